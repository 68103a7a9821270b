"""Random referrals with circles, duplicates, islands and somebody who brought very many; and who looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from random import Random
from typing import Any

from graph.referrals import statements
from graph.referrals.ahead import FURTHEST
from graph.referrals.looking import listed
from graph.store import Engine, Row

Pair = tuple[str, str]


def crowd(seed: int, people: int = 60) -> list[Pair]:
    """Whom everybody brought: trees, some circles, one who brought a third of all, some pairs twice."""
    dice = Random(seed)
    names = [f"c{each:03}" for each in range(people)]
    pairs = [(dice.choice(names), each) for each in names if dice.random() < 0.7]
    pairs += [(names[0], each) for each in dice.sample(names, people // 3)]
    return [(a, b) for a, b in pairs + pairs[:5] if a != b]


@dataclass(slots=True)
class Onlooker:
    """Reads what was made up, as an engine would; those who are `hidden` are not there for them."""

    pairs: Sequence[Pair]
    hidden: frozenset[str] = frozenset()
    engine: Engine = "arcadedb"
    asked: list[str] = field(default_factory=list)

    async def read(self, text: str, **parameters: object) -> list[Row]:
        self.asked.append(text)
        return self.answers[text](parameters)

    async def go_over(self, text: str, **parameters: object) -> list[Row]:
        return await self.read(text, **parameters)

    async def found(self, text: str, **parameters: object) -> list[Any]:
        return listed(await self.read(text, **parameters))

    @property
    def answers(self) -> Mapping[str, Callable[[Mapping[str, object]], list[Row]]]:
        further = {statements.further(each): partial(self._further, each) for each in range(2, FURTHEST + 1)}
        return {statements.BELOW: self._below, **further}

    def _below(self, parameters: Mapping[str, object]) -> list[Row]:
        ids, limit = parameters["ids"], parameters["limit"]
        assert isinstance(ids, list)
        assert isinstance(limit, int)
        return [[[[a, b, None] for a, b in self.pairs if a in ids][:limit]]]

    def _further(self, steps: int, parameters: Mapping[str, object]) -> list[Row]:
        ids, limit = parameters["ids"], parameters["limit"]
        assert isinstance(ids, list)
        assert isinstance(limit, int)
        return [[list(islice((each for id_ in ids for each in self._ways_or_none(id_, steps)), limit))]]

    def _ways_or_none(self, start: str, steps: int) -> Iterator[Row]:
        """Of somebody who is there and brought nobody the id alone."""
        ways = self._ways(start, steps)
        first = next(ways, None)
        if first is not None:
            yield from (first, *ways)
        elif any(start in pair for pair in self.pairs):
            yield [start, None, None]

    def _ways(self, start: str, steps: int, passed: frozenset[int] = frozenset()) -> Iterator[Row]:
        """The last step of every way that takes none twice."""
        for number, (a, b) in enumerate(self.pairs if steps else ()):
            if a == start and number not in passed:
                yield [a, b, None]
                yield from self._ways(b, steps - 1, passed | {number})

    async def seen(self, type_name: str, ids: Sequence[str]) -> frozenset[str]:
        assert type_name == "Customer"
        return frozenset(ids) - self.hidden

    def is_restricted(self, _type_name: str) -> bool:
        return bool(self.hidden)
