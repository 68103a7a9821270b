"""The types of the graph: one for each node, fields in the order of the model."""

from __future__ import annotations

from collections.abc import Iterator

from graph.declare import Model, Node, Relation
from schema import computed
from schema.connections import paged
from schema.paging import PERIOD
from schema.places import along, interfaces, objects, properties, relations
from schema.shapes import Field, Interface, Object
from schema.values import field_type


def types(model: Model) -> Iterator[Object | Interface]:
    """Every node that the API shows."""
    yield Interface("Node", "Anything with an id.", (Field("id", "ID!", "Opaque, typed by its prefix."),))
    for node in objects(model):
        shape = Interface if node.variants else Object
        over = (*(each.name for each in interfaces(model, node)), "Node")
        yield shape(node.name, node.description, _fields(model, node), over)


def _fields(model: Model, node: Node) -> tuple[Field, ...]:
    return (
        *(Field(each.name, field_type(each), each.description) for each in properties(node)),
        *(Field(each.name, "String", each.description) for each in node.through),
        *(_related(model, node, each) for each in relations(node)),
        *computed.fields_of(model, node.name),
    )


def _related(model: Model, node: Node, relation: Relation) -> Field:
    place = along(model, node, relation)
    period = PERIOD if place.dated else ()
    if relation.many:
        return Field(relation.name, f"{place.name}Connection", relation.description, (*paged(place), *period))
    return Field(relation.name, place.target.name, relation.description, period)
