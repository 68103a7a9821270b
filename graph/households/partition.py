"""Weights of pairs → groups, by joining the two groups that fit best for as long as any two fit (average linkage).

What somebody stated or decided holds: people of one stated household begin as one group, groups of two stated
households are never joined, nor two groups with a pair that somebody said is apart. Ties are broken by the ids, so the
order of the input says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from itertools import combinations

from graph.households.weighing import Weight

LARGEST = 300
"""People whose pairs are all weighed against each other; of more, only pairs that are candidates are."""
UNSEEN = -10.0
Pair = tuple[int, int]


@dataclass(slots=True)
class Link:
    """What is between two groups: the sum of the bits of the pairs that can be compared, and their number."""

    bits: float = 0.0
    pairs: int = 0

    @property
    def mean(self) -> float:
        return self.bits / self.pairs if self.pairs else 0.0


@dataclass(slots=True)
class Groups:
    """The groups so far, by their least member, and the links between them."""

    members: dict[int, list[int]]
    links: dict[int, dict[int, Link]] = field(default_factory=lambda: defaultdict(dict))


@dataclass(frozen=True, slots=True)
class Bounds:
    """What holds whatever the weights say: the stated household of a place, if any, and pairs that are apart."""

    stated: Mapping[int, str]
    apart: frozenset[Pair]


def parted(
    size: int, likely: Sequence[Pair], weight: Callable[[int, int], Weight], bounds: Bounds, *, least: float
) -> list[list[int]]:
    """Groups of places below `size`, those of one person too; `likely` are pairs that may be together."""
    found = []
    for some in _islands(size, likely, bounds):
        found += [some] if len(some) == 1 else _joined(some, likely_of(some, likely, weight), bounds, least)
    return sorted(found)


def likely_of(some: Sequence[int], likely: Sequence[Pair], weight: Callable[[int, int], Weight]) -> dict[Pair, float]:
    """The bits of all pairs of an island; of one too large, of its likely pairs."""
    if len(some) <= LARGEST:
        pairs: Iterable[Pair] = combinations(some, 2)
    else:
        inside = set(some)
        pairs = (pair for pair in likely if pair[0] in inside)
    found = ((pair, weight(*pair)) for pair in pairs)
    return {pair: each.bits for pair, each in found if not each.is_blank}


def _islands(size: int, likely: Sequence[Pair], bounds: Bounds) -> list[list[int]]:
    """Places that are connected somehow."""
    root = list(range(size))

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    first_of: dict[str, int] = {}
    together = ((at, first_of.setdefault(household, at)) for at, household in sorted(bounds.stated.items()))
    for one, other in (*likely, *together):
        root[max(find(one), find(other))] = min(find(one), find(other))
    islands: dict[int, list[int]] = defaultdict(list)
    for at in range(size):
        islands[find(at)].append(at)
    return list(islands.values())


def _joined(some: list[int], bits: Mapping[Pair, float], bounds: Bounds, least: float) -> list[list[int]]:
    groups = _begun(some, bits, bounds)
    heap = [(-link.mean, *pair, link.pairs) for pair, link in _pairs(groups) if link.mean > least]
    heapify(heap)
    while heap:
        mean, one, other, _ = heappop(heap)
        link = groups.links.get(one, {}).get(other)
        if link is None or other not in groups.members or -link.mean != mean or not _may(groups, one, other, bounds):
            continue
        _join(groups, one, other)
        for third, joined in groups.links[one].items():
            if joined.mean > least:
                heappush(heap, (-joined.mean, *sorted((one, third)), joined.pairs))  # type: ignore[misc]
    return [sorted(each) for each in groups.members.values()]


def _begun(some: list[int], bits: Mapping[Pair, float], bounds: Bounds) -> Groups:
    """Everybody alone, but for those of one stated household."""
    first_of: dict[str, int] = {}
    group = {at: first_of.setdefault(bounds.stated[at], at) if at in bounds.stated else at for at in some}
    groups = Groups(defaultdict(list))
    for at in some:
        groups.members[group[at]].append(at)
    for (one, other), said in bits.items():
        left, right = sorted((group[one], group[other]))
        if left != right:
            _add(groups, left, right, said, 1)
    return groups


def _pairs(groups: Groups) -> list[tuple[Pair, Link]]:
    return [((one, other), link) for one, some in groups.links.items() for other, link in some.items() if one < other]


def _add(groups: Groups, one: int, other: int, bits: float, pairs: int) -> None:
    link = groups.links[one].setdefault(other, Link())
    groups.links[other][one] = link
    link.bits += bits
    link.pairs += pairs


def _join(groups: Groups, one: int, other: int) -> None:
    """The second becomes part of the first, with its links."""
    groups.members[one] += groups.members.pop(other)
    del groups.links[one][other]
    for third, link in groups.links.pop(other).items():
        if third != one:
            del groups.links[third][other]
            _add(groups, one, third, link.bits, link.pairs)


def _may(groups: Groups, one: int, other: int, bounds: Bounds) -> bool:
    left, right = groups.members[one], groups.members[other]
    households = {bounds.stated[at] for at in (*left, *right) if at in bounds.stated}
    if len(households) > 1:
        return False
    return not bounds.apart or not any((min(a, b), max(a, b)) in bounds.apart for a in left for b in right)
