"""How much each person matters in a network: by whom they are vouched for, and by what goes through them.

PageRank is Brin and Page's, betweenness Brandes' as Brandes and Pich sample it: shortest paths from some sources,
chosen by chance from a fixed seed, all of them where there are few people.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import rustworkx
from numpy.typing import NDArray

from graph.analysis.network import Network

Figures = NDArray[np.float64]
DAMPING, TOLERANCE, ROUNDS = 0.85, 1e-10, 500
SOURCES, AT_ONCE, DEEPEST, SEED = 256, 16, 24, 7


def page_rank(network: Network) -> Figures:
    """The PageRank of each person; 1 is the average. Groups hand on what they get."""
    graph = rustworkx.PyDiGraph(multigraph=False)
    graph.add_nodes_from(range(network.size))
    graph.extend_from_weighted_edge_list(list(_votes(network)))
    ranks = rustworkx.pagerank(graph, alpha=DAMPING, weight_fn=float, tol=TOLERANCE, max_iter=ROUNDS)
    found = np.array([ranks[each] for each in range(network.people)])
    return found / found.mean() if len(found) else found


def _votes(network: Network) -> Iterator[tuple[int, int, float]]:
    ends = network.low.tolist(), network.high.tolist(), network.there.tolist(), network.back.tolist()
    for low, high, there, back in zip(*ends, strict=True):
        if there:
            yield low, high, there
        if back:
            yield high, low, back


def connections(network: Network) -> NDArray[np.int64]:
    """How many people each person is connected with, directly or through a group."""
    between_people = network.high < network.people
    ends = np.concatenate([network.low[between_people], network.high[between_people]])
    found = np.bincount(ends, minlength=network.people)
    through = network.low[~between_people]
    for person in np.unique(through).tolist():
        found[person] = len(_around(network, person))
    return found


def _around(network: Network, person: int) -> set[int]:
    near = _next_to(network, person)
    groups = [each for each in near if each >= network.people]
    there = set(near.tolist()).union(*(_next_to(network, each).tolist() for each in groups))
    return {each for each in there if each < network.people} - {person}


def _next_to(network: Network, node: int) -> NDArray[np.int32]:
    near = network.adjacency
    return near.indices[near.indptr[node] : near.indptr[node + 1]]


def betweenness(network: Network, *, sources: int = SOURCES) -> Figures:
    """The share of shortest paths between two others that go through each person, from 0 to 1.

    Estimated from the paths of so many sources. Paths of more than 24 steps are not followed.
    """
    people = network.people
    if people < 3:
        return np.zeros(people)
    chosen = np.arange(people)
    if sources < people:
        chosen = np.sort(np.random.default_rng(SEED).choice(people, sources, replace=False))
    total = np.zeros(network.size)
    for start in range(0, len(chosen), AT_ONCE):
        total += _dependencies(network, chosen[start : start + AT_ONCE])
    return total[:people] * (people / len(chosen)) / ((people - 1) * (people - 2))


def _dependencies(network: Network, sources: NDArray[np.int64]) -> Figures:
    """What Brandes adds up for these sources, of which each has a column. Groups are passed, and are no ends."""
    near, columns = network.adjacency, np.arange(len(sources))
    ways, depth = np.zeros((network.size, len(sources))), np.full((network.size, len(sources)), -1, dtype=np.int8)
    ways[sources, columns], depth[sources, columns] = 1.0, 0
    reached, level = ways.copy(), 0
    while reached.any() and level < DEEPEST:
        level += 1
        reached = (near @ reached) * (depth < 0)
        depth[reached > 0] = level
        ways += reached
    is_end = (np.arange(network.size) < network.people).astype(np.float64)[:, np.newaxis]
    owed = np.zeros_like(ways)
    for back in range(level, 1, -1):
        share = np.divide(is_end + owed, ways, out=np.zeros_like(ways), where=depth == back)
        owed += np.where(depth == back - 1, ways * (near @ share), 0.0)
    return owed.sum(axis=1)  # type: ignore[no-any-return]  # numpy's sum
