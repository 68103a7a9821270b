"""Candidates added up from weights that stand packed beside their products, which engines read faster than edges.

The edges say the same, with all that speaks for them. A model that was written as edges alone is served from these.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

import orjson

from graph.cross_sell.serving import statements
from graph.cross_sell.serving.reading import Asking, Question

PREFIX = "goes-with/"
MORE = 10


class Weighed(Protocol):
    """For whom something is added up: what speaks with which weight, and what is out."""

    @property
    def id(self) -> str: ...

    @property
    def weights(self) -> Mapping[str, float]: ...

    @property
    def out(self) -> frozenset[str]: ...


def key_of(product: str) -> str:
    """Where the weights of a product stand."""
    return f"{PREFIX}{product}"


def text_of(weights: Mapping[str, float]) -> str:
    """The weights of what a product leads to."""
    return orjson.dumps((list(weights), list(weights.values()))).decode()


async def packed(ask: Asking, subjects: Sequence[Weighed], question: Question) -> dict[str, list[tuple[str, float]]]:
    """The candidates of each that can be sold, with their scores, the best first."""
    products = sorted({product for each in subjects for product in each.weights})
    rows = await ask.read(statements.WEIGHTS, keys=[key_of(each) for each in products])
    edges = {str(key).removeprefix(PREFIX): orjson.loads(str(text)) for key, text in rows}
    most = question.most
    every = {each.id: _added_up(each, edges) for each in subjects}
    while True:
        cut = {id_: some[:most] for id_, some in every.items()}
        there = await sold(ask, {product for some in cut.values() for product, _ in some}, question.today)
        found = {id_: [each for each in some if each[0] in there] for id_, some in cut.items()}
        # Where much is no longer sold, those behind are looked at as well.
        if all(len(found[id_]) >= question.first or len(some) <= most for id_, some in every.items()):
            return found
        most *= MORE


async def sold(ask: Asking, products: Collection[str], today: str) -> frozenset[str]:
    """Which of these can be offered today."""
    rows = await ask.read(statements.SELLABLE, ids=sorted(products), today=today) if products else []
    return frozenset(str(id_) for [id_] in rows)


def _added_up(one: Weighed, edges: Mapping[str, tuple[list[str], list[float]]]) -> list[tuple[str, float]]:
    scores = dict[str, float]()
    for product, weight in one.weights.items():
        for candidate, edge in zip(*edges.get(product, ((), ())), strict=True):
            scores[candidate] = scores.get(candidate, 0.0) + weight * edge
    found = [each for each in scores.items() if each[0] not in one.out]
    return sorted(found, key=lambda each: (-each[1], each[0]))
