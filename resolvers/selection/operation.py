"""An operation taken apart: a plan for each root field, and what of its variables the plans depend on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLInputType,
    GraphQLSchema,
    OperationDefinitionNode,
    type_from_ast,
)  # fmt: skip

from graph.declare import Model
from resolvers import cursors
from resolvers.errors import BadInput
from resolvers.jobs import FOLLOWED
from resolvers.query import BY_HAND
from resolvers.selection.asked import Asked
from resolvers.selection.changes import FEEDS, feed_of
from resolvers.selection.computed import computed_of
from resolvers.selection.fields import Asking, Peek, collect_roots
from resolvers.selection.listings import listing_of
from resolvers.selection.roots import prefixes, root_of
from resolvers.selection.values import Variables, shape

PLANLESS = BY_HAND | FOLLOWED
INTROSPECTION = frozenset({"__schema", "__type"})


@dataclass(frozen=True, slots=True)
class Operation:
    """All root fields in order, and the values that must be looked at before the plans can be used again.

    `typenames` are the keys of `__typename`, `order` has all keys, `introspects` says that the executor must answer.
    """

    asked: tuple[Asked, ...]
    typenames: tuple[str, ...]
    order: tuple[str, ...]
    introspects: bool
    peeks: tuple[Peek, ...]


def operation_of(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
    schema: GraphQLSchema,
    model: Model,
    *,
    zone: str | None,
    small_group: int | None = None,
) -> Operation:
    """The plans of an operation for variables of this shape; figures over fewer people than `small_group` are null."""
    parent = operation.operation.value.capitalize()
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}

    def asking() -> Asking:
        return Asking(schema, model, fragments, variables, listing_of, computed_of, zone, small_group)

    roots = collect_roots(operation, parent, asking())
    names = {key: fields[0].name.value for key, fields in roots.items()}
    asked, peeks = list[Asked](), list[Peek]()
    for key, fields in roots.items():
        if not names[key].startswith("__"):
            made, seen = _asked(key, fields, parent, asking)
            asked.append(made)
            peeks += seen
    typenames = tuple(key for key, name in names.items() if name == "__typename")
    return Operation(tuple(asked), typenames, tuple(names), bool(INTROSPECTION & set(names.values())), tuple(peeks))


def _asked(
    key: str, fields: list[FieldNode], parent: str, asking: Callable[[], Asking]
) -> tuple[Asked, Sequence[Peek]]:
    """The plan of a root field, and the values that must be looked at before it may be used again."""
    if fields[0].name.value in PLANLESS:
        return Asked(key, None, (), None, tuple(fields)), ()
    if fields[0].name.value in FEEDS:
        return feed_of(key, fields, parent, asking)
    noting = asking()
    try:
        root = root_of(fields, noting)
    except BadInput as error:
        return Asked(key, None, (), error, tuple(fields)), noting.peeks
    masked, calls = frozenset(noting.masked), tuple(noting.calls)
    return Asked(key, root, tuple(noting.pages), None, tuple(fields), masked, calls=calls), noting.peeks


def shape_of(
    operation: OperationDefinitionNode,
    variables: Variables,
    schema: GraphQLSchema,
    among: frozenset[str] | None = None,
) -> tuple[object, ...]:
    """What of the variables, or of those `among` them, can change the plans, but for what `peeks` look at."""
    kinds = {
        each.variable.name.value: type_from_ast(schema, each.type)
        for each in operation.variable_definitions or ()
        if among is None or each.variable.name.value in among
    }
    return tuple((name, shape(variables[name], _input(kind))) for name, kind in kinds.items() if name in variables)


def _input(kind: Any) -> GraphQLInputType:
    assert kind is not None
    return kind  # type: ignore[no-any-return]  # validation has seen that it is an input type


def peeked(peeks: tuple[Peek, ...], variables: Variables) -> tuple[object, ...]:
    """What the plans depend on besides the shape: which values of cursors are null, which kinds ids are of."""
    return tuple(_peek(each, variables) for each in peeks)


def _peek(peek: Peek, variables: Variables) -> object:
    value = resolved(peek.slot, variables)
    if peek.kind == "ids":
        return prefixes([value] if isinstance(value, str) else value)
    try:
        return cursors.nulls(value, argument=peek.argument)
    except BadInput as error:
        return str(error)


def resolved(slot: Any, variables: Mapping[str, Any]) -> Any:
    """The value of a slot: a constant, a place in the variables, or a list of both."""
    if slot.items is not None:
        return [resolved(each, variables) for each in slot.items]
    if slot.path is None:
        return slot.constant
    value: Any = variables
    for step in slot.path:
        value = value[step]
    return value
