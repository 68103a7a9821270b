"""Argument values with their origin kept: what decides the plan is read now, what does not becomes a parameter later.

A value is a dictionary, a list, None (an explicit null) or a Leaf. An absent key is not in its dictionary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    FieldNode,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    ListValueNode,
    Node,
    NullValueNode,
    ObjectValueNode,
    ValueNode,
    VariableNode,
    value_from_ast,
)  # fmt: skip

from graph.plan import Slot

Variables = Mapping[str, Any]  # coerced by graphql-core: whatever the scalars made of them


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar, or a list of scalars: where it comes from, and what it is this time."""

    slot: Slot
    value: Any


Given = dict[str, Any] | list[Any] | Leaf | None
Path = tuple[str | int, ...]
Hold = Callable[[Any, GraphQLInputType, Path], Given]
"""What to make of the value of a variable."""


def arguments(field: GraphQLField, node: FieldNode, variables: Variables, hold: Hold) -> dict[str, Given]:
    """The arguments of a field that were given; the schema declares no defaults."""
    found: dict[str, Given] = {}
    written = {each.name.value: each.value for each in node.arguments or ()}
    for name, argument in field.args.items():
        if name in written and _is_there(written[name], variables):
            found[name] = given(written[name], argument.type, variables, hold)
    return found


def given(node: ValueNode, kind: GraphQLInputType, variables: Variables, hold: Hold) -> Given:
    """A written value, or what a variable holds."""
    kind = nullable(kind)
    match node:
        case VariableNode():
            name = node.name.value
            return hold(variables[name], kind, (name,))
        case NullValueNode():
            return None
        case ObjectValueNode() if isinstance(kind, GraphQLInputObjectType):
            return {
                each.name.value: given(each.value, kind.fields[each.name.value].type, variables, hold)
                for each in node.fields or ()
                if _is_there(each.value, variables)
            }
        case _ if isinstance(kind, GraphQLList):
            return _items(node, kind, variables, hold)
        case _:
            value = value_from_ast(node, kind)
            return Leaf(Slot(value), value)


def held(value: Any, kind: GraphQLInputType, path: Path) -> Given:
    """What a variable holds, with the path at which it can be found again."""
    kind = nullable(kind)
    if value is None:
        return None
    if isinstance(kind, GraphQLInputObjectType):
        return {name: held(inner, kind.fields[name].type, (*path, name)) for name, inner in value.items()}
    if isinstance(kind, GraphQLList) and _is_composite(kind):
        return [held(inner, kind.of_type, (*path, place)) for place, inner in enumerate(value)]
    return Leaf(Slot(path=path), value)


def whole(value: Any, _kind: GraphQLInputType, path: Path) -> Given:
    """The same as one value, for those to whom the parts are no matter: there may be thousands."""
    return Leaf(Slot(path=path), value)


def shape(value: Any, kind: GraphQLInputType) -> object:
    """What of a variable can change a plan: which keys are there, what is null, enums and booleans; not the values."""
    kind = nullable(kind)
    if value is None:
        return None
    if isinstance(kind, GraphQLInputObjectType):
        return tuple((name, shape(inner, kind.fields[name].type)) for name, inner in sorted(value.items()))
    if isinstance(kind, GraphQLList):
        structural = _is_composite(kind) or isinstance(nullable(kind.of_type), GraphQLEnumType)
        return tuple(shape(inner, kind.of_type) for inner in value) if structural else ()
    is_choice = isinstance(kind, GraphQLEnumType) or isinstance(value, bool)
    return value if is_choice else ()


def parts(shape: object) -> int:
    """How many keys and values a shape has: about as many as it would be tokens, if it stood in a document."""
    return 1 + sum(map(parts, shape)) if isinstance(shape, tuple) else 1


def nullable(kind: GraphQLInputType) -> GraphQLInputType:
    return kind.of_type if isinstance(kind, GraphQLNonNull) else kind


def _items(node: ValueNode, kind: GraphQLList[Any], variables: Variables, hold: Hold) -> Given:
    """A list as written; a single value stands for a list of one."""
    written = (node.values or ()) if isinstance(node, ListValueNode) else (node,)
    items = [given(each, kind.of_type, variables, hold) for each in written if _is_there(each, variables)]
    if _is_composite(kind):
        return items
    leaves = [each if isinstance(each, Leaf) else Leaf(Slot(), None) for each in items]
    return Leaf(Slot(items=tuple(each.slot for each in leaves)), [each.value for each in leaves])


def variables_in(node: Node) -> Iterator[str]:
    """The names of the variables anywhere inside."""
    if isinstance(node, VariableNode):
        yield node.name.value
    for key in node.keys:
        child = getattr(node, key)
        for each in child if isinstance(child, tuple | list) else (child,):
            if isinstance(each, Node):
                yield from variables_in(each)


def _is_there(node: ValueNode, variables: Variables) -> bool:
    return not isinstance(node, VariableNode) or node.name.value in variables


def _is_composite(kind: GraphQLList[Any]) -> bool:
    inner = kind.of_type
    while isinstance(inner, GraphQLNonNull | GraphQLList):
        inner = inner.of_type
    return isinstance(inner, GraphQLInputObjectType)
