"""Networks and paths on random graphs, against NetworkX."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
import pytest

from graph.networks import paths
from graph.networks.around import Expand, Neighbours, around
from graph.networks.paths import between

GRAPHS = {
    "sparse": nx.gnm_random_graph(60, 70, seed=1),
    "dense": nx.gnm_random_graph(40, 160, seed=2),
    "islands": nx.disjoint_union(nx.cycle_graph(7), nx.gnm_random_graph(20, 25, seed=3)),
    "star": nx.compose(nx.star_graph(50), nx.path_graph(12)),
    "line": nx.path_graph(12),
    "grid": nx.convert_node_labels_to_integers(nx.grid_2d_graph(5, 5)),
}


def expanding(graph: nx.Graph, *, most: int = 1_000, asked: list[int] | None = None) -> Expand:
    """Neighbours as an engine would give them; `asked` takes down how many nodes each call was about."""

    async def expand(ids: Sequence[str]) -> Neighbours:
        if asked is not None:
            asked.append(len(ids))
        found = {each: [str(other) for other in graph[int(each)]] for each in ids}
        return Neighbours(
            {each: some[:most] for each, some in found.items()}, any(len(some) > most for some in found.values())
        )

    return expand


@pytest.mark.parametrize("name", GRAPHS)
@pytest.mark.parametrize("depth", [0, 1, 3])
async def test_a_network_has_all_within_reach_at_their_least_distance(name: str, depth: int) -> None:
    reached = await around(["0", "5"], expanding(GRAPHS[name]), depth=depth, limit=1_000)
    lengths = nx.multi_source_dijkstra_path_length(GRAPHS[name], {0, 5}, cutoff=depth)
    assert reached.distance == {str(each): length for each, length in lengths.items()}
    assert not reached.is_cut


async def test_a_network_over_its_limit_keeps_what_most_lead_to() -> None:
    graph = nx.Graph([(0, 10), (0, 11), (1, 11), (1, 12)])
    reached = await around(["0", "1"], expanding(graph), depth=2, limit=3)
    assert (list(reached.distance), reached.is_cut) == (["0", "1", "11"], True)


@pytest.mark.parametrize(
    ("starts", "depth", "nodes", "is_cut"),
    [("0", 2, 3, False), ("0", 3, 3, False), ("0", 3, 4, True), ("012", 1, 3, False), ("012", 1, 4, True)],
)
async def test_a_network_that_just_fits_is_whole(starts: str, depth: int, nodes: int, *, is_cut: bool) -> None:
    reached = await around(list(starts), expanding(nx.path_graph(nodes)), depth=depth, limit=3)
    assert (list(reached.distance), reached.is_cut) == (["0", "1", "2"], is_cut)


async def test_a_network_that_is_full_asks_no_further() -> None:
    asked = list[int]()
    await around(["0"], expanding(nx.balanced_tree(3, 4), asked=asked), depth=3, limit=3)
    assert asked == [1]


async def test_neighbours_that_were_cut_off_cut_the_network() -> None:
    reached = await around(["0"], expanding(nx.star_graph(9), most=4), depth=1, limit=100)
    assert (len(reached.distance), reached.is_cut) == (5, True)


async def test_a_level_is_one_call() -> None:
    asked = list[int]()
    await around(["0"], expanding(nx.balanced_tree(3, 4), asked=asked), depth=3, limit=1_000)
    assert asked == [1, 3, 9]


@pytest.mark.parametrize("name", GRAPHS)
@pytest.mark.parametrize("ends", [(0, 5), (3, 11), (1, 4), (2, 20)])
@pytest.mark.parametrize("depth", [1, 4, 8])
async def test_each_way_is_the_shortest_past_those_before_it(name: str, ends: tuple[int, int], depth: int) -> None:
    graph, (start, end) = GRAPHS[name].copy(), ends
    graph.add_nodes_from(ends)
    ways = await between(str(start), str(end), expanding(graph), depth=depth, count=3)
    for path in ways.paths:
        numbers = [int(each) for each in path]
        assert nx.is_simple_path(graph, numbers)
        assert (numbers[0], numbers[-1], len(numbers) - 1) == (start, end, shortest(graph, start, end, depth))
        graph.remove_nodes_from(numbers[1:-1])
        if len(numbers) == 2:
            graph.remove_edge(start, end)
    assert not ways.is_cut
    assert len(ways.paths) == 3 or shortest(graph, start, end, depth) is None


def shortest(graph: nx.Graph, start: int, end: int, depth: int) -> int | None:
    if not nx.has_path(graph, start, end):
        return None
    length = int(nx.shortest_path_length(graph, start, end))
    return length if length <= depth else None


async def test_the_smaller_side_goes_on() -> None:
    asked = list[int]()
    graph = nx.Graph([*nx.star_graph(50).edges, (50, 51), (51, 52), (52, 53)])
    ways = await between("0", "53", expanding(graph, asked=asked), depth=8, count=1)
    assert ways.paths == (("0", "50", "51", "52", "53"),)
    assert asked == [1, 1, 1, 1]


async def test_what_is_too_much_to_look_at_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "MOST_AT_ONCE", 3)
    graph = nx.Graph([*((0, each) for each in range(1, 6)), *((100, each) for each in range(101, 106))])
    ways = await between("0", "100", expanding(graph), depth=8, count=1)
    assert (ways.paths, ways.is_cut) == ((), True)
