"""Questions to the oracle: graphql-core's executor over the same schema, with one naive function for every field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLError,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    GraphQLUnionType,
    execute_sync,
    parse,
    validate,
)  # fmt: skip

from schema.build import build
from tests.oracle.items import Item
from tests.oracle.roots import Root
from tests.oracle.world import World

Said = tuple[list[str | int], str]


@dataclass(frozen=True, slots=True)
class Reply:
    """`errors` are (path, code) in order of their paths; `data` is None also when nothing was run.

    Where a stored value breaks the schema the executor itself complains: that is our fault, INTERNAL.
    """

    data: dict[str, Any] | None
    errors: list[Said]


def naive(world: World) -> GraphQLSchema:
    """The schema, answered by the oracle. It serves every graph of the same model, zone and currency."""
    core = build(world.model, currency=world.currency, zone=world.zone, operations=frozenset())._schema
    for kind in core.type_map.values():
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__"):
            for field in kind.fields.values():
                field.resolve = _field
        elif isinstance(kind, GraphQLInterfaceType | GraphQLUnionType):
            kind.resolve_type = _type
    return core


def _field(source: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
    return source.field(info.field_name, arguments)


def _type(item: Item, _info: object, _type: object) -> str:
    return item.node.name


def ask(
    schema: GraphQLSchema,
    world: World,
    text: str,
    variables: Mapping[str, Any] | None = None,
    operation: str | None = None,
) -> Reply:
    """The answer of the oracle."""
    try:
        document = parse(text)
    except GraphQLError as error:
        return Reply(None, [_said(error)])
    faults = validate(schema, document)
    if faults:
        return Reply(None, [_said(each) for each in faults])
    given = {"variable_values": dict(variables or {}), "operation_name": operation}
    result = execute_sync(schema, document, Root(world), **given)  # type: ignore[arg-type]  # as its signature names them
    return _refused_whole(result.data, [_said(each) for each in result.errors or ()])


def _said(error: GraphQLError) -> Said:
    return list(error.path or ()), str((error.extensions or {}).get("code", "INTERNAL"))


def _refused_whole(data: dict[str, Any] | None, errors: list[Said]) -> Reply:
    """What a client got wrong anywhere in a root field makes nothing of the whole root field, with one error."""
    wrong = dict.fromkeys(str(path[0]) for path, code in errors if path and code == "BAD_USER_INPUT")
    others = [each for each in errors if not each[0] or each[0][0] not in wrong]
    shown = None if data is None else {key: None if key in wrong else value for key, value in data.items()}
    whole: list[Said] = [([key], "BAD_USER_INPUT") for key in wrong]
    return Reply(shown, sorted(others + whole, key=repr))
