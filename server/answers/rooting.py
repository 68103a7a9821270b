"""The schema of a model, and its root fields as the executor finds them: what is ready, or a plan run now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from graphql import GraphQLResolveInfo, GraphQLSchema

from graph.declare import Model
from schema.build import build
from server.errors import graphql_error


@dataclass(frozen=True, slots=True)
class Context:
    """What the root fields know: what runs one, the trees that are ready by their response keys, the claims."""

    field: Callable[[GraphQLResolveInfo[Any], dict[str, Any]], Any]
    ready: dict[str, Any]
    known: dict[str, Any]


def schema_of(model: Model, currency: str, zone: tzinfo, operations: frozenset[str] = frozenset()) -> GraphQLSchema:
    """The schema of a model with these root fields that are written by hand; takes most of a second."""
    return build(model, currency=currency, zone=zone, resolve=lambda _: _root, operations=operations)._schema


def _root(info: GraphQLResolveInfo[Context], **_arguments: object) -> Any:
    """A root field of the executor: the tree its plan gave, or its error, or a plan run now."""
    key, context = str(info.path.key), info.context
    if key not in context.ready:
        return context.field(info, context.known)
    value = context.ready[key]
    if isinstance(value, Exception):
        raise graphql_error(value, info.field_nodes, [key])
    return value
