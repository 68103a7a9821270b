"""Purchases and learned edges as files of lines (JSON), so that neither reader nor writer holds all of them.

This much is imported by servers, who read the graph, and by the process that learns: it needs no numpy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import orjson

PURCHASES, EDGES, ABOUT = "purchases", "edges", "about"
"""What the files of a folder are called."""


@dataclass(frozen=True, slots=True)
class Sale:
    """One purchase: who made it, if that is known, when (a stored moment), and its products, each once."""

    id: str
    buyer: str | None
    at: str
    products: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """That one product goes with another, with all that is kept of it: `Learned` says what the numbers are."""

    source: str
    target: str
    weight: float
    together: int
    support: float
    confidence: float
    lift: float | None
    significance: float
    buyers: int
    of_buyers: int
    buyer_lift: float


def put(file: BinaryIO, sales: Iterable[Sale]) -> None:
    """Write purchases behind those that are there."""
    file.writelines(orjson.dumps((each.id, each.buyer, each.at, each.products)) + b"\n" for each in sales)


def sales(path: Path) -> Iterator[Sale]:
    """The purchases of a file."""
    with path.open("rb") as file:
        for line in file:
            id_, buyer, at, products = orjson.loads(line)
            yield Sale(id_, buyer, at, tuple(products))


def put_edges(file: BinaryIO, source: str, edges: Iterable[Edge]) -> None:
    """Write a line: what goes with one product."""
    rest = [
        (each.target, each.weight, each.together, each.support, each.confidence, each.lift, each.significance,
         each.buyers, each.of_buyers, each.buyer_lift)
        for each in edges
    ]  # fmt: skip
    file.write(orjson.dumps((source, rest)) + b"\n")


def edges(path: Path) -> Iterator[tuple[str, tuple[Edge, ...]]]:
    """Product by product, in the order of ids, what goes with it."""
    with path.open("rb") as file:
        for line in file:
            source, rest = orjson.loads(line)
            yield source, tuple(Edge(source, *each) for each in rest)


@dataclass(frozen=True, slots=True)
class Trend:
    """A product with the number by which it stands in its list, and how many buyers of late that rests on."""

    product: str
    score: float
    buyers: int


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a model: from how much it was learned, how, what is popular and rising, and the last purchase."""

    purchases: int
    buyers: int
    products: int
    edges: int
    settings: dict[str, float]
    popular: tuple[Trend, ...]
    rising: tuple[Trend, ...]
    newest: str | None = None


def put_about(path: Path, about: About) -> None:
    """Write it down; it is the last file to be written."""
    path.write_bytes(orjson.dumps(about))


def about(path: Path) -> About:
    """Read it again."""
    read = orjson.loads(path.read_bytes())
    lists = {name: tuple(Trend(**each) for each in read[name]) for name in ("popular", "rising")}
    return About(**{**read, **lists})
