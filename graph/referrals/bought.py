"""What customers bought in a time, and what that comes to over many of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.referrals import statements
from graph.referrals.looking import Looking, listed
from graph.store import Row

PURCHASES = 100_000
"""Purchases that are looked at one by one, at most, for those who may not see them all."""


@dataclass(frozen=True, slots=True)
class Bought:
    """How often somebody bought, for how much, and when first."""

    times: int
    spent: int
    first: str


Spending = Mapping[str, Bought]
"""By the ids of those who bought anything."""


async def bought_by(ids: Sequence[str], since: str, until: str, looking: Looking) -> tuple[Spending, bool]:
    """What customers bought from a moment to another, and whether some purchases were too many to be looked at."""
    if not ids:
        return {}, False
    between = {"ids": list(ids), "since": since, "until": until}
    if not looking.is_restricted("Purchase"):
        return spending(listed(await looking.read(statements.BOUGHT, **between))), False
    rows = listed(await looking.read(statements.PURCHASES, **between, limit=PURCHASES + 1))
    seen = await looking.seen("Purchase", [str(row[1]) for row in rows])
    return spending(_summed(row for row in rows if row[1] in seen)), len(rows) > PURCHASES


def spending(rows: Iterable[Row]) -> Spending:
    """Rows of id, number of purchases, their total, and the first."""
    return {
        str(id_): Bought(int(str(times)), int(str(spent)), str(first)) for id_, times, spent, first in rows if times
    }


def _summed(rows: Iterable[Row]) -> Iterable[Row]:
    by_customer = defaultdict[object, list[Row]](list)
    for row in rows:
        by_customer[row[0]].append(row)
    for customer, own in by_customer.items():
        yield [customer, len(own), sum(int(str(each[2])) for each in own), min(str(each[3]) for each in own)]
