"""Who brought most: customers, buyers, or what these paid. Only those count whom somebody brought themselves.

An engine adds up and puts in order what everybody may see. Where nodes may be missing for who asks, every pair is
looked at and `ranked` does the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.referrals import statements
from graph.referrals.bought import Spending, bought_by
from graph.referrals.looking import Looking, listed
from graph.store import Row

MOST = 1000
"""So many leaders are told."""
PAIRS = 50_000
"""Referrals that are looked at one by one, at most."""


class Measure(StrEnum):
    """By what leaders are ranked."""

    CUSTOMERS = "CUSTOMERS"
    BUYERS = "BUYERS"
    REVENUE = "REVENUE"


@dataclass(frozen=True, slots=True)
class Leader:
    """How many customers somebody brought, how many of these bought in a time, and for how much."""

    customer: str
    customers: int
    buyers: int = 0
    revenue: int = 0


@dataclass(frozen=True, slots=True)
class Ranking:
    """The leaders, the first first. `is_cut` says that others come behind them, or were too many to be looked at."""

    leaders: tuple[Leader, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Span:
    """The moments that purchases are counted from and until, and the least buyers whose sum may decide an order."""

    since: str
    until: str
    least: int = 0


async def ranking(by: Measure, span: Span, looking: Looking, *, most: int = MOST) -> Ranking:
    """The leaders; by CUSTOMERS their other figures are left at 0 for `figures` to tell, as far as they are wanted."""
    if looking.is_restricted("Customer") or looking.is_restricted("Purchase"):
        return await _looked_through(by, span, looking, most)
    if by is Measure.CUSTOMERS:
        rows = await looking.go_over(statements.MOST_CUSTOMERS, limit=most + 1)
    else:
        given = {"since": span.since, "until": span.until, "least": span.least, "by": by.value}
        rows = await looking.go_over(statements.MOST_BOUGHT, **given, limit=most + 1)
    return Ranking(tuple(map(_leader, rows[:most])), len(rows) > most)


async def figures(leaders: Sequence[Leader], span: Span, looking: Looking) -> Mapping[str, Leader]:
    """All figures of a few leaders, by their ids; where nodes may be missing they have them already."""
    if looking.is_restricted("Customer") or looking.is_restricted("Purchase") or not leaders:
        return {each.customer: each for each in leaders}
    ids = [each.customer for each in leaders]
    rows = await looking.read(statements.BOUGHT_BELOW, ids=ids, since=span.since, until=span.until)
    return {each.customer: each for each in map(_leader, rows)}


def _leader(row: Row) -> Leader:
    customer, *counts = row
    return Leader(str(customer), *(int(str(each)) for each in counts))


async def _looked_through(by: Measure, span: Span, looking: Looking, most: int) -> Ranking:
    pairs = [(str(a), str(b)) for a, b in listed(await looking.go_over(statements.PAIRS, limit=PAIRS + 1))]
    is_cut, pairs = len(pairs) > PAIRS, pairs[:PAIRS]
    seen = await looking.seen("Customer", sorted({each for pair in pairs for each in pair}))
    pairs = [pair for pair in pairs if seen.issuperset(pair)]
    bought, is_short = await bought_by(sorted({b for _, b in pairs}), span.since, span.until, looking)
    leaders = ranked(pairs, bought, by, least=span.least)
    return Ranking(tuple(leaders[:most]), is_cut or is_short or len(leaders) > most)


def ranked(pairs: Iterable[tuple[str, str]], bought: Spending, by: Measure, *, least: int = 0) -> list[Leader]:
    """Everybody who brought somebody, the first first; ties by id."""
    brought = dict[str, set[str]]()
    for referrer, customer in pairs:
        brought.setdefault(referrer, set()).add(customer)
    leaders = [_added_up(each, customers, bought) for each, customers in brought.items()]
    return sorted(leaders, key=lambda each: (-_weight(each, by, least), each.customer))


def _added_up(customer: str, brought: set[str], bought: Spending) -> Leader:
    own = [bought[each] for each in brought if each in bought]
    return Leader(customer, len(brought), len(own), sum(each.spent for each in own))


def _weight(leader: Leader, by: Measure, least: int) -> int:
    if by is Measure.CUSTOMERS:
        return leader.customers
    if by is Measure.BUYERS:
        return leader.buyers
    return -1 if leader.buyers < least else leader.revenue


async def one_per_home(leaders: Sequence[Leader], day: str, looking: Looking) -> list[Leader]:
    """Of each household the first alone; whoever has none on that day stays."""
    rows = await looking.read(statements.HOMES, ids=[each.customer for each in leaders], day=day)
    seen = await looking.seen("Household", sorted({str(home) for _, home in rows}))
    homes = {str(customer): str(home) for customer, home in sorted(rows, key=repr) if home in seen}
    first = dict[str, Leader]()
    for each in leaders:
        first.setdefault(homes.get(each.customer, each.customer), each)
    return list(first.values())
