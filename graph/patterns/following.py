"""What follows what, counted for all buyers at once, for products that many buy.

Each buyer's shortest way from one product to another is kept in a small matrix over their own products; those of all
buyers are counted by windows of days. How long it took in the middle is looked up afterwards, for pairs that are kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from graph.patterns.sequences import Sequence
from graph.patterns.table import Ints, Table, owners

WINDOWS = (1, 7, 14, 30, 60, 90)
"""Days within which something may follow."""
LARGEST, MOST = 2000, 500
"""Products that are looked at, those with most buyers; pairs that are kept for each window."""
DAY = 86_400_000_000
Gaps = NDArray[np.float64]


def following(table: Table, *, fewest: int, most: int = MOST) -> dict[int, list[Sequence]]:
    """For each window the pairs of so many buyers or more, the highest lift first."""
    found = _narrowed(table.known())
    having, everybody = owners(found), len(np.unique(table.known().buyer))
    counts = _counts(found)
    kept = {
        days: _best(counts[:, :, place], having, everybody, fewest=fewest, most=most)
        for place, days in enumerate(WINDOWS)
    }
    medians = _medians(found, {pair[:2] for some in kept.values() for pair in some})
    return {
        days: [_sequence(found.products, pair, having, everybody, medians[pair[:2]], days) for pair in some]
        for days, some in kept.items()
    }


def _narrowed(table: Table) -> Table:
    """The products that most buy, and those alone among the names."""
    chosen = np.sort(np.argsort(-owners(table), kind="stable")[:LARGEST])
    place = np.full(len(table.products), -1, np.int64)
    place[chosen] = np.arange(len(chosen))
    some = table.rows(place[table.product] >= 0)
    names = tuple(table.products[each] for each in chosen)
    return Table(some.buyers, names, some.baskets, some.basket, some.buyer, place[some.product], some.moment)


def _counts(table: Table) -> Ints:
    """Products x products x windows: how many buyers came from one to the other within each."""
    width = len(table.products)
    found = np.zeros((width, width, len(WINDOWS) + 1), np.int32)
    for some in _each_buyer(table):
        own = np.unique(some.product)
        gaps = shortest(some, own)
        first, then = np.nonzero(np.isfinite(gaps))
        window = np.searchsorted(np.array(WINDOWS) * DAY, gaps[first, then], side="left")
        found[own[first], own[then], window] += 1
    return np.asarray(np.cumsum(found, axis=2)[:, :, : len(WINDOWS)], np.int64)


def _each_buyer(table: Table) -> Iterator[Table]:
    starts = np.flatnonzero(np.append(True, np.diff(table.buyer) != 0)[: len(table.buyer)]).tolist()
    for begin, end in pairwise([*starts, len(table.buyer)]):
        part = slice(begin, end)
        yield Table(table.buyers, table.products, table.baskets, table.basket[part], table.buyer[part],
                    table.product[part], table.moment[part])  # fmt: skip


def shortest(one: Table, own: Ints) -> Gaps:
    """How soon one thing followed another, for one buyer; not a number of microseconds where it never did in time."""
    found = np.full((len(own), len(own)), np.inf)
    moments, begins = np.unique(one.moment, return_index=True)
    goods = np.split(np.searchsorted(own, one.product), begins[1:])
    for later in range(1, len(moments)):
        # Of several ways to what was bought now, the shortest begins last: earlier moments first, later ones over them.
        for earlier in range(np.searchsorted(moments, moments[later] - WINDOWS[-1] * DAY), later):
            gap = moments[later] - moments[earlier]
            cells = np.ix_(goods[earlier], goods[later])
            found[cells] = np.minimum(found[cells], gap)
    np.fill_diagonal(found, np.inf)
    return found


def _best(counted: Ints, having: Ints, everybody: int, *, fewest: int, most: int) -> list[tuple[int, int, int]]:
    first, then = np.nonzero(counted >= fewest)
    buyers = counted[first, then]
    lift = buyers / having[first] * everybody / having[then]
    order = np.lexsort((then, first, -buyers, -lift))[:most]
    return [(int(first[each]), int(then[each]), int(buyers[each])) for each in order]


def _medians(table: Table, pairs: set[tuple[int, int]]) -> dict[tuple[int, int], Gaps]:
    """Every buyer's shortest way between the products of each pair, in days, the shortest first."""
    wanted = np.zeros((len(table.products),) * 2, bool)
    for pair in pairs:
        wanted[pair] = True
    found: dict[tuple[int, int], list[float]] = {pair: [] for pair in pairs}
    is_in_one = np.asarray(wanted.any(axis=0)) | np.asarray(wanted.any(axis=1))
    some = table.rows(is_in_one[table.product])
    for one in _each_buyer(some):
        own = np.unique(one.product)
        gaps = shortest(one, own)
        for first, then in np.argwhere(np.asarray(np.isfinite(gaps)) & wanted[np.ix_(own, own)]).tolist():
            found[int(own[first]), int(own[then])].append(gaps[first, then] / DAY)
    return {pair: np.sort(np.array(gaps)) for pair, gaps in found.items()}


def _sequence(
    names: tuple[str, ...], pair: tuple[int, int, int], having: Ints, everybody: int, gaps: Gaps, days: int
) -> Sequence:
    first, then, buyers = pair
    confidence = buyers / int(having[first])
    lift = confidence * everybody / int(having[then])
    middle = float(np.median(gaps[gaps <= days]))
    return Sequence(names[first], names[then], buyers, int(having[first]), confidence, lift, middle)
