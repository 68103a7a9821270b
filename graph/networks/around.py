"""Everything within some steps of some nodes, level by level, the least distance of each.

Where more is reached than there is room for, those stay that most of the nearer ones lead to, then the lower ids.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The neighbours of some nodes. `is_cut` says that somebody has more of them."""

    of: Mapping[str, Sequence[str]]
    is_cut: bool = False


Expand = Callable[[Sequence[str]], Awaitable[Neighbours]]
"""The neighbours of these nodes that are there for who asks."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How many steps away each node is. `is_cut` says that there are more within reach."""

    distance: Mapping[str, int] = field(default_factory=dict)
    is_cut: bool = False


async def around(starts: Sequence[str], expand: Expand, *, depth: int, limit: int) -> Reached:
    """All within `depth` steps, `limit` nodes at most with the starts among them; one call of `expand` a level."""
    distance, is_cut = dict.fromkeys(starts, 0), False
    level = list(distance)
    for step in range(1, depth + 1):
        if not level or (is_cut and len(distance) == limit):
            break
        found = await expand(level)
        level = _next(found, distance)
        room = limit - len(distance)
        is_cut |= found.is_cut or len(level) > room
        level = level[:room]
        distance |= dict.fromkeys(level, step)
    return Reached(distance, is_cut)


def _next(found: Neighbours, known: Mapping[str, int]) -> list[str]:
    """Who is new, those with the most ways to them first."""
    ways = Counter(other for one in found.of.values() for other in set(one) if other not in known)
    return sorted(ways, key=lambda each: (-ways[each], each))
