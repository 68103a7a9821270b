"""Whom customers brought, read several generations ahead where an engine can be told to stop in time.

What is ahead is taken only if it is whole: then everybody found in fewer steps than were walked has all of their
referrals in it. Where there is more than that, each generation is a statement of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.referrals import statements
from graph.referrals.looking import Looking, listed

Referral = tuple[str, str | None]
"""Who was brought, and when."""
Brought = dict[str, list[Referral]]
"""Whom everybody brought."""
FURTHEST = 11
"""Generations of one statement: what the usual depth takes."""
MOST = 2_000
"""Referrals that it may come to, the same one as often as ways lead to it."""


@dataclass(slots=True)
class Ahead:
    """What was read: whom those brought who were asked about, and others who are there for who asks; how many more
    referrals may be read by generation. `read` holds more than was asked about.

    `missing` are ids that nobody has, as far as that was found out: where what is ahead was read and is few.
    """

    looking: Looking
    left: int
    brought: Brought = field(default_factory=dict)
    read: Brought = field(default_factory=dict)
    is_few: bool = True
    missing: set[str] = field(default_factory=set)

    async def learn(self, ids: Sequence[str], steps: int) -> bool:
        """Find out whom these brought, of whom so many generations are wanted; whether it was too much."""
        if steps > 1 and self.is_few and self.looking.engine == "neo4j":
            await self._look([each for each in ids if each not in self.read], min(steps, FURTHEST))
        unknown = [each for each in ids if each not in self.read]
        is_cut = bool(unknown) and await self._one_generation(unknown)
        for each in ids:
            some = self.read[each]
            self.brought[each] = some[: self.left]
            is_cut = is_cut or len(some) > self.left
            self.left -= len(self.brought[each])
        return is_cut

    async def _look(self, ids: Sequence[str], steps: int) -> None:
        """Read what is so many steps ahead, unless it is too much."""
        if not ids:
            return
        rows = await self.looking.found(statements.further(steps), ids=list(ids), limit=MOST)
        self.is_few = len(rows) < MOST
        if self.is_few:
            self.missing |= set(ids) - {row[0] for row in rows}
            self.read |= whole(ids, await self._seen(row for row in rows if row[1] is not None), steps)

    async def _one_generation(self, ids: Sequence[str]) -> bool:
        rows = listed(await self.looking.read(statements.BELOW, ids=list(ids), limit=self.left + 1))
        self.read |= {each: [] for each in ids} | grouped(await self._seen(rows))
        return len(rows) > self.left

    async def _seen(self, rows: Iterable[Sequence[str]]) -> Iterable[Sequence[str]]:
        """Those whose customers are there for who asks."""
        some = list(rows)
        there = await self.looking.seen("Customer", sorted({row[1] for row in some}))
        return (row for row in some if row[1] in there)


def grouped(rows: Iterable[Sequence[str]]) -> Brought:
    """Referrals by who brought somebody."""
    found = defaultdict[str, list[Referral]](list)
    for parent, customer, at in rows:
        found[parent].append((customer, at))
    return found


def whole(ids: Iterable[str], rows: Iterable[Sequence[str]], steps: int) -> Mapping[str, list[Referral]]:
    """The referrals of everybody whom fewer steps lead to, each once; nobody brought themselves."""
    brought = grouped(row for row in dict.fromkeys(map(tuple, rows)) if row[0] != row[1])
    found, front = Brought(), set(ids)
    for _ in range(steps):
        found |= {each: brought.get(each, []) for each in front}
        front = {customer for each in front for customer, _ in found[each] if customer not in found}
    return found
