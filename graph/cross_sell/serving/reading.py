"""What serving needs of whoever asks: rows, and which of some nodes are there for them."""

from __future__ import annotations

from collections.abc import Awaitable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Protocol, cast

from graph.cross_sell.serving import statements
from graph.cross_sell.serving.kept import Kept
from graph.cross_sell.serving.terms import Strategy, Terms
from graph.statement import Statement
from graph.store import Reader, Row

SPARE, MANY = 3, 5000


class Asking(Protocol):
    """Ways to read for somebody with rights."""

    @property
    def kept(self) -> Kept:
        """What the process keeps of the model that is served."""

    async def read(self, text: str, **parameters: object) -> list[Row]:
        """Every row of a statement."""

    def seen(self, name: str, ids: Sequence[str], /) -> Awaitable[frozenset[str]]:
        """Which nodes of a type are there for who asks."""

    def fulfilling(self, ids: Sequence[str], /) -> Awaitable[frozenset[str]]:
        """Which nodes fulfil the condition of the question, if it has one."""

    def sellable(self, ids: Sequence[str], today: str, /) -> Awaitable[frozenset[str]]:
        """Which products can be offered today, and are there for who asks."""


async def sold(ask: Asking, products: Collection[str], today: str) -> frozenset[str]:
    """Which of these can be offered today, whoever asks."""
    rows = await ask.read(statements.SELLABLE, ids=sorted(products), today=today) if products else [[[]]]
    return frozenset(cast("list[str]", rows[0][0]))


@dataclass(frozen=True, slots=True)
class Everything:
    """Reads for Kith itself, to whom everything is there."""

    reader: Reader
    kept: Kept = field(default_factory=Kept)

    async def read(self, text: str, **parameters: object) -> list[Row]:
        return await self.reader.read(Statement(text, parameters))

    async def seen(self, _name: str, ids: Sequence[str], /) -> frozenset[str]:
        return frozenset(ids)

    async def fulfilling(self, ids: Sequence[str], /) -> frozenset[str]:
        return frozenset(ids)

    async def sellable(self, ids: Sequence[str], today: str, /) -> frozenset[str]:
        return await sold(self, ids, today)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for. `bought_before` is the moment before which a purchase no longer stands in the way of an offer.

    `begins` is the strategy to begin with. `narrows` says that the question has a condition on products, `explains`
    that reasons are asked for; `knows` are the types that are there for who asks.
    """

    first: int
    terms: Terms
    now: str
    today: str
    dismissed_since: str
    begins: Strategy = Strategy.PERSONAL
    diversity: float = 0.0
    bought_before: str | None = None
    narrows: bool = False
    explains: bool = True
    knows: frozenset[str] = frozenset()

    @property
    def looks_far(self) -> bool:
        """Whether much may stand behind what does not fit."""
        return self.narrows or self.diversity > 0

    @property
    def most(self) -> int:
        """How many candidates are looked at first: more than wanted, for what is not sold; or does not fit."""
        return self.first + (MANY if self.looks_far else SPARE)

    @property
    def tells_consents(self) -> bool:
        """Whether who asks may know what somebody agreed to."""
        return "Consent" in self.knows

    @property
    def tells_cases(self) -> bool:
        """Whether who asks may know that somebody complained."""
        return "Case" in self.knows
