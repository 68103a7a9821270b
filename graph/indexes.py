"""The indexes that serve every unique key and every sort key, and those that numbers are read from, derived from the
model. Migrations create them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.declare import Index, Model, Node, Property, Type

ARCHIVED = "archivedAt"
"""Since when a node is archived."""


@dataclass(frozen=True, slots=True)
class Served:
    """An index on the properties of a label, in this order. `least` is below every value of the first one.

    `required` says that every node has the first property, so that an order by it can be read from the index.
    """

    label: str
    properties: tuple[str, ...]
    unique: bool
    required: bool
    least: str | int


def served(model: Model) -> tuple[Served, ...]:
    """Every index, once each, in the model's order."""
    found = {(each.label, each.properties): each for node in model.nodes.values() for each in _of_node(node)}
    return tuple(found.values())


def of_label(model: Model, label: str) -> Iterator[Served]:
    """The indexes on the nodes of a label, one after another: most often the first few are enough."""
    for node in model.nodes.values():
        if node.labels == (label,):
            yield from _of_node(node)


def _of_node(node: Node) -> Iterator[Served]:
    if len(node.labels) > 1:
        return
    for each in node.properties:
        if each.index is Index.UNIQUE:
            yield Served(node.labels[0], (each.name,), True, each.required, _least(each))
        elif each.index is Index.SORT:
            yield Served(node.labels[0], sort_properties(each), False, each.required, _least(each))


@dataclass(frozen=True, slots=True)
class Held:
    """What an index holds of the nodes of a label, so that they need not be read.

    `required` are those of the properties that every node has, `least` is below every value of the first one.
    """

    label: str
    properties: tuple[str, ...]
    required: frozenset[str]
    least: str | int


def counting(model: Model) -> tuple[Held, ...]:
    """The indexes that numbers are read from, for engines that read them from an index: which nodes are archived, and
    what nodes are counted by together."""
    found = (each for node in model.nodes.values() for each in _counting(node))
    return tuple({(each.label, each.properties): each for each in found}.values())


def _counting(node: Node) -> Iterator[Held]:
    if len(node.labels) > 1:
        return
    own = {each.name: each for each in node.properties}
    # Of a model as some role sees it, properties may be missing.
    if node.counted_by and own.keys() >= {*node.counted_by}:
        first = own[node.counted_by[0]]
        yield Held(node.labels[0], node.counted_by, frozenset(node.counted_by), _least(first))
    if node.listed and ARCHIVED in own:
        yield Held(node.labels[0], (ARCHIVED,), frozenset(), "")


def held(model: Model, label: str) -> Iterator[Held]:
    """What the indexes on the nodes of a label hold, those of one property first: an index for an order is over its
    first one."""
    for each in of_label(model, label):
        required = frozenset(each.properties[:1] if each.required else ())
        yield Held(label, each.properties[:1], required, each.least)
    yield from (each for node in model.nodes.values() if node.labels == (label,) for each in _counting(node))


def sort_properties(property: Property) -> tuple[str, ...]:
    """What nodes are ordered by: text by its key, then itself; the id ends every order."""
    if property.name == "id":
        return ("id",)
    return (property.sort_name, property.name, "id") if property.type is Type.TEXT else (property.name, "id")


def _least(property: Property) -> str | int:
    return -(2**63) if property.type in (Type.INT, Type.DECIMAL, Type.MONEY, Type.FLOAT) else ""
