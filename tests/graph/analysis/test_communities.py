"""Communities: as good as those of networkx, the same again, with ids that stay."""

from __future__ import annotations

import networkx as nx
import pytest

from graph.analysis.bridges import Neighbour, neighbours, reached
from graph.analysis.communities import NOBODY, modularity, named, partition
from graph.analysis.network import Facts, network_of
from graph.ids import is_id
from tests.graph.analysis.networks import facts, ladder, plain

IDS = tuple("abcdef")


@pytest.mark.parametrize("seed", range(12))
def test_communities_are_no_worse_than_those_of_louvain(seed: int) -> None:
    network = network_of(facts(seed))
    labels, graph = partition(network), plain(network)
    parts = [{each for each in graph if labels[each] == label} for label in set(labels.tolist()) - {NOBODY}]
    parts += [{each} for each in graph if labels[each] == NOBODY]
    assert modularity(network, labels) == pytest.approx(nx.community.modularity(graph, parts), abs=1e-9)
    louvain = nx.community.louvain_communities(graph, seed=seed)
    assert modularity(network, labels) > nx.community.modularity(graph, louvain) - 0.01


def test_those_who_know_each_other_are_found() -> None:
    labels = partition(network_of(ladder(4, 5)))
    assert labels.tolist() == [group for group in range(4) for _ in range(5)]


def test_the_same_network_gives_the_same_communities() -> None:
    assert len({tuple(partition(network_of(facts(5, people=300))).tolist()) for _ in range(4)}) == 1


def test_who_is_connected_with_nobody_is_in_none() -> None:
    assert partition(network_of(Facts(3))).tolist() == [NOBODY] * 3
    assert partition(network_of(Facts(4, tied=[(1, 3)]))).tolist() == [NOBODY, 0, NOBODY, 0]


@pytest.mark.parametrize(
    ("labels", "before", "wanted"),
    [
        ([0, 0, 0, 1, 1, NOBODY], "x x x y y y", "x y"),
        ([0, 0, 0, 1, 1, 1], "x x x x x x", "x ?"),
        ([0, 0, 0, 0, 1, 1], "x x y y y x", "x y"),
        ([0, 0, 0, 0, 1, 1], "x y y y x x", "y x"),
        ([0, 0, 0, 0, 0, 0], "x x y y z z", "x"),
    ],
)
def test_an_id_stays_with_most_of_its_members(labels: list[int], before: str, wanted: str) -> None:
    found = named(labels, before.split(), IDS)
    assert [each if each in "xyz" else "?" for each in found] == wanted.split()


def test_new_ids_follow_from_the_members_and_are_never_given_twice() -> None:
    first = named([0, 0, 0, 1, 1, 1], [None] * 6, IDS)
    assert first == named([0, 0, 0, 1, 1, 1], [None] * 6, IDS)
    moved = named([0, 1, 1, 1, 1, 0], [first[0], *[first[0]] * 3, first[1], first[1]], IDS)
    assert moved[1] == first[0]
    assert len({*first, *moved}) == 2
    again = named([0, 1, 1, 1, 1, NOBODY], [*[first[0]] * 5, None], IDS)
    assert again[1] == first[0] != again[0]
    assert all(map(is_id, (*first, *again)))


def test_bridges_are_where_communities_meet() -> None:
    network = network_of(ladder(3, 4))
    labels = partition(network)
    assert reached(network, labels).tolist() == [0, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0]
    assert neighbours(network, labels)[labels[4]] == (Neighbour(labels[0], 1, (4,)), Neighbour(labels[8], 1, (7,)))
