"""Root fields that no plan answers, with their arguments as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import DocumentNode, FieldNode, FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode

from graph.declare import Model
from resolvers.selection.fields import Asking, collect_roots
from resolvers.selection.listings import listing_of
from resolvers.selection.values import Given, Leaf, Variables, arguments


@dataclass(frozen=True, slots=True)
class Wish:
    """One root field: under which key its answer stands, and what it was given. An absent argument is not in there."""

    key: str
    name: str
    given: Mapping[str, Any]


def wishes_of(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
    schema: GraphQLSchema,
    model: Model,
) -> tuple[Wish, ...]:
    """The root fields of a mutation, in their order."""
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
    asking = Asking(schema, model, fragments, variables, listing_of, None)
    roots = collect_roots(operation, "Mutation", asking)
    return tuple(
        Wish(key, fields[0].name.value, given_to(fields[0], "Mutation", schema, variables))
        for key, fields in roots.items()
        if not fields[0].name.value.startswith("__")
    )


def given_to(field: FieldNode, type_name: str, schema: GraphQLSchema, variables: Variables) -> dict[str, Any]:
    """The arguments of a root field, this time."""
    declared = schema.type_map[type_name].fields[field.name.value]  # type: ignore[attr-defined]  # a root is an object
    return {name: _plain(each) for name, each in arguments(declared, field, variables).items()}


def _plain(given: Given) -> Any:
    match given:
        case dict():
            return {name: _plain(each) for name, each in given.items()}
        case list():
            return [_plain(each) for each in given]
        case Leaf():
            return given.value
        case _:
            return None
