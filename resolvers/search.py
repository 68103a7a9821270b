"""The order of what a search found: the engine's candidates, scored by how well their best field fits the words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rapidfuzz import fuzz

from graph.declare import Node
from graph.normalise.names import search_key
from resolvers.binding import Values
from resolvers.output import Bound
from resolvers.selection.fields import PageBound
from resolvers.shape import Layout

ENOUGH = 0.5
"""What fits worse is no answer."""


def best(
    candidates: list[Any],
    text: str,
    kinds: Mapping[str, tuple[Node, Layout]],
    page: PageBound,
    values: Values,
    bound: Bound,
) -> list[Any]:
    """[rows, number of all]: each row is [type, row, score, field, [score, id]], best first, equal ones by id."""
    words = search_key(text)
    fields = {name: _places(node, layout) for name, (node, layout) in kinds.items()}
    scored = [_scored(each, words, fields[each[0]], kinds[each[0]][1]) for each in candidates]
    kept = sorted((each for each in scored if each[2] >= ENOUGH), key=_rank)
    after = values.cursors.get(id(page.cursors[0][0])) if page.cursors else None
    rest = [each for each in kept if after is None or _rank(each) > (-after[0], after[1])]
    return [rest[: bound.sizes[0] + 1] if page.more else rest[: bound.sizes[0]], len(kept)]


def _places(node: Node, layout: Layout) -> list[tuple[str, int]]:
    return [(each.name, layout.places["own", each.name]) for each in node.properties if each.searchable]


def _scored(candidate: Any, words: str, fields: list[tuple[str, int]], layout: Layout) -> list[Any]:
    kind, row = candidate
    score, field = max((fit(words, row[place]), name) for name, place in fields)
    return [kind, row, score, field, [score, row[layout.places["own", "id"]]]]


def fit(words: str, value: str | None) -> float:
    """How well a value fits the words, 0 to 1: whole words before begun before similar ones (RapidFuzz's ratios)."""
    if not value or not words:
        return 0.0
    key = search_key(value)
    whole = fuzz.ratio(words, key)
    among = 0.95 * fuzz.token_set_ratio(words, key)
    begun = 90.0 if all(any(word.startswith(each) for word in key.split()) for each in words.split()) else 0.0
    similar = 0.85 * fuzz.partial_ratio(words, key)
    return round(max(whole, among, begun, similar) / 100, 4)


def _rank(row: list[Any]) -> tuple[float, str]:
    return -row[4][0], row[4][1]
