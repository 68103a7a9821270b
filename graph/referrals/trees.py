"""Trees of referrals: everybody whom a customer brought, whom those brought, and so on.

All trees grow at once, a generation at a time, out of what is read for each or ahead of it. Whoever stands in a tree
already is not in it again, so that circles end; of several who brought the same person at the same depth the one with
the least id is the parent. Where there are too many to follow, an engine says which: to put a hundred thousand in order
would take it seconds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.referrals.ahead import Ahead, Brought
from graph.referrals.looking import Looking

DEEPEST = 50
MOST = 10_000
"""Referrals that one question follows at most, over all its trees."""
LARGEST = 10 * MOST
"""Places in all trees of a question together."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody in a tree: by whom they were brought, how many steps below the root, and when, as it is stored."""

    customer: str
    parent: str
    depth: int
    at: str | None


@dataclass(frozen=True, slots=True)
class Tree:
    """Everybody below a root, by depth and id. `is_cut` says that there may be more than is in it."""

    places: tuple[Place, ...] = ()
    is_cut: bool = False


@dataclass(slots=True)
class Growing:
    """A tree that is not done: who is in it, and whose referrals come next."""

    places: list[Place]
    met: set[str]
    front: list[str]
    is_cut: bool = False

    def grow(self, brought: Brought, depth: int) -> None:
        """Take in the next generation."""
        found = dict[str, Place]()
        for parent in self.front:
            for customer, at in brought.get(parent, ()):
                if customer not in self.met:
                    found.setdefault(customer, Place(customer, parent, depth, at))
        self.front = sorted(found)
        self.met |= found.keys()
        self.places += [found[each] for each in self.front]

    def goes_on(self, brought: Brought) -> bool:
        """Whether there is somebody below the last generation."""
        return any(customer not in self.met for each in self.front for customer, _ in brought.get(each, ()))

    def done(self, *, goes_on: bool) -> Tree:
        """The tree as it is; `goes_on` says whether there may be more."""
        return Tree(tuple(self.places), self.is_cut or (goes_on and bool(self.front)))


async def trees_below(
    ids: Sequence[str], depth: int, looking: Looking, *, most: int = MOST, largest: int = LARGEST
) -> Mapping[str, Tree]:
    """The tree below each customer, `depth` generations at most; none for whom Neo4j does not have."""
    ahead = Ahead(looking, most)
    growing = {each: Growing([], {each}, [each]) for each in ids}
    for level in range(1, depth + 1):
        is_cut = await _learn(growing, ahead, depth + 2 - level)
        for tree in growing.values():
            tree.is_cut |= is_cut and bool(tree.front)
            tree.grow(ahead.brought, level)
        for each in ahead.missing:
            growing.pop(each, None)
        if is_cut or _is_full(growing, largest):
            return {each: tree.done(goes_on=bool(tree.front)) for each, tree in growing.items()}
    is_cut = await _learn(growing, ahead, 1)
    return {each: tree.done(goes_on=is_cut or tree.goes_on(ahead.brought)) for each, tree in growing.items()}


async def _learn(growing: Mapping[str, Growing], ahead: Ahead, steps: int) -> bool:
    """Read what the next generation takes; whether it was too much."""
    wanted = sorted({each for tree in growing.values() for each in tree.front} - ahead.brought.keys())
    return bool(wanted) and await ahead.learn(wanted, steps)


def _is_full(growing: Mapping[str, Growing], largest: int) -> bool:
    return sum(len(tree.places) for tree in growing.values()) > largest
