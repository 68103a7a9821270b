"""Candidates added up from weights that stand packed beside their products, which engines read faster than edges.

The edges say the same, with all that speaks for them. A model that was written as edges alone is served from these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from graph.cross_sell.serving import statements
from graph.cross_sell.serving.ranking import Pair
from graph.cross_sell.serving.reading import Asking

PREFIX = "goes-with/"
ONE_WAY = frozenset({"PINNED", "BOOSTED", "BLOCKED"})
"""What is said of the product that the relationship begins at, beside the one that it leads to."""


@dataclass(frozen=True, slots=True)
class Near:
    """What stands beside products: their packed weights, None where there are none, and what people said of pairs."""

    texts: Mapping[str, str | None] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()


UNREAD = Near()


def key_of(product: str) -> str:
    """Where the weights of a product stand."""
    return f"{PREFIX}{product}"


def text_of(weights: Mapping[str, float]) -> str:
    """The weights of what a product leads to."""
    return orjson.dumps((list(weights), list(weights.values()))).decode()


def near_of(rows: Iterable[Sequence[Any]]) -> Near:
    """Out of rows of a product, its name, its weights, and pairs: the word, the other product, where it begins."""
    texts, pairs = dict[str, str | None](), list[Pair]()
    for product, name, text, told in rows:
        texts[product] = text
        pairs += [Pair(product, word, other, name) for word, other, start in told
                  if word not in ONE_WAY or start == other]  # fmt: skip
    return Near(texts, tuple(pairs))


async def texts_of(ask: Asking, products: Sequence[str]) -> dict[str, str | None]:
    """The packed weights of products, as far as they have any."""
    rows = await ask.read(statements.WEIGHTS, keys=[key_of(each) for each in products])
    return {str(key).removeprefix(PREFIX): str(text) for key, text in rows[0][0]}  # type: ignore[attr-defined]  # a list of pairs


def added_up(weights: Mapping[str, float], texts: Mapping[str, str | None]) -> dict[str, float]:
    """What everything that products lead to comes to, in the same order of additions each time."""
    scores = dict[str, float]()
    for product, weight in sorted(weights.items()):
        if text := texts.get(product):
            candidates, edges = orjson.loads(text)
            for candidate, edge in zip(candidates, edges, strict=True):
                scores[candidate] = scores.get(candidate, 0.0) + weight * edge
    return scores
