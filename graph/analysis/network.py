"""The network of people as arrays of numbers: who is connected with whom, and how closely.

Referrals and ties connect two people with a weight of 1. A household gives each of its members a weight of 2, an
employer one of 0.5, shared out among the others: pair by pair while the group is small, else through the group itself,
a node behind the people. A group that hundreds share tells nothing of its members, and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

STRENGTH = {"household": 2.0, "employer": 0.5}
CLIQUE, MOST_SHARED = 12, 500
Pair = tuple[int, int]
Ends = NDArray[np.int64]
Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Facts:
    """What connects people, who are numbers from 0 in the order of their ids.

    `referred` are pairs of who referred whom, `tied` pairs in any order, `groups` kinds of groups with their members.
    """

    people: int
    referred: Sequence[Pair] = ()
    tied: Sequence[Pair] = ()
    groups: Sequence[tuple[str, Sequence[int]]] = ()


@dataclass(frozen=True)
class Network:
    """Each connected pair once, with `low` < `high`. The first `people` of `size` nodes are people, the others groups.

    `there` and `back` say how far the one of a pair speaks for the other: `there` is what low gives to high.
    """

    people: int
    size: int
    low: Ends
    high: Ends
    weight: Weights
    there: Weights
    back: Weights

    @cached_property
    def adjacency(self) -> csr_array:
        """Who is next to whom, without weights, both ways."""
        ones = np.ones(2 * len(self.low))
        both = np.concatenate([self.low, self.high]), np.concatenate([self.high, self.low])
        return csr_array((ones, both), shape=(self.size, self.size))


def network_of(facts: Facts) -> Network:
    """The network that facts make; the same for the same facts in any order."""
    groups = sorted(_sharing(facts))
    rows = [*_bonds(facts), *_shared(groups, facts.people)]
    hubs = sum(len(members) > CLIQUE for _, members in groups)
    return _merged(np.array(rows, dtype=np.float64).reshape(-1, 5), facts.people, facts.people + hubs)


Row = tuple[float, float, float, float, float]


def _bonds(facts: Facts) -> Iterator[Row]:
    """A referral is a vote of who came for who brought them, a tie counts both ways; several of a pair count once."""
    for one, other in sorted({pair for pair in facts.referred if pair[0] != pair[1]}):
        yield (one, other, 1.0, 0.0, 1.0) if one < other else (other, one, 1.0, 1.0, 0.0)
    for one, other in sorted({(min(pair), max(pair)) for pair in facts.tied if pair[0] != pair[1]}):
        yield (one, other, 1.0, 1.0, 1.0)


def _sharing(facts: Facts) -> Iterator[tuple[str, tuple[int, ...]]]:
    for kind, members in facts.groups:
        found = tuple(sorted(set(members)))
        if 1 < len(found) <= MOST_SHARED:
            yield kind, found


def _shared(groups: Sequence[tuple[str, tuple[int, ...]]], people: int) -> Iterator[Row]:
    hub = people
    for kind, members in groups:
        strength = STRENGTH[kind]
        if len(members) <= CLIQUE:
            each = strength / (len(members) - 1)
            yield from ((one, other, each, each, each) for one, other in combinations(members, 2))
        else:
            yield from ((one, hub, strength, strength, strength) for one in members)
            hub += 1


def _merged(rows: NDArray[np.float64], people: int, size: int) -> Network:
    """Several connections of a pair add up."""
    low, high = rows[:, 0].astype(np.int64), rows[:, 1].astype(np.int64)
    pairs, place = np.unique(low * size + high, return_inverse=True)
    weight, there, back = (np.bincount(place, rows[:, column], len(pairs)).astype(float) for column in (2, 3, 4))
    return Network(people, size, pairs // max(size, 1), pairs % max(size, 1), weight, there, back)
