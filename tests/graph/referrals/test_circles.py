"""Circles against networkx."""

from __future__ import annotations

import networkx as nx
import pytest

from graph.referrals.circles import circles
from tests.graph.referrals.crowds import Pair, crowd


@pytest.mark.parametrize("seed", range(30))
def test_each_group_that_goes_in_circles_is_found_once(seed: int) -> None:
    pairs = crowd(seed, 25)
    graph = nx.DiGraph(pairs)
    groups = [each for each in nx.strongly_connected_components(graph) if len(each) > 1]
    found = circles(pairs)
    assert sorted(each[0] for each in found) == sorted(map(min, groups))
    for each in found:
        assert all(graph.has_edge(one, other) for one, other in zip(each, (*each[1:], each[0]), strict=True))


@pytest.mark.parametrize(
    ("pairs", "wanted"),
    [([], []), ([("a", "b")], []), ([("a", "a")], [("a",)]), ([("b", "a"), ("a", "b")], [("a", "b")]),
     ([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("z", "a")], [("a", "b", "c")]),
     ([("a", "b"), ("b", "a"), ("b", "c"), ("c", "d"), ("d", "c")], [("a", "b"), ("c", "d")])],
)  # fmt: skip
def test_circles_begin_with_the_least_id(pairs: list[Pair], wanted: list[tuple[str, ...]]) -> None:
    assert circles(pairs) == wanted


def test_a_long_chain_costs_little() -> None:
    chain = [(f"{each:06}", f"{each + 1:06}") for each in range(20_000)]
    assert circles([*chain, ("020000", "020000")]) == [("020000",)]
