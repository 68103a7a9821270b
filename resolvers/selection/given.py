"""Arguments as plain values, for fields that code answers."""

from __future__ import annotations

from typing import Any

from graphql import FieldNode, GraphQLSchema

from resolvers.selection.values import Given, Leaf, Variables, arguments, whole


def given_to(field: FieldNode, type_name: str, schema: GraphQLSchema, variables: Variables) -> dict[str, Any]:
    """The arguments of a field of a type, this time; what variables hold is not copied, and not to be changed."""
    declared = schema.type_map[type_name].fields[field.name.value]  # type: ignore[attr-defined]  # a root is an object
    return {name: _plain(each) for name, each in arguments(declared, field, variables, whole).items()}


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
