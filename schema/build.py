"""The schema of a model. Takes about a second: build it once and keep it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import tzinfo

import strawberry
from graphql import print_schema

from graph.declare import Model
from schema import changes, computed, one_per, paging
from schema.aggregates import aggregates
from schema.connections import connections
from schema.enums import enumerations
from schema.filters import edge_filters, filters
from schema.finish import Resolver, finished, nothing
from schema.groups import groups
from schema.measures import edge_measures, measures
from schema.objects import types
from schema.operations import GRANTED, OPERATIONS, written
from schema.operators import operators
from schema.orders import edge_orders, orders
from schema.places import Place, places
from schema.reach import reachable
from schema.roots import roots
from schema.scalars import money, scalars
from schema.shapes import OneOf, Shape
from schema.weave import schema_of


def build(
    model: Model,
    *,
    currency: str,
    zone: tzinfo,
    resolve: Callable[[str], Resolver] = nothing,
    operations: frozenset[str] = GRANTED,
) -> strawberry.Schema:
    """The schema of a model, whose amounts are in `currency`.

    `zone` reads moments without an offset; `resolve` gives the function that answers a root field by its name;
    `operations` are the root fields written by hand that are to be in it.
    """
    described = reachable(shapes(model, currency, operations))
    schema = schema_of(described, scalars(zone))
    return finished(schema, resolve, [each.name for each in described if isinstance(each, OneOf)])


def sdl(schema: strawberry.Schema) -> str:
    """The schema as text, the same for the same model."""
    return print_schema(schema._schema) + "\n"


def root_names(model: Model) -> frozenset[str]:
    """Every root field that a model brings, and every one written by hand."""
    (query,) = (each for each in roots(model, OPERATIONS) if each.name == "Query")
    return OPERATIONS | {each.name for each in query.fields}  # type: ignore[union-attr]  # the query is an object


def shapes(model: Model, currency: str, operations: frozenset[str] = GRANTED) -> Iterator[Shape]:
    """Every type but the scalars, in the order in which a reader of the SDL meets them."""
    yield from roots(model, operations)
    yield from written(model, operations)
    yield from changes.shapes(model, operations)
    yield from computed.shapes(model)
    yield from types(model)
    yield from enumerations(model)
    yield money(currency)
    yield from paging.SHAPES
    yield from one_per.shapes(model)
    yield from operators(model)
    for place in places(model):
        yield from _of_place(model, place)


def _of_place(model: Model, place: Place) -> Iterator[Shape]:
    yield from filters(model, place)
    yield from edge_filters(place)
    if place.many:
        yield from _of_many(model, place)


def _of_many(model: Model, place: Place) -> Iterator[Shape]:
    yield from connections(place)
    yield from orders(model, place)
    yield from aggregates(place)
    yield from measures(place)
    yield from groups(model, place)
    yield from edge_orders(place)
    yield from edge_measures(place)
