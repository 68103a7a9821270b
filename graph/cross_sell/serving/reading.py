"""What serving needs of whoever asks: rows, and which of some nodes are there for them."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.cross_sell.serving.terms import Strategy, Terms
from graph.statement import Statement
from graph.store import Reader, Row

SPARE, MANY = 50, 5000


class Asking(Protocol):
    """Ways to read for somebody with rights."""

    async def read(self, text: str, **parameters: object) -> list[Row]:
        """Every row of a statement."""

    def seen(self, name: str, ids: Sequence[str], /) -> Awaitable[frozenset[str]]:
        """Which nodes of a type are there for who asks."""

    def fulfilling(self, ids: Sequence[str], /) -> Awaitable[frozenset[str]]:
        """Which nodes fulfil the condition of the question, if it has one."""


@dataclass(frozen=True, slots=True)
class Everything:
    """Reads for Kith itself, to whom everything is there."""

    reader: Reader

    async def read(self, text: str, **parameters: object) -> list[Row]:
        return await self.reader.read(Statement(text, parameters))

    async def seen(self, _name: str, ids: Sequence[str], /) -> frozenset[str]:
        return frozenset(ids)

    async def fulfilling(self, ids: Sequence[str], /) -> frozenset[str]:
        return frozenset(ids)


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
    def most(self) -> int:
        """How many candidates are looked at: more than wanted, for what is blocked or not sold; or does not fit."""
        return self.first + (MANY if self.narrows or self.diversity else SPARE)

    @property
    def tells_consents(self) -> bool:
        """Whether who asks may know what somebody agreed to."""
        return "Consent" in self.knows

    @property
    def tells_cases(self) -> bool:
        """Whether who asks may know that somebody complained."""
        return "Case" in self.knows
