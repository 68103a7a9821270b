"""A graph in which every personal text is a secret of its own, and each secret knows where it was planted."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Any
from zlib import crc32

from graph.declare import Index, Model, Node, Personal, Property, Relationship, Type
from tests.oracle.graph import Graph, Thing, Tie
from tests.oracle.loading import properties_of

TEXTS = frozenset({Type.TEXT, Type.CODE, Type.TEXTS})
VALUES: dict[Type, Any] = {Type.INT: 1, Type.FLOAT: 0.5, Type.DECIMAL: 10_000, Type.MONEY: 20_000, Type.BOOLEAN: True,
                           Type.DATE: "2020-01-01", Type.DATETIME: "2024-01-01T00:00:00"}  # fmt: skip


def secret(owner: str, name: str) -> str:
    """What stands in a property: no other text in the graph or the schema holds it."""
    return f"zq{owner.replace('_', '')}{name}qz".lower()


def graph(model: Model) -> Graph:
    """Two nodes of every kind, tied to the others in every way there is."""
    kinds = [(node, kind) for node in model.by_prefix.values() for kind in _kinds(node, model)]
    things = [_thing(node, kind, number, model) for node, kind in kinds for number in (1, 2)]
    ties = [each for way in model.relationships.values() for each in _ties(way, things, model)]
    return Graph(tuple(things), tuple(ties))


def _kinds(node: Node, model: Model) -> tuple[str, ...]:
    """A value of `kind` for each view; identifiers have a type instead."""
    views = [model.node(each) for each in node.variants] or [
        each for each in model.nodes.values() if each.labels == node.labels and each.kinds
    ]
    return tuple(each.kinds[0] for each in views) or ("",)


def _thing(node: Node, kind: str, number: int, model: Model) -> Thing:
    owner = next((each.name for each in model.nodes.values() if kind in each.kinds and each.interface), node.name)
    values = {each.name: _value(owner, each, model) for each in properties_of(node.name, model) if each.name != "words"}
    born = {"id": f"{node.prefix}_{crc32(kind.encode()):024d}{number:02d}", "version": 1}
    told = {node.kind_property: kind} if kind else {}
    unique = [each.name for each in node.properties if each.index is Index.UNIQUE and each.name in values]
    keyed = {each: f"{values[each]}{kind}{number}".lower() for each in unique}
    return Thing(node.name, {**values, **told, **keyed, **born})


def _value(owner: str, each: Property, model: Model) -> Any:
    if each.name == "archivedAt":
        return None
    if each.type is Type.ENUM:
        return next(iter(model.enums[str(each.enum)].values))
    if each.type not in TEXTS:
        return VALUES.get(each.type)
    text = secret(owner, each.name) if each.personal is not Personal.NO else f"{owner}{each.name}"
    return [text] if each.type is Type.TEXTS else text


def _ties(way: Relationship, things: Iterable[Thing], model: Model) -> Iterable[Tie]:
    starts = [each for each in things if each.label in way.start or not way.start]
    ends = [each for each in things if each.label in way.end]
    values = {each.name: None if each.name == "until" else _value(way.type, each, model) for each in way.properties}
    return [Tie(way.type, one, other, values) for one, other in product(starts, ends) if one is not other]
