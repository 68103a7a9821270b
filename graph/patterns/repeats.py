"""How long something lasts, and when somebody will want it again.

The interval that is expected is between the buyer's own middle one and the middle one of all buyers of the product: it
leans on the former the more of their own there are. Days on which somebody bought count, not purchases.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from graph.patterns.sequences import Visit

LEANING = 2.0
"""With how many intervals of their own a buyer counts as much as all the others."""
Days = Mapping[tuple[str, str], list[date]]


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long a product lasts: the middle of all intervals, how many there are, and of how many buyers."""

    product: str
    days: float
    intervals: int
    buyers: int


@dataclass(frozen=True, slots=True)
class NextPurchase:
    """When a buyer will want a product again: `days` after the last time; from how many intervals of their own."""

    buyer: str
    product: str
    last_on: date
    days: float
    next_on: date
    intervals: int


def next_purchases(visits: Iterable[Visit], known: Iterable[Lasting]) -> tuple[NextPurchase, ...]:
    """For everybody what runs out when, of the products whose lasting is known: the soonest first."""
    usual = {each.product: each.days for each in known}
    found = [
        _next(buyer, product, days, usual[product])
        for (buyer, product), days in days_of(visits).items()
        if product in usual
    ]
    return tuple(sorted(found, key=lambda each: (each.next_on, each.buyer, each.product)))


def _next(buyer: str, product: str, days: list[date], usual: float) -> NextPurchase:
    own = between(days)
    middle = median(own) if own else usual
    expected = (len(own) * middle + LEANING * usual) / (len(own) + LEANING)
    return NextPurchase(buyer, product, days[-1], expected, days[-1] + timedelta(days=round(expected)), len(own))


def days_of(visits: Iterable[Visit]) -> Days:
    """On which days each buyer bought each product."""
    found: dict[tuple[str, str], set[date]] = defaultdict(set)
    for visit in visits:
        for product in visit.products:
            found[visit.buyer, product].add(visit.at.date())
    return {pair: sorted(days) for pair, days in found.items()}


def between(days: list[date]) -> list[int]:
    """The intervals from each day to the next."""
    return [(later - earlier).days for earlier, later in pairwise(days)]
