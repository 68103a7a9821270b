"""Conditions on nodes and on what they are related to: `CustomerWhere`, `CustomerReferralsFilter`."""

from __future__ import annotations

from collections.abc import Iterator

from graph.declare import Model, Node, Relation
from schema import measures
from schema.places import Place, along, asked, relations, throughs
from schema.shapes import Field, Input
from schema.values import filter_type

PERIOD = (
    Field("asOf", "Date", "Relationships that held on this day, instead of today."),
    Field("during", "Period", "Relationships that held at some time in this period, instead of today."),
)


def filters(model: Model, place: Place) -> Iterator[Input]:
    """The inputs with which a place is filtered, but those it shares with others."""
    if place.where == f"{place.name}Where":
        fields = (*_logic(place.where), *_way(place), *_conditions(model, place.target))
        yield Input(place.where, f"Conditions on {place.phrase}; several keys hold together.", fields)
    if place.many and not place.root:
        yield _many(place)
        yield _figures(place)


def edge_filters(place: Place) -> Iterator[Input]:
    """The conditions on a relationship."""
    if asked(place.edge):
        fields = tuple(Field(each.name, filter_type(each), each.description) for each in asked(place.edge))
        yield Input(f"{place.edge_name}Where", "Conditions on the relationship; several keys hold together.", fields)


def _logic(name: str) -> tuple[Field, ...]:
    return (
        Field("and", f"[{name}!]", "All of these hold; an empty list always does."),
        Field("or", f"[{name}!]", "At least one of these holds; an empty list never does."),
        Field("not", name, "This does not hold."),
    )


def _way(place: Place) -> tuple[Field, ...]:
    way = Field("edge", f"{place.edge_name}Where", "Conditions on the same relationship.")
    edge = (way,) if asked(place.edge) else ()
    return (*edge, *PERIOD) if place.dated and not place.many else edge


def _conditions(model: Model, node: Node) -> tuple[Field, ...]:
    return (
        *(Field(each.name, filter_type(each), each.description) for each in asked(node.properties)),
        *(Field(each.name, "TextFilter", each.description) for each in throughs(node)),
        *(_related(model, node, each) for each in relations(node)),
    )


def _related(model: Model, node: Node, relation: Relation) -> Field:
    place = along(model, node, relation)
    return Field(relation.name, f"{place.name}Filter" if relation.many else place.where, relation.description)


def _many(place: Place) -> Input:
    return Input(f"{place.name}Filter", f"Conditions on {place.phrase} as a whole; several keys hold together.", (
        Field("some", place.where, "At least one of them is like this."),
        Field("every", place.where, "All of them are like this; true when there is none."),
        Field("none", place.where, "None of them is like this."),
        Field("count", "IntFilter", "How many there are."),
        Field("aggregate", f"{place.name}AggregateFilter", "Figures over them."),
        *(PERIOD if place.dated else ()),
    ))  # fmt: skip


def _figures(place: Place) -> Input:
    return Input(f"{place.name}AggregateFilter", f"Conditions on figures over {place.phrase}.", (
        Field("where", place.where, "Only these go into the figures."),
        Field("count", "IntFilter", "How many they are."),
        *measures.fields(place, measures.CONDITIONS),
    ))  # fmt: skip
