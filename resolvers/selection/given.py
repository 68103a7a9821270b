"""Arguments as plain values, for fields that code answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from graphql import FieldNode, GraphQLSchema

from resolvers.selection.values import Given, Leaf, Variables, arguments, variables_in, whole


def given_to(field: FieldNode, type_name: str, schema: GraphQLSchema, variables: Variables) -> dict[str, Any]:
    """The arguments of a field of a type, this time; what variables hold is not copied, and not to be changed."""
    declared = schema.type_map[type_name].fields[field.name.value]  # type: ignore[attr-defined]  # a root is an object
    return {name: _plain(each) for name, each in arguments(declared, field, variables, whole).items()}


def each_time(field: FieldNode, type_name: str, schema: GraphQLSchema) -> Callable[[Variables], dict[str, Any]]:
    """What says the arguments of a field each time; worked out now where no variable has a part in them."""
    if any(next(variables_in(each), None) is not None for each in field.arguments or ()):
        return partial(given_to, field, type_name, schema)
    always = given_to(field, type_name, schema, {})
    return lambda _: always


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
