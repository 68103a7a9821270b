"""What is done to nodes and relationships, as the change feed says it.

Identifiers, addresses and sources are told of by the relationships that lead to them, the lines of a purchase as a
field of the purchase; what is derived is not told of at all.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from graph.declare import Node
from graph.model import MODEL
from graph.writes.changes import Change, ChangeKind

UNSAID = frozenset({"Identifier", "Address", "Source"})
OURS = frozenset({"id", "createdAt", "updatedAt", "version", "words"})
KEYS = frozenset(each.sort_name for node in MODEL.nodes.values() for each in node.properties) - frozenset(
    each.name for node in MODEL.nodes.values() for each in node.properties
)
"""Stored beside a text, to sort by."""


@dataclass(frozen=True, slots=True)
class Way:
    """A type of relationship between nodes of two labels."""

    type: str
    start: str
    end: str


def created(node: Node, properties: Iterable[Mapping[str, object]]) -> Iterator[Change]:
    """New nodes."""
    if node.name not in UNSAID:
        for each in properties:
            yield Change(ChangeKind.CREATED, type_of(node, each), str(each["id"]), version=1)


def updated(node: Node, known: Mapping[str, object], changed: Iterable[str]) -> Change:
    """Values of a node that are others now."""
    version = cast(int, known["version"]) + 1
    return Change(ChangeKind.UPDATED, type_of(node, known), str(known["id"]), fields_of(changed), version)


def resummed(properties: Mapping[str, object]) -> Change:
    """A purchase whose lines are others now."""
    fields = ("discount", "lines", "quantity", "total")
    type_ = type_of(MODEL.node("Interaction"), properties)
    return Change(ChangeKind.UPDATED, type_, str(properties["id"]), fields, cast(int, properties["version"]))


def linked(way: Way, start: str, end: str) -> Change:
    """A new relationship."""
    return Change(ChangeKind.LINKED, way.start, start, relationship=way.type, other_type=way.end, other=end)


def relinked(way: Way, start: str, end: str, changed: Iterable[str]) -> Change:
    """Values of a relationship that are others now."""
    fields = fields_of(changed)
    return Change(
        ChangeKind.LINK_UPDATED, way.start, start, fields, relationship=way.type, other_type=way.end, other=end
    )


def unlinked(way: Way, start: str, end: str) -> Change:
    """A relationship that is gone."""
    return Change(ChangeKind.UNLINKED, way.start, start, relationship=way.type, other_type=way.end, other=end)


def type_of(node: Node, properties: Mapping[str, object]) -> str:
    """The name under which the API shows a node: a purchase is no mere interaction."""
    kind = properties.get(node.kind_property)
    views = (MODEL.node(name) for name in node.variants)
    return next((view.name for view in views if kind in view.kinds), node.name)


def fields_of(changed: Iterable[str]) -> tuple[str, ...]:
    """The names of properties, without what is stored beside them."""
    return tuple(sorted(set(changed) - OURS - KEYS))
