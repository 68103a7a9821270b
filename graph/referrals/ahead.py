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

Referral = tuple[object, ...]
"""Who brought, who was brought, and when."""
FURTHEST = 11
"""Generations of one statement: what the usual depth takes."""
MOST = 2_000
"""Referrals that it may come to, the same one as often as ways lead to it."""


@dataclass(slots=True)
class Ahead:
    """What is known of those who are not asked about yet, and of everybody found whether they are there.

    `missing` are ids that nobody has, as far as that was found out: where what is ahead was read and is few.
    """

    looking: Looking
    brought: dict[str, list[Referral]] = field(default_factory=dict)
    is_few: bool = True
    looked: set[str] = field(default_factory=set)
    there: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)

    async def below(self, ids: Sequence[str], steps: int, *, limit: int) -> list[Referral]:
        """Whom these brought, who is wanted to so many steps; `limit` is only of what is read for it alone."""
        if steps > 1 and self.is_few and self.looking.engine == "neo4j":
            await self._look([each for each in ids if each not in self.brought], min(steps, FURTHEST))
        rows = [row for each in ids for row in self.brought.get(each, ())]
        unknown = [each for each in ids if each not in self.brought]
        if not unknown:
            return rows
        return rows + [tuple(row) for row in listed(await self._read(statements.BELOW, unknown, limit))]

    async def _look(self, ids: Sequence[str], steps: int) -> None:
        """Learn what is so many steps ahead, unless it is too much."""
        if not ids:
            return
        rows = await self.looking.found(statements.further(steps), ids=list(ids), limit=MOST)
        self.is_few = len(rows) < MOST
        if self.is_few:
            self.missing |= set(ids) - {str(row[0]) for row in rows}
            referrals = [row for row in rows if row[1] is not None]
            self.brought |= whole(ids, referrals, steps)
            await self.seen({str(row[1]) for row in referrals})

    async def _read(self, text: str, ids: Sequence[str], limit: int) -> list[list[object]]:
        return await self.looking.read(text, ids=list(ids), limit=limit)

    async def seen(self, ids: Iterable[str]) -> frozenset[str]:
        """Which of these are there for who asks; about each it is asked once."""
        wanted = frozenset(ids)
        self.there |= await self.looking.seen("Customer", sorted(wanted - self.looked))
        self.looked |= wanted
        return wanted & self.there


def whole(ids: Iterable[str], rows: Iterable[Sequence[object]], steps: int) -> Mapping[str, list[Referral]]:
    """The referrals of everybody whom fewer steps lead to, each once; nobody brought themselves."""
    brought = defaultdict[str, list[Referral]](list)
    for row in dict.fromkeys(tuple(each) for each in rows if each[0] != each[1]):
        brought[str(row[0])].append(row)
    found, front = dict[str, list[Referral]](), set(ids)
    for _ in range(steps):
        found |= {each: brought.get(each, []) for each in front}
        front = {str(row[1]) for each in front for row in found[each]} - found.keys()
    return found
