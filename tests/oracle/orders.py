"""What `orderBy` means: text by its key, missing values last unless asked for, ties by id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from graph.declare import Node, Property, Relation, Type
from tests.oracle.figures import figure, figures_of
from tests.oracle.operators import text_order
from tests.oracle.relations import Found, on, one, related
from tests.oracle.world import World

Key = Callable[[Found], Any]
"""The value by which something found is ordered, None where it is missing."""


def ordered(
    found: list[Found], given: list[Mapping[str, Any]] | None, node: Node, world: World, relation: Relation | None
) -> list[Found]:
    """In the order asked for; ties follow the id, upwards unless the order ends downwards."""
    steps = [_step(each, node, world, relation) for each in given or ()]
    rows = sorted(_apart(found, world, relation), key=lambda each: each.thing.id)
    if steps and steps[-1][1].startswith("DESC"):
        rows.reverse()
    for key, direction in reversed(steps):
        rows = directed(rows, key, direction)
    return rows


def _apart(found: list[Found], world: World, relation: Relation | None) -> list[Found]:
    """By what tells several ways to one thing apart."""
    rows = found
    for prop in reversed(world.model.apart(relation) if relation else ()):
        rows = directed(rows, partial(_on_edge, prop.name), "ASC")
    return rows


def _on_edge(name: str, found: Found) -> Any:
    return found.edge.get(name)


def directed(rows: list[Any], key: Callable[[Any], Any], direction: str) -> list[Any]:
    """Rows by one key, those with equal keys as they stand."""
    missing = [each for each in rows if key(each) is None]
    there = [each for each in rows if key(each) is not None]
    there.sort(key=key, reverse=direction.startswith("DESC"))
    return missing + there if direction.endswith("NULLS_FIRST") else there + missing


def _step(given: Mapping[str, Any], node: Node, world: World, relation: Relation | None) -> tuple[Key, str]:
    ((name, value),) = given.items()
    if name == "edge" and relation is not None:
        ((inner, direction),) = value.items()
        prop = next(each for each in world.model.edge(relation) if each.name == inner)
        return (lambda found: comparable(found.edge.get(inner), prop)), direction
    for prop in node.properties:
        if prop.name == name:
            return partial(_own, prop), value
    for through in node.through:
        if through.name == name:
            behind = node.relation(through.relation)
            prop = world.model.target(behind).property(through.property)
            return partial(_behind, behind, partial(_own, prop), world), value
    return _related(node.relation(name), value, world)


def _own(prop: Property, found: Found) -> Any:
    return comparable(found.thing.values.get(prop.name), prop)


def comparable(value: Any, prop: Property) -> Any:
    return text_order(value) if prop.type is Type.TEXT and value is not None else value


def _related(relation: Relation, given: Mapping[str, Any], world: World) -> tuple[Key, str]:
    target = world.model.target(relation)
    if not relation.many:
        key, direction = _step(given, target, world, relation)
        return partial(_behind, relation, key, world), direction
    ((name, value),) = given.items()
    if name == "count":
        return (lambda found: len(_all(found, relation, world))), value
    ((inner, direction),) = value.items()
    if inner == "edge" and isinstance(direction, Mapping):
        ((inner, direction),) = direction.items()
        prop = next(each for each in world.model.edge(relation) if each.name == inner)
        return (lambda found: figure(name, figures_of(_all(found, relation, world), prop, "edge"))), direction
    prop = target.property(inner)
    return (lambda found: figure(name, figures_of(_all(found, relation, world), prop, "node"))), direction


def _behind(relation: Relation, key: Key, world: World, found: Found) -> Any:
    """What the one related thing is ordered by."""
    target = one(found.thing, relation, on(world.today), world)
    return None if target is None else key(target)


def _all(found: Found, relation: Relation, world: World) -> list[Found]:
    return related(found.thing, relation, on(world.today), world)
