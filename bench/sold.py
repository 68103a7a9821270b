"""Made purchases of one to three products, some bought far more often than most: as sales, and as tables of a graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.crowd import node
from bench.population import Values, id_of
from graph.cross_sell.spool import Sale

BATCH, DAYS, LARGEST_BASKET = 50_000, 365, 3
FIRST = np.datetime64("2026-01-01T10:00:00")
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is."""

    customers: int
    products: int
    purchases: int

    def __str__(self) -> str:
        return f"{self.customers:,} customers, {self.products:,} products, {self.purchases:,} purchases"


@dataclass(frozen=True, slots=True)
class Bought:
    """One purchase: its number, who made it, the hour, and its products, each once."""

    number: int
    customer: int
    hour: int
    products: tuple[int, ...]

    @property
    def at(self) -> str:
        return str(FIRST + np.timedelta64(self.hour, "h"))


def bought(size: Size) -> Iterator[Bought]:
    """All of them, the same for the same size. Which products: the square of a chance number."""
    chance = np.random.default_rng(1)
    for start in range(0, size.purchases, BATCH):
        many = min(BATCH, size.purchases - start)
        who = chance.integers(0, size.customers, many).tolist()
        what = (chance.random((many, LARGEST_BASKET)) ** 2 * size.products).astype(int)
        sizes = chance.integers(1, LARGEST_BASKET + 1, many)
        hours = chance.integers(0, DAYS * 24, many).tolist()
        for at in range(many):
            yield Bought(start + at, who[at], hours[at], tuple(sorted(set(what[at, : sizes[at]].tolist()))))


def sales(size: Size) -> Iterator[Sale]:
    """As learning reads them."""
    for each in bought(size):
        goods = tuple(id_of("Product", product) for product in each.products)
        yield Sale(id_of("Interaction", each.number), id_of("Customer", each.customer), each.at, goods)


def tables(size: Size) -> Mapping[str, Iterator[Values]]:
    """As a graph, by the options of Neo4j's own import."""
    return {
        "--nodes=Customer": (node("Customer", number, f"Customer {number}") for number in range(size.customers)),
        "--nodes=Product": (
            {**node("Product", number, f"Product {number}"), "kind": "GOODS"} for number in range(size.products)
        ),
        "--nodes=Interaction": (
            {"id": id_of("Interaction", each.number), "kind": "PURCHASE", "at": each.at} for each in bought(size)
        ),
        "--relationships=HAD": (
            _linked("Customer", each.customer, "Interaction", each.number, {}) for each in bought(size)
        ),
        "--relationships=CONTAINS": (
            _linked("Interaction", each.number, "Product", product, {"line": line, "quantity": 1})
            for each in bought(size)
            for line, product in enumerate(each.products, start=1)
        ),
        "--relationships=BOUGHT": _owned(size),
    }


def _owned(size: Size) -> Iterator[Values]:
    """What somebody bought, how often and when for the last time."""
    pairs, hours = _pairs(size)
    order = np.lexsort((hours, pairs))
    pairs, hours = pairs[order], hours[order]
    ends = np.flatnonzero(np.append(pairs[1:] != pairs[:-1], True))
    times = np.diff(ends, prepend=-1)
    for start in range(0, len(ends), BATCH):
        some = ends[start : start + BATCH]
        rows = zip(pairs[some].tolist(), hours[some].tolist(), times[start : start + BATCH].tolist(), strict=True)
        for pair, hour, count in rows:
            last = str(FIRST + np.timedelta64(hour, "h"))
            told = {"times": count, "quantity": count, "returnedQuantity": 0, "spent": 1000 * count, "lastAt": last}
            yield _linked("Customer", pair // size.products, "Product", pair % size.products, told)


def _pairs(size: Size) -> tuple[Numbers, Numbers]:
    """Who bought what as one number, and when."""
    pairs, hours = np.zeros(size.purchases * LARGEST_BASKET, np.int64), np.zeros(size.purchases * LARGEST_BASKET, int)
    at = 0
    for each in bought(size):
        for product in each.products:
            pairs[at], hours[at] = each.customer * size.products + product, each.hour
            at += 1
    return pairs[:at], hours[:at]


def _linked(start: str, first: int, end: str, second: int, told: Values) -> Values:
    """A relationship as a row of a table."""
    return {"start": id_of(start, first), "end": id_of(end, second), **told}
