"""What came of somebody's referrals, generation by generation.

>>> generations([Place("b", "a", 1, None), Place("c", "b", 2, None)], {"c": Bought(2, 500, "2025-01-01T00:00:00")})
[Generation(depth=1, customers=1, buyers=0, purchases=0, revenue=0),
 Generation(depth=2, customers=1, buyers=1, purchases=2, revenue=500)]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from graph.referrals.bought import Spending
from graph.referrals.trees import Place


@dataclass(frozen=True, slots=True)
class Generation:
    """Those so many steps below: how many, how many of them bought, how often and for how much."""

    depth: int
    customers: int
    buyers: int
    purchases: int
    revenue: int


def generations(places: Iterable[Place], spending: Spending) -> list[Generation]:
    """The generations of a tree, whose places are in the order of depth."""
    return [_generation(depth, list(some), spending) for depth, some in groupby(places, key=lambda each: each.depth)]


def _generation(depth: int, places: Sequence[Place], spending: Spending) -> Generation:
    own = [spending[each.customer] for each in places if each.customer in spending]
    return Generation(depth, len(places), len(own), sum(each.times for each in own), sum(each.spent for each in own))


def total(parts: Sequence[Generation]) -> Generation:
    """All generations together, down to the deepest."""
    return Generation(
        max((each.depth for each in parts), default=0), sum(each.customers for each in parts),
        sum(each.buyers for each in parts), sum(each.purchases for each in parts), sum(each.revenue for each in parts),
    )  # fmt: skip
