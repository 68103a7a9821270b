"""Frequent sets of products, or of categories, down to the least support of which there are not too many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graph.patterns.itemsets import Itemset, among
from graph.patterns.table import Ints, Table

SUPPORTS = (0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001)
MOST, LONGEST, FEWEST = 3000, 5, 2
"""Sets that are kept, products in one, and baskets that one of them is in at least."""


@dataclass(frozen=True, slots=True)
class Mined:
    """Every set with this support or more, among so many baskets."""

    sets: tuple[Itemset, ...]
    support: float
    baskets: int


def mined(names: Sequence[str], basket: Ints, item: Ints, baskets: int) -> Mined:
    """The sets of the least support that is tried and gives no more than can be kept; pairs of basket and item in."""
    found = Mined((), 1.0, baskets)
    for support in (each for each in SUPPORTS if each * baskets >= FEWEST):
        sets = among(_bits(names, basket, item, baskets, support), baskets, support=support, longest=LONGEST, most=MOST)
        if len(sets) > MOST:
            break
        found = Mined(tuple(sets), support, baskets)
    return found


def _bits(names: Sequence[str], basket: Ints, item: Ints, baskets: int, support: float) -> Mapping[str, int]:
    """The baskets of each item that is in enough of them, as bits of one integer."""
    order = np.argsort(item, kind="stable")
    starts = np.searchsorted(item[order], np.arange(len(names) + 1))
    enough = np.flatnonzero(np.diff(starts) >= support * baskets - 1e-9).tolist()
    return {names[each]: _integer(basket[order[starts[each] : starts[each + 1]]], baskets) for each in enough}


def _integer(places: Ints, size: int) -> int:
    marks = np.zeros(size, np.uint8)
    marks[places] = 1
    return int.from_bytes(np.packbits(marks, bitorder="little").tobytes(), "little")


def of_products(table: Table) -> Mined:
    """Sets of products."""
    return mined(table.products, table.basket, table.product, table.baskets)


def of_categories(table: Table, categories: Mapping[str, Sequence[str]]) -> Mined:
    """Sets of categories; `categories` are those of each product."""
    names = tuple(sorted({each for some in categories.values() for each in some}))
    place = {name: number for number, name in enumerate(names)}
    rows = [(number, place[each]) for number, each in _pairs(table.products, categories)]
    product, category = np.array(rows, np.int64).reshape(-1, 2).T
    order = np.argsort(table.product, kind="stable")
    starts = np.searchsorted(table.product[order], np.arange(len(table.products) + 1))
    sizes = np.diff(starts)[product]
    parts = [table.basket[order[starts[each] : starts[each + 1]]] for each in product]
    basket = np.concatenate([np.zeros(0, np.int64), *parts])
    width = max(len(names), 1)
    once = np.unique(basket * width + np.repeat(category, sizes))
    return mined(names, once // width, once % width, table.baskets)


def _pairs(products: Sequence[str], categories: Mapping[str, Sequence[str]]) -> Iterator[tuple[int, str]]:
    return ((number, each) for number, name in enumerate(products) for each in sorted(set(categories.get(name, ()))))
