"""The schema of a model, and its root fields as the executor finds them: ready, since their plans were run before."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any

from graphql import GraphQLResolveInfo, GraphQLSchema

from graph.declare import Model
from schema.build import build
from server.errors import graphql_error


@dataclass(frozen=True, slots=True)
class Context:
    """What the root fields know: the trees that are ready, or the errors, by their response keys."""

    ready: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Described:
    """What a schema is made of: a model, its currency and time zone, and the root fields that are written by hand."""

    model: Model
    currency: str
    zone: tzinfo
    operations: frozenset[str]

    def built(self) -> GraphQLSchema:
        one = build(
            self.model, currency=self.currency, zone=self.zone, resolve=lambda _: _root, operations=self.operations
        )
        return one._schema


@dataclass(frozen=True, slots=True)
class Shelf:
    """The schemas made last, so that roles which see the same share one: a second, and some 10 MB, for each."""

    made: deque[tuple[Described, GraphQLSchema]] = field(default_factory=lambda: deque(maxlen=16))

    def of(self, described: Described) -> GraphQLSchema:
        found = next((schema for known, schema in tuple(self.made) if known == described), None)
        if found is None:
            found = described.built()
            self.made.append((described, found))
        return found


SHELF = Shelf()


def schema_of(model: Model, currency: str, zone: tzinfo, operations: frozenset[str] = frozenset()) -> GraphQLSchema:
    """The schema of a model with these root fields that are written by hand; a new one takes most of a second."""
    return SHELF.of(Described(model, currency, zone, operations))


def _root(info: GraphQLResolveInfo[Context], **_arguments: object) -> Any:
    """A root field of the executor: the tree its plan gave, or its error."""
    key = str(info.path.key)
    value = info.context.ready[key]
    if isinstance(value, Exception):
        raise graphql_error(value, info.field_nodes, [key])
    return value
