"""The statements of a write, noted as they go to the engine, and about others so that they can be sent again."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from graph.bolt import BoltStore
from graph.ids import new_id
from graph.statement import Statement
from graph.store import Row, Transaction

WORD = re.compile(r"\b(?:[a-z]{3}_[0-9a-z]{26}|[0-9a-f]{32}|[cRS]\d+)\b")
"""An id of a node or of a commit; the key of a customer, the number of a purchase, the key of a product."""
MADE = re.compile(r"(?:int|idn|adr)_")
"""Ids that a purchase makes, rather than those that it names."""


@dataclass
class Heard:
    """A transaction that writes down what goes through it."""

    inner: Transaction
    said: list[Statement]

    async def run(self, statement: Statement, /) -> list[Row]:
        self.said.append(statement)
        return await self.inner.run(statement)


@dataclass
class Listening:
    """A store that remembers the statements of its last write."""

    inner: BoltStore
    said: list[Statement] = field(default_factory=list)

    @property
    def engine(self) -> Any:
        return self.inner.engine

    async def read(self, statement: Statement, **options: Any) -> list[Row]:
        return await self.inner.read(statement, **options)

    async def write(self, work: Callable[[Transaction], Awaitable[Any]], **options: Any) -> Any:
        async def attempt(tx: Transaction) -> Any:
            self.said.clear()
            return await work(Heard(tx, self.said))

        return await self.inner.write(attempt, **options)


def about_others(said: Sequence[Statement], named: Sequence[Sequence[str]], chance: Random) -> list[Statement]:
    """The same of other things: each of those `named` becomes the one so many places further on in its own list,
    the same number in all of them; what a purchase makes is new."""
    steps = chance.randrange(1, min(map(len, named)))
    others = {one: some[(at + steps) % len(some)] for some in named for at, one in enumerate(some)}
    return [Statement(each.text, _renamed(each.parameters, others, chance)) for each in said]


def _renamed(value: Any, others: dict[str, str], chance: Random) -> Any:
    match value:
        case str():
            return WORD.sub(lambda found: _other(found[0], others, chance), value)
        case dict():
            return {name: _renamed(each, others, chance) for name, each in value.items()}
        case list() | tuple():
            return [_renamed(each, others, chance) for each in value]
        case _:
            return value


def _other(word: str, others: dict[str, str], chance: Random) -> str:
    if word not in others:
        others[word] = _new(word, chance)
    return others[word]


def _new(word: str, chance: Random) -> str:
    """A word for a thing that is made anew; what a purchase only names stays."""
    if "_" in word:
        return new_id(word[:3]) if MADE.match(word) else word
    return f"R{chance.getrandbits(60)}" if word.startswith("R") else f"{chance.getrandbits(128):032x}"
