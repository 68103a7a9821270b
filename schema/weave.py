"""Shapes become Strawberry types.

Strawberry's decorators make a dataclass of every type, which takes seconds for the thousand and more that a model
brings. Its definitions are made here directly instead: first a bare class for every name, then the fields, whose types
can refer to any class in any order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.schema.config import StrawberryConfig
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.base import StrawberryList, StrawberryObjectDefinition, StrawberryOptional
from strawberry.types.enum import EnumValue, StrawberryEnumDefinition
from strawberry.types.field import StrawberryField
from strawberry.types.scalar import ScalarDefinition
from strawberry.types.union import StrawberryUnion

from schema.shapes import Argument, Enumeration, Field, Input, Interface, Object, OneOf, Shape, Union

Named = Any  # A class, or one of Strawberry's descriptions of a type: its own functions take either.
Composite = Object | Interface | Input | OneOf

BUILT_IN: dict[str, Named] = {"ID": strawberry.ID, "String": str, "Int": int, "Float": float, "Boolean": bool}


class Known(StrawberryField):
    """A field whose type needs no evaluation: Strawberry asks for it five times."""

    def resolve_type(self, *, type_definition: StrawberryObjectDefinition | None = None) -> Named:  # noqa: ARG002  # its signature
        return self.type_annotation.raw_annotation  # type: ignore[union-attr]  # every field here has one


@dataclass(frozen=True, slots=True)
class Loom:
    """Every type by its name, and what was made once and serves again."""

    types: dict[str, Named]
    references: dict[str, StrawberryAnnotation] = field(default_factory=dict)
    arguments: dict[Argument, StrawberryArgument] = field(default_factory=dict)


def schema_of(shapes: Sequence[Shape], scalars: Iterable[ScalarDefinition]) -> strawberry.Schema:
    """A schema of these types, whose roots are `Query` and, if they are among them, `Mutation` and `Subscription`."""
    scalar_map: dict[object, ScalarDefinition] = {type(each.name, (), {}): each for each in scalars}
    loom = Loom(BUILT_IN | {each.name: marker for marker, each in scalar_map.items()})
    for shape in sorted(shapes, key=_unions_last):
        loom.types[shape.name] = _begun(shape, loom)
    for shape in sorted(shapes, key=_interfaces_first):
        if isinstance(shape, Composite):
            loom.types[shape.name].__strawberry_definition__ = _definition(shape, loom)
    config = StrawberryConfig(auto_camel_case=False, scalar_map=scalar_map)
    mutation, subscription = loom.types.get("Mutation"), loom.types.get("Subscription")
    return strawberry.Schema(loom.types["Query"], mutation, subscription, types=_objects(shapes, loom), config=config)


def _objects(shapes: Iterable[Shape], loom: Loom) -> list[Named]:
    """Some are only ever met behind an interface, where nobody names them."""
    return [loom.types[shape.name] for shape in shapes if isinstance(shape, Object)]


def _unions_last(shape: Shape) -> bool:
    return isinstance(shape, Union)


def _interfaces_first(shape: Shape) -> tuple[bool, int]:
    return not isinstance(shape, Interface), len(shape.interfaces) if isinstance(shape, Interface) else 0


def _begun(shape: Shape, loom: Loom) -> Named:
    """The type as far as it needs no other."""
    match shape:
        case Enumeration():
            return _enum(shape)
        case Union():
            members = tuple(StrawberryAnnotation(loom.types[name]) for name in shape.members)
            return StrawberryUnion(shape.name, members, shape.description)
        case _:
            return type(shape.name, (), {"__doc__": shape.description})


def _enum(shape: Enumeration) -> StrawberryEnumDefinition:
    values = [EnumValue(name, name, description=description) for name, description in shape.values]
    members = StrEnum(shape.name, {name: name for name, _ in shape.values})  # type: ignore[misc]  # names come from the model
    return StrawberryEnumDefinition(members, shape.name, values, shape.description)


def _definition(shape: Composite, loom: Loom) -> StrawberryObjectDefinition:
    origin = loom.types[shape.name]
    above = shape.interfaces if isinstance(shape, Object | Interface) else ()
    return StrawberryObjectDefinition(
        name=shape.name,
        is_input=isinstance(shape, Input | OneOf),
        is_interface=isinstance(shape, Interface),
        origin=origin,
        description=shape.description,
        interfaces=[loom.types[name].__strawberry_definition__ for name in above],
        extend=False,
        directives=(),
        is_type_of=None,
        resolve_type=None,
        fields=[_field(each, origin, loom) for each in shape.fields],
    )


def _field(shape: Field, origin: type, loom: Loom) -> StrawberryField:
    made = Known(
        python_name=shape.name,
        graphql_name=shape.name,
        type_annotation=_reference(shape.type, loom),
        origin=origin,
        description=shape.description,
        default=strawberry.UNSET,
    )
    made.arguments = [_argument(each, loom) for each in shape.arguments]
    return made


def _argument(shape: Argument, loom: Loom) -> StrawberryArgument:
    if shape not in loom.arguments:
        reference = _reference(shape.type, loom)
        loom.arguments[shape] = StrawberryArgument(shape.name, shape.name, reference, description=shape.description)
    return loom.arguments[shape]


def _reference(text: str, loom: Loom) -> StrawberryAnnotation:
    if text not in loom.references:
        loom.references[text] = StrawberryAnnotation(_type(text, loom))
    return loom.references[text]


def _type(text: str, loom: Loom) -> Named:
    """`[Customer!]` as Strawberry says it: what is not Non-Null is optional."""
    if not text.endswith("!"):
        return StrawberryOptional(_type(f"{text}!", loom))
    inner = text.removesuffix("!")
    return StrawberryList(_type(inner[1:-1], loom)) if inner.startswith("[") else loom.types[inner]
