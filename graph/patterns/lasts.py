"""How long products last and what runs out when, for all buyers at once, with the numbers of `repeats.py`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from graph.patterns.repeats import LEANING, Lasting
from graph.patterns.table import Ints, Table

START = date(1970, 1, 1)
Due = tuple[str, str, str, str, float, int]
"""When next, who, what, when last, after how many days, and from how many intervals of their own."""


def lasting(table: Table, *, fewest: int = 3) -> tuple[Lasting, ...]:
    """Every product that so many buyers or more have bought again, by name."""
    buyer, product, _, gap = _intervals(table)
    order = np.lexsort((gap, product))
    found = []
    for rows in np.split(order, np.flatnonzero(np.diff(product[order])) + 1) if len(order) else []:
        buyers = len(np.unique(buyer[rows]))
        if buyers >= fewest:
            name = table.products[int(product[rows[0]])]
            found.append(Lasting(name, float(np.median(gap[rows])), len(rows), buyers))
    return tuple(found)


def due(table: Table, known: tuple[Lasting, ...], *, since: date) -> Iterator[Due]:
    """What runs out on a day or later, of what buyers have bought again: the soonest first, then by buyer."""
    usual = np.full(len(table.products), np.nan)
    places = {name: place for place, name in enumerate(table.products)}
    for each in known:
        usual[places[each.product]] = each.days
    buyer, product, last, gap = _intervals(table)
    order = np.lexsort((gap, product, buyer))
    fresh = np.append(True, (np.diff(buyer[order]) != 0) | (np.diff(product[order]) != 0))[: len(order)]
    starts = np.flatnonzero(fresh)
    counts = np.diff(np.append(starts, len(order)))
    middle = (gap[order][starts + (counts - 1) // 2] + gap[order][starts + counts // 2]) / 2
    first = order[starts]
    days = (counts * middle + LEANING * usual[product[first]]) / (counts + LEANING)
    # A pair's rows have the day of its last purchase in common.
    yield from _ordered(table, buyer[first], product[first], last[first], days, counts, since)


def _ordered(
    table: Table, buyer: Ints, product: Ints, last: Ints, days: NDArray[np.float64], counts: Ints, since: date
) -> Iterator[Due]:
    kept = np.flatnonzero(~np.isnan(days))
    on = last[kept] + np.round(days[kept]).astype(np.int64)
    kept, on = kept[on >= (since - START).days], on[on >= (since - START).days]
    for place in np.lexsort((product[kept], buyer[kept], on)):
        each = kept[place]
        yield (_day(on[place]), table.buyers[buyer[each]], table.products[product[each]], _day(last[each]),
               round(float(days[each]), 2), int(counts[each]))  # fmt: skip


def _intervals(table: Table) -> tuple[Ints, Ints, Ints, Ints]:
    """For all times that something was bought again: buyer, product, the day of its last purchase, days between."""
    rows = table.known()
    order = np.lexsort((rows.day, rows.product, rows.buyer))
    buyer, product, day = rows.buyer[order], rows.product[order], rows.day[order]
    same = (np.diff(buyer) == 0) & (np.diff(product) == 0)
    ends = np.flatnonzero(np.append(~same, True))[: len(day)]
    last = day[ends[np.searchsorted(ends, np.arange(len(day)))]] if len(day) else day
    again = np.flatnonzero(same & (np.diff(day) > 0)) + 1
    return buyer[again], product[again], last[again], day[again] - day[again - 1]


def _day(number: np.int64) -> str:
    return (START + timedelta(days=int(number))).isoformat()
