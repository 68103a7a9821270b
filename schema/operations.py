"""Root fields that no model can express, written by hand. A role has those that its policy names."""

from __future__ import annotations

from collections.abc import Iterator

from graph.declare import Model
from schema import api_keys, changes, imports, jobs, mutations, recommendations
from schema.shapes import Field, Object, Shape

QUERIES: tuple[Field, ...] = (api_keys.LIST, *changes.QUERIES, jobs.ONE, jobs.LIST, imports.PREVIEW, imports.REPORT)
MUTATIONS: tuple[Field, ...] = (api_keys.CREATE, api_keys.REVOKE, jobs.START, jobs.CANCEL, imports.START,
                                recommendations.RECORD, recommendations.RECORD_MANY)  # fmt: skip
SUBSCRIPTIONS: tuple[Field, ...] = (changes.CHANGED, jobs.WATCH)
NAMED = frozenset(each.name for each in (*QUERIES, *MUTATIONS, *SUBSCRIPTIONS))
"""Those that a role has if its policy names them."""
OPERATIONS = NAMED | mutations.NAMES
"""All of them by name."""
GRANTED = OPERATIONS | {changes.AUTHOR}
"""What a policy may name: the root fields, and fields below them that not everybody has."""


def queries(operations: frozenset[str]) -> tuple[Field, ...]:
    """Those of the query that are among these."""
    return tuple(each for each in QUERIES if each.name in operations)


def written(model: Model, operations: frozenset[str]) -> Iterator[Shape]:
    """The roots of mutations and subscriptions, if any is among these, and every type that they alone need."""
    by_hand = tuple(each for each in MUTATIONS if each.name in operations)
    fields = (*mutations.fields(operations), *by_hand)
    if fields:
        about = "What can be changed. All fields of one operation are done, in their order, or none is."
        yield Object("Mutation", about, fields)
    watched = tuple(each for each in SUBSCRIPTIONS if each.name in operations)
    if watched:
        yield Object("Subscription", "What can be watched.", watched)
    yield from mutations.shapes(model, operations)
    yield from api_keys.SHAPES
    yield from jobs.SHAPES
    yield from imports.SHAPES
    yield from recommendations.SHAPES
