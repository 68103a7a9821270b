"""Who belongs together: communities by Leiden's algorithm, with ids that stay while most members do.

The method is Traag, Waltman and van Eck's "From Louvain to Leiden" (2019), maximising modularity. The seed is fixed and
the pairs come in their order, so that the same network gives the same communities.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

import graspologic_native
import numpy as np
from numpy.typing import NDArray

from graph.analysis.network import Network

SEED, TRIALS, ROUNDS = 7, 2, 3
NOBODY = -1
LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
Labels = NDArray[np.int64]


def partition(network: Network) -> Labels:
    """The community of each node as a number: 0 is the largest, -1 stands for those who are connected with nobody."""
    if not len(network.low):
        return np.full(network.size, NOBODY)
    edges = zip(map(str, network.low.tolist()), map(str, network.high.tolist()), network.weight.tolist(), strict=True)
    _, found = graspologic_native.leiden(list(edges), iterations=ROUNDS, trials=TRIALS, seed=SEED)
    raw = np.full(network.size, NOBODY)
    raw[list(map(int, found))] = list(found.values())
    return _ordered(raw, network.people)


def _ordered(raw: Labels, people: int) -> Labels:
    """Numbered by size, equal ones by their first member; who is alone in theirs belongs to none."""
    count = int(raw.max()) + 1
    there = np.flatnonzero(raw[:people] != NOBODY)
    sizes = np.bincount(raw[there], minlength=count)
    first = np.full(count, people)
    np.minimum.at(first, raw[there], there)
    number = np.full(count + 1, NOBODY)
    order = [each for each in np.lexsort((first, -sizes)).tolist() if sizes[each] > 1]
    number[order] = np.arange(len(order))
    return number[raw]  # -1 looks up the last place, which holds -1


def modularity(network: Network, labels: Labels) -> float:
    """How much denser the communities are than chance would have it (Newman); who has none is one alone."""
    if not len(network.low):
        return 0.0
    own = np.where(labels == NOBODY, np.arange(network.size) + network.size, labels)
    total = network.weight.sum()
    ends = np.concatenate([network.low, network.high])
    strength = np.bincount(own[ends], np.concatenate([network.weight, network.weight]))
    inside = network.weight[own[network.low] == own[network.high]].sum()
    return float(inside / total - ((strength / (2 * total)) ** 2).sum())


def named(labels: Sequence[int], before: Sequence[str | None], ids: Sequence[str]) -> tuple[str, ...]:
    """The id of each community by its number. `before` is the one that each person was in, `ids` are the people's.

    Those with most members in common keep an id first. A new one follows from the members, so it is the same again.
    """
    shared = Counter((old, new) for old, new in zip(before, labels, strict=True) if old and new != NOBODY)
    kept, given = dict[int, str](), set[str]()
    for (old, new), _ in sorted(shared.items(), key=lambda each: (-each[1], each[0])):
        if new not in kept and old not in given:
            kept[new] = old
            given.add(old)
    firsts = {new: id_ for id_, new in reversed(list(zip(ids, labels, strict=True))) if new != NOBODY}
    for new in range(len(firsts)):
        if new not in kept:
            kept[new] = _fresh(firsts[new], given)
            given.add(kept[new])
    return tuple(kept[new] for new in range(len(firsts)))


def _fresh(member: str, given: set[str]) -> str:
    """An id that follows from a member, and is not taken."""
    number = 0
    while (found := _minted(f"{member} {number}")) in given:
        number += 1
    return found


def _minted(text: str) -> str:
    value = int.from_bytes(hashlib.sha256(text.encode()).digest()[:16])
    return "cmy_" + "".join(LETTERS[value >> shift & 31] for shift in range(125, -5, -5))


def sizes(labels: Sequence[int]) -> Mapping[int, int]:
    """How many are in each."""
    return Counter(each for each in labels if each != NOBODY)
