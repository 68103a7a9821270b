"""What is settled once a schema stands: where values are read, how enums and @oneOf inputs behave.

One plan answers a whole root field, so every field below it is a look into a dictionary by its response key. Inputs
stay dictionaries and enums stay names, because the plan is compiled from them as they are written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import strawberry
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    GraphQLUnionType,
)

TYPE_KEY = "\0type"
"""The hidden key of an object of several possible types: no response key can be the same."""

Resolver = Callable[..., Any]
"""What answers a root field: called with graphql-core's info and the coerced arguments by their GraphQL names."""


def finished(schema: strawberry.Schema, resolve: Callable[[str], Resolver], one_of: Iterable[str]) -> strawberry.Schema:
    """The same schema, ready to answer."""
    core = schema._schema
    for type_ in core.type_map.values():
        _settle(type_)
    for name in one_of:
        core.type_map[name].is_one_of = True  # type: ignore[attr-defined]  # an input, as its shape says
    _introspect_one_of(core)
    for root in filter(None, (core.query_type, core.mutation_type, core.subscription_type)):
        for name, field in root.fields.items():
            field.resolve = _rooted(resolve(name))
    return schema


def nothing(_name: str) -> Resolver:
    """No root field has an answer: for a schema that is only looked at."""
    return lambda _info, **_arguments: None


class ByName(dict[str, Any]):
    """An object made by hand, which knows its values by the names of fields and not by what a client calls them."""


def read(source: dict[str, Any], info: GraphQLResolveInfo[Any], **_arguments: object) -> Any:
    """The value of a field below a root, whatever the client calls it."""
    if isinstance(source, ByName):
        return source.get(info.field_name)
    return source.get(info.path.key)  # type: ignore[arg-type]  # the key of a field is its response key


def _settle(type_: object) -> None:
    match type_:
        case GraphQLObjectType() if not type_.name.startswith("__"):
            type_.is_type_of = None
            for field in type_.fields.values():
                field.resolve = read
        case GraphQLInterfaceType() | GraphQLUnionType():
            type_.resolve_type = _type_name
        case GraphQLEnumType() if "strawberry-definition" in type_.extensions:
            type_.__class__ = GraphQLEnumType  # Strawberry's own would turn names into members of a Python enum.


def _type_name(value: dict[str, Any], _info: object, _type: object) -> str:
    return str(value[TYPE_KEY])


def _rooted(resolver: Resolver) -> Resolver:
    return lambda _source, info, **arguments: resolver(info, **arguments)


def _introspect_one_of(core: GraphQLSchema) -> None:
    """The inputs are graphql-core's own @oneOf, so its rules and messages hold; Strawberry would ask its directive."""
    fields = core.type_map["__Type"].fields  # type: ignore[attr-defined]  # an object of introspection
    fields["isOneOf"].resolve = _is_one_of


def _is_one_of(type_: object, _info: object) -> bool | None:
    return type_.is_one_of if isinstance(type_, GraphQLInputObjectType) else None
