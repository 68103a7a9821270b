"""Figures over everything that a connection's `where` matches."""

from __future__ import annotations

from collections.abc import Iterator

from graph.declare import Node, Property, Type
from schema import measures
from schema.measures import ranged, stem
from schema.places import Place, asked
from schema.shapes import Field, Input, Object, OneOf, Shape

COUNT = Field("count", "Int!", "How many there are.")


def aggregates(place: Place) -> Iterator[Shape]:
    """The figures of a place, but those it shares with others."""
    if stem(place, ranged) == place.name:
        yield Object(f"{place.name}Aggregate", f"Figures over {place.phrase}.", figures(place))
    if place.root:
        yield from _distinct(place.target)


def figures(place: Place) -> tuple[Field, ...]:
    """The count, and the answers sum, avg, min, max and countDistinct."""
    distinct = Field("countDistinct", f"{place.target.name}CountDistinct", "How many different values there are.")
    return (COUNT, *measures.fields(place, measures.ANSWERS), distinct)


def told_apart(node: Node) -> tuple[Property, ...]:
    """The properties whose different values are worth counting: ids, codes, and what can be grouped by."""
    return tuple(each for each in asked(node.properties) if each.groupable or each.type in {Type.ID, Type.CODE})


def _distinct(node: Node) -> Iterator[Shape]:
    name, phrase = f"{node.name}CountDistinct", "of different values; missing ones do not count"
    yield Object(name, f"Numbers {phrase}.", _each(node, "Int"))
    yield Input(f"{name}Filter", f"Conditions on numbers {phrase}.", _each(node, "IntFilter"))
    yield OneOf(f"{name}Order", f"Orders by numbers {phrase}.", _each(node, "SortDirection"))


def _each(node: Node, type_: str) -> tuple[Field, ...]:
    return tuple(Field(each.name, type_, each.description) for each in told_apart(node))
