"""What `onePer` means: of those who share a home, nobody stays to whom another is preferred."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.declare import Node
from tests.oracle.graph import Thing
from tests.oracle.relations import Found, on, related
from tests.oracle.world import World, refused

Key = tuple[Any, ...]
"""The least one is preferred."""


def thinned(found: list[Found], given: Mapping[str, Any], node: Node, world: World) -> list[Found]:
    prefer = given.get("prefer")
    if given.get("onePer") is None:
        if prefer is not None:
            raise refused("prefer without onePer")
        return found
    standing = [_standing(each.thing, prefer or "FIRST", node, world) for each in found]
    best = dict[str, Key]()
    for homes, key in standing:
        best |= {home: min(best.get(home, key), key) for home in homes}
    kept = [all(key <= best[home] for home in homes) for homes, key in standing]
    return [each for each, stays in zip(found, kept, strict=True) if stays]


def _standing(thing: Thing, prefer: str, node: Node, world: World) -> tuple[list[str], Key]:
    """The homes somebody has, and how they stand there."""
    homes = related(thing, node.relation("household"), on(world.today), world)
    heading = sum(each.edge.get("role") == "HEAD" for each in homes)
    purchases = related(thing, node.relation("purchases"), on(world.today), world)
    spent = sum(each.thing.values["total"] for each in purchases)
    key: Key = {"FIRST": (), "HIGHEST_SPENT": (-spent,), "HEAD": (-heading, -spent)}[prefer]
    return [each.thing.id for each in homes], (*key, thing.id)
