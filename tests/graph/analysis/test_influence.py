"""Influence against networkx, which computes the same in other ways."""

from __future__ import annotations

import networkx as nx
import pytest

from graph.analysis.influence import DEEPEST, betweenness, connections, page_rank
from graph.analysis.network import Facts, network_of
from tests.graph.analysis.networks import facts, ladder, plain, votes

SEEDS = range(12)


@pytest.mark.parametrize("seed", SEEDS)
def test_page_rank_is_that_of_networkx(seed: int) -> None:
    network = network_of(facts(seed))
    wanted = nx.pagerank(votes(network), tol=1e-12, max_iter=1000)
    average = sum(wanted[each] for each in range(network.people)) / network.people
    found = page_rank(network).tolist()
    assert found == pytest.approx([wanted[each] / average for each in range(network.people)], rel=1e-6)


@pytest.mark.parametrize("seed", SEEDS)
def test_betweenness_of_few_is_that_of_networkx(seed: int) -> None:
    network = network_of(facts(seed))
    people = list(range(network.people))
    exact = nx.betweenness_centrality_subset(plain(network), people, people)
    pairs = (network.people - 1) * (network.people - 2)
    assert betweenness(network).tolist() == pytest.approx([2 * exact[each] / pairs for each in people], abs=1e-12)


def test_sampled_betweenness_comes_near() -> None:
    network = network_of(facts(1, people=400))
    exact, sampled = betweenness(network, sources=400), betweenness(network, sources=100)
    assert sampled.tolist() != exact.tolist()
    assert abs(sampled - exact).max() < 0.15 * exact.max()
    assert sampled.argmax() == exact.argmax()


@pytest.mark.parametrize("seed", SEEDS)
def test_connections_are_the_people_next_to_one_directly_or_through_a_group(seed: int) -> None:
    network = network_of(facts(seed))
    graph, people = plain(network), set(range(network.people))
    groups = [each for each in graph if each not in people]
    wanted = [(set(graph[one]) | {each for hub in groups if hub in graph[one] for each in graph[hub]}) & people - {one}
              for one in sorted(people)]  # fmt: skip
    assert connections(network).tolist() == list(map(len, wanted))


def test_long_chains_are_followed_so_far() -> None:
    within = 2 * sum(DEEPEST - before for before in range(1, DEEPEST))
    found = betweenness(network_of(ladder(200, 1)))
    assert found.max() == pytest.approx(within / (199 * 198))


@pytest.mark.parametrize("people", [0, 1, 2])
def test_nobody_and_two_are_no_fault(people: int) -> None:
    network = network_of(Facts(people))
    found = page_rank(network).tolist(), betweenness(network).tolist(), connections(network).tolist()
    assert found == ([1.0] * people, [0.0] * people, [0] * people)
