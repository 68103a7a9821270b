"""Ways between two nodes, from both sides at once: the side with fewer nodes at its edge goes on.

After so many levels of both sides together every way of that many steps lies in what was explored, since each of its
steps begins at a node that one of the sides has expanded. So the shortest way in there is the shortest of all, and an
alternative, which shares no node in between with those before it, is found in there as well, or one level later.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.networks.around import Expand

MOST_AT_ONCE, MOST_EXPLORED = 5_000, 50_000
"""How many nodes a level may have, and how many may be held in all, before it is said that there may be more ways."""

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ways:
    """Paths from the first node to the last, the shortest first. `is_cut` says that not all ways were looked at,
    `are_ends_there` that both nodes are known to exist."""

    paths: tuple[Path, ...] = ()
    is_cut: bool = False
    are_ends_there: bool = False


@dataclass(slots=True)
class _Side:
    """What one side has come to: the nodes at its edge, and how many levels it has expanded."""

    edge: list[str]
    seen: set[str]
    levels: int = 0


@dataclass(slots=True)
class _Explored:
    """Steps that were found, each both ways."""

    steps: dict[str, set[str]] = field(default_factory=dict)
    is_cut: bool = False

    def add(self, one: str, other: str) -> None:
        self.steps.setdefault(one, set()).add(other)
        self.steps.setdefault(other, set()).add(one)


async def between(start: str, end: str, expand: Expand, *, depth: int, count: int) -> Ways:
    """Up to `count` ways of at most `depth` steps; one call of `expand` for each step of the longest at most."""
    explored, paths = _Explored(), list[Path]()
    sides = _Side([start], {start}), _Side([end], {end})
    while (levels := sides[0].levels + sides[1].levels) < depth and len(paths) < count:
        side = min(sides, key=lambda each: len(each.edge))
        if len(side.edge) > MOST_AT_ONCE or len(explored.steps) > MOST_EXPLORED:
            return Ways(tuple(paths), is_cut=True)
        if side.edge:
            await _go_on(side, explored, expand)
        longest = levels + 1 if side.edge else depth
        if not sides[0].seen.isdisjoint(sides[1].seen):
            paths = disjoint(start, end, explored.steps, longest=longest, count=count, paths=paths)
        if not side.edge:
            break
    return Ways(tuple(paths), explored.is_cut)


async def _go_on(side: _Side, explored: _Explored, expand: Expand) -> None:
    """Expand the edge of one side by a level."""
    found = await expand(side.edge)
    explored.is_cut |= found.is_cut
    for one, others in found.of.items():
        for other in others:
            explored.add(one, other)
    new = {other for others in found.of.values() for other in others} - side.seen
    side.seen |= new
    side.edge, side.levels = sorted(new), side.levels + 1


def disjoint(
    start: str, end: str, steps: Mapping[str, set[str]], *, longest: int, count: int, paths: Sequence[Path] = ()
) -> list[Path]:
    """Ways of which no two share a node in between, one by one the shortest that is left, behind those known."""
    found = list(paths)
    while len(found) < count:
        used = {node for path in found for node in path[1:-1]}
        is_direct_used = any(len(path) == 2 for path in found)
        path = _shortest(start, end, steps, used, longest, may_be_direct=not is_direct_used)
        if path is None:
            break
        found.append(path)
    return found


def _shortest(
    start: str, end: str, steps: Mapping[str, set[str]], used: set[str], longest: int, *, may_be_direct: bool
) -> Path | None:
    """The shortest way past no node that is used; of several the one with the lowest ids from the start on."""
    left = {end: 0}
    waiting = deque([end])
    while waiting and start not in left:
        here = waiting.popleft()
        if left[here] == longest:
            return None
        for other in steps.get(here, ()):
            if other in left or other in used or (here == end and other == start and not may_be_direct):
                continue
            left[other] = left[here] + 1
            waiting.append(other)
    return _down(start, steps, left) if start in left else None


def _down(start: str, steps: Mapping[str, set[str]], left: Mapping[str, int]) -> Path:
    """From the start always to the lowest id that is one step nearer; `left` says how many steps are left."""
    path = [start]
    while left[path[-1]]:
        nearer = left[path[-1]] - 1
        path.append(min(each for each in steps[path[-1]] if left.get(each) == nearer))
    return tuple(path)
