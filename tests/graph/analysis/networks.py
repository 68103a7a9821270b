"""Random networks with islands, duplicates, circles and supernodes, and the same for an oracle."""

from __future__ import annotations

from random import Random

import networkx as nx

from graph.analysis.network import Facts, Network


def facts(seed: int, people: int = 60) -> Facts:
    """The last tenth is connected with nobody, the first with very many; pairs are told twice and of oneself."""
    dice, there = Random(seed), people - people // 10
    some = [(dice.randrange(there), dice.randrange(there)) for _ in range(people)]
    star = [(0, each) for each in range(1, there, 3)]
    groups = [("household", dice.sample(range(there), dice.randint(1, 5))) for _ in range(people // 8)]
    groups += [("employer", dice.sample(range(there), dice.randint(8, there // 2))) for _ in range(3)]
    return Facts(people, (*some[::2], *star, *some[:6]), (*some[1::2], (3, 4), (4, 3), (5, 5)), tuple(groups))


def votes(network: Network) -> nx.DiGraph[int]:
    """Who speaks for whom."""
    made: nx.DiGraph[int] = nx.DiGraph()
    made.add_nodes_from(range(network.size))
    for low, high, there, back in zip(network.low, network.high, network.there, network.back, strict=True):
        both = ((low, high, there), (high, low, back))
        made.add_weighted_edges_from((one, other, by) for one, other, by in both if by)
    return made


def plain(network: Network) -> nx.Graph[int]:
    """Who is next to whom, with the weight of it."""
    made: nx.Graph[int] = nx.Graph()
    made.add_nodes_from(range(network.size))
    made.add_weighted_edges_from(zip(network.low.tolist(), network.high.tolist(), network.weight.tolist(), strict=True))
    return made


def ladder(groups: int, each: int) -> Facts:
    """Groups in which everybody knows everybody, and one who knows somebody of the next."""
    inside = [(start + one, start + other) for start in range(0, groups * each, each)
              for one in range(each) for other in range(one)]  # fmt: skip
    return Facts(groups * each, (), (*inside, *((at - 1, at) for at in range(each, groups * each, each))))
