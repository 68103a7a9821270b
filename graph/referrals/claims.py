"""What `program` is made of, read from the graph: claims, what came of them, and who could have invited somebody."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from graph.referrals import statements
from graph.referrals.bought import Spending, bought_by, spending
from graph.referrals.looking import Looking, listed
from graph.referrals.program import Claim

MOST = 100_000
"""Claims, and customers one by one, that are looked at."""
ALWAYS = ("", "9999-12-31T23:59:59.999999")


async def claims_of(looking: Looking) -> tuple[list[Claim], bool]:
    """Every claim that was not refused, and whether there are more than are looked at."""
    rows = listed(await looking.go_over(statements.CLAIMS, limit=MOST + 1))
    seen = await looking.seen("Customer", sorted({each for row in rows for each in row[:2]}))
    claims = [
        Claim(a, b, at, channel, code, bool(is_credited), reward or 0)
        for a, b, at, channel, code, is_credited, reward in rows[:MOST]
        if a in seen and b in seen
    ]
    return claims, len(rows) > MOST


async def bought_of(claims: Iterable[Claim], looking: Looking) -> tuple[Spending, bool]:
    """What everybody bought with whom somebody is credited, and whether some of it was too much to be looked at."""
    if looking.is_restricted("Purchase"):
        return await bought_by(sorted({each.referred for each in claims if each.is_credited}), *ALWAYS, looking)
    return spending(listed(await looking.go_over(statements.BROUGHT_BOUGHT))), False


class Arrivals:
    """How many of those who have bought had come before a day; those of an unknown day always had."""

    __slots__ = ("_days", "_known", "_unknown")

    def __init__(self, counts: Iterable[tuple[str | None, int]]) -> None:
        found = dict[str, int]()
        for day, count in counts:
            found[day or ""] = found.get(day or "", 0) + count
        self._unknown = found.pop("", 0)
        self._days = sorted(found)
        self._known = [0, *accumulate(found[each] for each in self._days)]

    def before(self, day: str | None) -> int:
        """All of them where no day is given."""
        place = len(self._days) if day is None else bisect_left(self._days, day)
        return self._unknown + self._known[place]


async def arrivals_of(looking: Looking) -> tuple[Arrivals, bool]:
    """Who could have invited somebody, and whether they were too many to be looked at one by one."""
    if not looking.is_restricted("Customer"):
        rows = await looking.go_over(statements.ARRIVALS)
        return Arrivals((None if day is None else str(day), int(str(count))) for day, count in rows), False
    each = listed(await looking.go_over(statements.ARRIVED, limit=MOST + 1))
    seen = await looking.seen("Customer", [id_ for id_, _ in each])
    return Arrivals((day, 1) for id_, day in each if id_ in seen), len(each) > MOST
