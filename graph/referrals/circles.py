"""Circles of referrals: people who brought one another, so that nobody was first.

>>> circles([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")])
[("a", "b", "c")]
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

Ways = Mapping[str, Sequence[str]]


def circles(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """A circle for each group of people who all reach one another: the shortest through the least id, from there on."""
    onward, back = _ways(_core(set(pairs)))
    found, met = list[tuple[str, ...]](), set[str]()
    for start in sorted(onward):
        if start not in met:
            group = _reached(start, onward).keys() & _reached(start, back).keys()
            met |= group
            found += [_circle(start, onward)] if start in group else []
    return found


def _core(pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """What is left when nobody is an end: trees are taken away leaf by leaf, so that long ones cost little."""
    onward, back = _ways(pairs)
    left = {"out": {each: len(ways) for each, ways in onward.items()},
            "in": {each: len(ways) for each, ways in back.items()}}  # fmt: skip
    ends = list(onward.keys() ^ back.keys())
    gone = set(ends)
    while ends:
        here = ends.pop()
        beside = [(each, "in") for each in onward.get(here, ())] + [(each, "out") for each in back.get(here, ())]
        for each, side in beside:
            left[side][each] -= 1
            if not left[side][each] and each not in gone:
                gone.add(each)
                ends.append(each)
    return {pair for pair in pairs if gone.isdisjoint(pair)}


def _ways(pairs: Iterable[tuple[str, str]]) -> tuple[Ways, Ways]:
    """The pairs from either end, both in order."""
    onward, back = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for one, other in sorted(pairs):
        onward[one].append(other)
        back[other].append(one)
    return onward, back


def _reached(start: str, ways: Ways) -> dict[str, str]:
    """Everybody who is reached over one step or more, by whom they are reached first: a shortest way."""
    came_from, front = dict[str, str](), deque([start])
    while front:
        here = front.popleft()
        for each in ways.get(here, ()):
            if each not in came_from:
                came_from[each] = here
                front.append(each)
    return came_from


def _circle(start: str, onward: Ways) -> tuple[str, ...]:
    came_from = _reached(start, onward)
    way, here = [start], came_from[start]
    while here != start:
        way.append(here)
        here = came_from[here]
    return (start, *reversed(way[1:]))
