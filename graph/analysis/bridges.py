"""Where communities meet: how many others each person reaches, and who holds two communities together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.analysis.communities import NOBODY, Labels
from graph.analysis.network import Network

MOST, MOST_PEOPLE = 5, 3


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another community, how many connections lead there, and who of this one has most of them."""

    community: int
    links: int
    people: tuple[int, ...]


def reached(network: Network, labels: Labels) -> NDArray[np.int64]:
    """How many communities other than their own each person is directly connected with."""
    person, other = _crossing(network, labels)
    width = int(labels.max(initial=NOBODY)) + 1
    pairs = np.unique(person * max(width, 1) + labels[other])
    return np.bincount(pairs // max(width, 1), minlength=network.people)[: network.people]


def neighbours(network: Network, labels: Labels) -> Mapping[int, tuple[Neighbour, ...]]:
    """The communities next to each, those with most connections first."""
    person, other = _crossing(network, labels)
    links = Counter(zip(labels[person].tolist(), labels[other].tolist(), person.tolist(), strict=True))
    people = dict[tuple[int, int], list[tuple[int, int]]]()
    for (here, there, each), count in links.items():
        people.setdefault((here, there), []).append((-count, each))
    found = dict[int, list[Neighbour]]()
    for (here, there), some in people.items():
        who = tuple(each for _, each in sorted(some)[:MOST_PEOPLE])
        found.setdefault(here, []).append(Neighbour(there, -sum(count for count, _ in some), who))
    return {here: tuple(sorted(some, key=lambda each: (-each.links, each.community))[:MOST])
            for here, some in found.items()}  # fmt: skip


def _crossing(network: Network, labels: Labels) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every connection of a person that leads to another community, seen from that person."""
    start = np.concatenate([network.low, network.high])
    end = np.concatenate([network.high, network.low])
    is_crossing = (labels[start] != labels[end]) & (labels[start] != NOBODY) & (labels[end] != NOBODY)
    is_crossing &= start < network.people
    return start[is_crossing], end[is_crossing]
