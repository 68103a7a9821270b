"""Everything that can be read: for each list of a schema one query of all values, relations and edges."""

from __future__ import annotations

from collections.abc import Iterator

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)  # fmt: skip

DEPTH = 1


def queries(schema: GraphQLSchema) -> Iterator[str]:
    """A query for every root field that lists without being told what."""
    assert schema.query_type is not None
    for name, field in schema.query_type.fields.items():
        kind = get_named_type(field.type)
        if kind.name.endswith("Connection") and not any(map(is_required_argument, field.args.values())):
            yield f"{{ {name}(first: 20) {{ {_connection(schema, kind, DEPTH)} }} }}"


def _connection(schema: GraphQLSchema, kind: object, depth: int) -> str:
    assert isinstance(kind, GraphQLObjectType)
    edge = get_named_type(kind.fields["edges"].type)
    assert isinstance(edge, GraphQLObjectType)
    own = [_leaf(name, field) for name, field in edge.fields.items() if name not in ("node", "cursor")]
    node = get_named_type(edge.fields["node"].type)
    return f"edges {{ {' '.join(own)} node {{ {_object(schema, node, depth)} }} }}"


def _object(schema: GraphQLSchema, kind: object, depth: int) -> str:
    if isinstance(kind, GraphQLInterfaceType):
        every = schema.get_possible_types(kind)
        return "__typename " + " ".join(f"... on {each.name} {{ {fields_of(schema, each, depth)} }}" for each in every)
    assert isinstance(kind, GraphQLObjectType)
    return fields_of(schema, kind, depth)


def fields_of(schema: GraphQLSchema, kind: GraphQLObjectType, depth: int) -> str:
    """Aliases by type, so that fragments on several types never clash."""
    found = []
    for name, field in kind.fields.items():
        inner, alias = get_named_type(field.type), f"{kind.name.lower()}_{name}"
        if is_leaf_type(inner) or inner.name == "Money":
            found.append(f"{alias}: {_leaf(name, field)}")
        elif depth and inner.name.endswith("Connection"):
            found.append(f"{alias}: {name}(first: 5) {{ {_connection(schema, inner, depth - 1)} }}")
        elif depth:
            found.append(f"{alias}: {name} {{ {_object(schema, inner, depth - 1)} }}")
    return " ".join(found) or "__typename"


def _leaf(name: str, field: GraphQLField) -> str:
    return f"{name} {{ amount }}" if get_named_type(field.type).name == "Money" else name
