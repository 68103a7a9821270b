"""Random graphs that keep to the model: small and dense, with circles, missing values, archived nodes and dates."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import Any

from graph.declare import Index, Model, Node, Property, Relationship
from tests.agreement.pools import value
from tests.oracle.graph import Graph, Thing, Tie
from tests.oracle.loading import properties_of

LARGEST = 7
"""Things of one label."""

COMMON = frozenset({"id", "createdAt", "updatedAt", "version", "archivedAt"})


def graph(model: Model, dice: Random) -> Graph:
    things = [thing for node in model.by_prefix.values() for thing in _things(node, model, dice)]
    by_label: dict[str, list[Thing]] = {}
    for each in things:
        by_label.setdefault(each.label, []).append(each)
    ties = [tie for kind in model.relationships.values() for tie in _ties(kind, by_label, model, dice)]
    return Graph(tuple(things), tuple(ties))


def _things(node: Node, model: Model, dice: Random) -> Iterable[Thing]:
    properties = [each for each in properties_of(node.name, model) if each.name not in COMMON and each.name != "words"]
    for number in range(dice.randint(0, LARGEST * 2 if node.name == "Interaction" else LARGEST)):
        own = _values(properties, model, dice, rare=0.4)
        for each in properties:
            if each.index is Index.UNIQUE and each.name in own:
                own[each.name] = f"{own[each.name]}:{number}"
        yield Thing(node.name, {**_born(node, number, dice), **own})


def _born(node: Node, number: int, dice: Random) -> dict[str, Any]:
    archived = {"archivedAt": "2024-05-05T00:00:00"} if dice.random() < 0.1 else {}
    born = dice.choice(("2024-01-01T00:00:00", "2024-06-15T11:00:00"))
    return {
        "id": f"{node.prefix}_{number:026d}",
        "createdAt": born,
        "updatedAt": born,
        "version": dice.randint(1, 3),
    } | archived


def _values(properties: Iterable[Property], model: Model, dice: Random, *, rare: float) -> dict[str, Any]:
    """Values of required properties and of some others."""
    return {each.name: value(each, model, dice) for each in properties if each.required or dice.random() > rare}


def _ties(kind: Relationship, by_label: dict[str, list[Thing]], model: Model, dice: Random) -> Iterable[Tie]:
    starts = [each for label in kind.start or tuple(by_label) for each in by_label.get(label, ())]
    ends = [each for label in kind.end for each in by_label.get(label, ())]
    seen: set[tuple[object, ...]] = set()
    for _ in range(dice.randint(0, 3 * LARGEST) if starts and ends else 0):
        start, end = dice.choice(starts), dice.choice(ends)
        values = _values(kind.properties, model, dice, rare=0.3)
        told_apart = (frozenset((start.id, end.id)), *(values.get(name) for name in kind.apart))
        if told_apart not in seen and start is not end:
            seen.add(told_apart)
            yield Tie(kind.type, start, end, values)
