"""Orders: by own values, by those of a related node, by figures over many of them."""

from __future__ import annotations

from collections.abc import Iterator

from graph.declare import Model, Node, Relation
from schema import measures
from schema.places import Place, along, relations, sortable, throughs
from schema.shapes import Field, OneOf


def orders(model: Model, place: Place) -> Iterator[OneOf]:
    """The inputs with which a place is ordered, but those it shares with others."""
    if place.order == f"{place.name}Order":
        way = Field("edge", f"{place.edge_name}Order", "By the relationship itself.")
        edge = (way,) if sortable(place.edge) else ()
        yield OneOf(place.order, f"One step in ordering {place.phrase}.", (*edge, *_keys(model, place.target)))
    if measures.stem(place, measures.ranged) == place.name:
        count = Field("count", "SortDirection", "By how many there are.")
        phrase = f"Orders others by how many {place.phrase} they have, or how much."
        yield OneOf(f"{place.name}ManyOrder", phrase, (count, *measures.fields(place, measures.ORDERS)))


def edge_orders(place: Place) -> Iterator[OneOf]:
    """The orders by a relationship."""
    keys = tuple(Field(each.name, "SortDirection", each.description) for each in sortable(place.edge))
    if keys:
        yield OneOf(f"{place.edge_name}Order", "One step in ordering by the relationship itself.", keys)


def _keys(model: Model, node: Node) -> tuple[Field, ...]:
    return (
        *(Field(each.name, "SortDirection", each.description) for each in sortable(node.properties)),
        *(Field(each.name, "SortDirection", each.description) for each in throughs(node)),
        *(_related(model, node, each) for each in relations(node)),
    )


def _related(model: Model, node: Node, relation: Relation) -> Field:
    place = along(model, node, relation)
    many = f"{measures.stem(place, measures.ranged)}ManyOrder"
    return Field(relation.name, many if relation.many else f"{place.target.name}Order", relation.description)
