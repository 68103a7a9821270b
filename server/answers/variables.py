"""What the variables of a request hold, as the types of the API read them: what graphql-core makes of them, sooner.

It asks of every value about each field of its input whether that was given, and walks over all of it twice. Here inputs
that were given the same keys are read the same way, which is found out once; a thousand rows most often have the same.
Whatever cannot be read so is given to graphql-core, which says what is wrong with it. How deep values may be nested is
not asked: a request allows less than a variable may have.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from graphql import (
    GraphQLBoolean,
    GraphQLID,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    GraphQLString,
    NamedTypeNode,
    NonNullTypeNode,
    OperationDefinitionNode,
    TypeNode,
    Undefined,
    assert_leaf_type,
    type_from_ast,
)  # fmt: skip
from graphql.execution.values import get_variable_values

from server.recent import Recent

PLAIN: dict[str, type] = {"ID": str, "String": str, "Int": int, "Boolean": bool}
SAME: dict[object, type] = {GraphQLID: str, GraphQLString: str, GraphQLBoolean: bool}
"""Values of JSON that these scalars leave as they are."""
READER = "reader"
"""Under which a type has its reader, which stays as long as the type."""
WAYS = 100
"""How many sets of keys an input remembers: whoever gives each row others gains little."""

Read = Callable[[Any], Any]


class Unreadable(Exception):
    """Something is wrong with a value, or unusual: graphql-core shall read all of them and say what."""


def variables_of(operation: OperationDefinitionNode, given: dict[str, Any], schema: GraphQLSchema) -> dict[str, Any]:
    """The variables as the scalars read them; raises the errors as a list in an ExceptionGroup."""
    plain = _plain(operation, given)
    if plain is not None:
        return plain
    try:
        return _read(operation, given, schema)
    except Exception:  # noqa: BLE001  # whatever it is, it is said by the library
        found = get_variable_values(schema, operation.variable_definitions or (), given, max_errors=20)
    if isinstance(found, list):
        raise ExceptionGroup("variables", found)
    return found.coerced


def _plain(operation: OperationDefinitionNode, given: dict[str, Any]) -> dict[str, Any] | None:
    """The variables, if JSON is what every one of their scalars makes of it: most often so, and quickly seen."""
    found = {}
    for each in operation.variable_definitions or ():
        name = each.variable.name.value
        value = found[name] = given.get(name)
        if type(value) is not _json_type(each.type) or (type(value) is int and not -(2**31) <= value < 2**31):
            return None
    return found


def _json_type(written: TypeNode) -> type | None:
    kind = written.type if isinstance(written, NonNullTypeNode) else written
    return PLAIN.get(kind.name.value) if isinstance(kind, NamedTypeNode) else None


# ------------------------------------------------------------------------------------------------------------- readers


def _read(operation: OperationDefinitionNode, given: dict[str, Any], schema: GraphQLSchema) -> dict[str, Any]:
    found = {}
    for each in operation.variable_definitions or ():
        name, kind = each.variable.name.value, type_from_ast(schema, each.type)
        if name in given:
            found[name] = reader_of(kind)(given[name])  # type: ignore[arg-type]  # validation saw that it is an input
        elif each.default_value is not None or isinstance(kind, GraphQLNonNull):
            raise Unreadable
    return found


def reader_of(kind: GraphQLInputType) -> Read:
    """Reads values of a type; raises Unreadable, or whatever a scalar raises."""
    if isinstance(kind, GraphQLNonNull):
        return _demanding(reader_of(kind.of_type))
    if isinstance(kind, GraphQLList):
        return _list(reader_of(kind.of_type))
    known: Read | None = kind.extensions.get(READER)
    if known is None:
        known = kind.extensions[READER] = _Input(kind) if isinstance(kind, GraphQLInputObjectType) else _leaf(kind)
    return known


def _demanding(read: Read) -> Read:
    def demanded(value: Any) -> Any:
        if value is None:
            raise Unreadable
        return read(value)

    return demanded


def _list(read: Read) -> Read:
    """A single value stands for a list of one."""

    def items(value: Any) -> Any:
        if value is None:
            return None
        return [read(each) for each in value] if type(value) is list else [read(value)]

    return items


def _leaf(kind: GraphQLInputType) -> Read:
    coerce = assert_leaf_type(kind).coerce_input_value

    def leaf(value: Any) -> Any:
        return None if value is None else coerce(value)

    return leaf


Part = tuple[str, type, Read]
"""A field of an input: its name, the type of which its values stay as they are, and what reads the others."""


class _Input:
    """Reads an input object: `ways` are its parts by the keys that were given, in the order of the type."""

    def __init__(self, kind: GraphQLInputObjectType) -> None:
        self.kind = kind
        self.ways = Recent[tuple[str, ...], tuple[Part, ...]](WAYS)

    def __call__(self, value: Any) -> Any:
        if value is None:
            return None
        if type(value) is not dict:
            raise Unreadable
        keys = tuple(value)
        way = self.ways.find(keys)
        if way is None:
            way = self.ways.keep(keys, self._way(frozenset(keys)))
        return {name: each if type(each := value[name]) is same else read(each) for name, same, read in way}

    def _way(self, keys: frozenset[str]) -> tuple[Part, ...]:
        if not self.demanded <= keys <= self.parts.keys() or (self.kind.is_one_of and len(keys) != 1):
            raise Unreadable
        return tuple(part for name, part in self.parts.items() if name in keys)

    @cached_property
    def demanded(self) -> frozenset[str]:
        return frozenset(name for name, each in self.kind.fields.items() if isinstance(each.type, GraphQLNonNull))

    @cached_property
    def parts(self) -> dict[str, Part]:
        """All that can be given; defaults and values that are called or made otherwise are for graphql-core."""
        kind = self.kind
        if "out_type" in vars(kind) or any(map(_is_unusual, kind.fields.values())):
            raise Unreadable
        readers = {name: reader_of(each.type) for name, each in kind.fields.items()}
        return {
            name: (name, _same(kind.fields[name].type), _demanding(read) if kind.is_one_of else read)
            for name, read in readers.items()
        }


def _is_unusual(field: GraphQLInputField) -> bool:
    return field.default is not None or field.default_value is not Undefined or field.out_name is not None


def _same(kind: GraphQLInputType) -> type:
    """The type of JSON whose values the scalar leaves as they are; for those that leave none, one that no value has."""
    return SAME.get(kind.of_type if isinstance(kind, GraphQLNonNull) else kind, _Never)


class _Never:
    """No value is of this type."""
