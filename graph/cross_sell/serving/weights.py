"""Candidates added up from weights that stand packed beside their products, which engines read faster than edges.

The edges say the same, with all that speaks for them. A model that was written as edges alone is served from these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from graph.cross_sell.serving import statements
from graph.cross_sell.serving.kept import NOTHING, Edges
from graph.cross_sell.serving.models import Model
from graph.cross_sell.serving.ranking import Pair
from graph.cross_sell.serving.reading import Asking

PREFIX = "goes-with/"
ONE_WAY = frozenset({"PINNED", "BOOSTED", "BLOCKED"})
"""What is said of the product that the relationship begins at, beside the one that it leads to."""


@dataclass(frozen=True, slots=True)
class Near:
    """What stands beside products: the edges of each, and what people said of pairs."""

    edges: Mapping[str, Edges] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()


UNREAD = Near()


def key_of(product: str) -> str:
    """Where the weights of a product stand."""
    return f"{PREFIX}{product}"


def text_of(weights: Mapping[str, float]) -> str:
    """The weights of what a product leads to."""
    return orjson.dumps((list(weights), list(weights.values()))).decode()


def pairs_of(rows: Iterable[Sequence[Any]]) -> tuple[Pair, ...]:
    """Out of rows of a product, its name, its weights, and pairs: the word, the other product, where it begins."""
    return tuple([
        Pair(product, word, other, name)
        for product, name, _, told in rows
        for word, other, start in told
        if word not in ONE_WAY or start == other
    ])  # fmt: skip


async def edges_of(
    ask: Asking, products: Sequence[str], model: Model, texts: Mapping[str, str | None] | None = None
) -> Mapping[str, Edges]:
    """What products lead to; of those of which nothing is kept it is unpacked, or read first if nobody has."""
    if not (products and model.is_packed):
        return dict.fromkeys(products, NOTHING)
    found = ask.kept.of(model.version, products)
    left = [each for each in products if each not in found]
    ask.kept.is_enough = not left
    if not left:
        return found
    read = await _texts(ask, left) if texts is None else texts
    return found | ask.kept.unpacked(model.version, {each: read.get(each) for each in left})


async def _texts(ask: Asking, products: Sequence[str]) -> dict[str, str | None]:
    """The packed weights of products, as far as they have any."""
    rows = await ask.read(statements.WEIGHTS, keys=[key_of(each) for each in products])
    return {str(key).removeprefix(PREFIX): str(text) for key, text in rows[0][0]}  # type: ignore[attr-defined]  # a list of pairs


def added_up(weights: Mapping[str, float], edges: Mapping[str, Edges]) -> dict[str, float]:
    """What everything that products lead to comes to, in the same order of additions each time."""
    scores = dict[str, float]()
    so_far = scores.get
    for product, weight in sorted(weights.items()):
        for candidate, edge in zip(*edges.get(product, NOTHING), strict=True):
            scores[candidate] = so_far(candidate, 0.0) + weight * edge
    return scores
