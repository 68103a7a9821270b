"""Whom somebody brought, whom those brought, and so on: each once, at the least depth, as far as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from graph.networks import statements
from graph.statement import Statement
from graph.store import Reader

MOST, AT_ONCE = 100_000, 1_000


@dataclass(frozen=True, slots=True)
class Brought:
    """Somebody in a tree: how many steps below its root, who is credited, and when the referral was made."""

    id: str
    name: str | None
    depth: int
    by: str
    at: str | None


async def below(store: Reader, root: str, *, depth: int | None = None) -> tuple[list[Brought], bool]:
    """Everybody below, level by level, a statement for each thousand; and whether there are more than `MOST`."""
    found, seen, level, steps = list[Brought](), {root}, [root], 0
    while level and len(found) < MOST and (depth is None or steps < depth):
        steps += 1
        new = [each for start in range(0, len(level), AT_ONCE)
               for each in await _brought(store, level[start : start + AT_ONCE], steps)]  # fmt: skip
        firsts = {each.id: each for each in reversed(new) if each.id not in seen}
        level = sorted(firsts)
        seen |= firsts.keys()
        found += [firsts[each] for each in level]
    return found[:MOST], len(found) > MOST or (len(found) == MOST and bool(level))


async def _brought(store: Reader, ids: Sequence[str], depth: int) -> list[Brought]:
    rows = await store.read(Statement(statements.BROUGHT, {"ids": list(ids)}))
    every = sorted((each for (some,) in rows for each in cast("list[list[str]]", some)), key=repr)
    return [Brought(other, name, depth, by, at) for by, other, name, at in every]
