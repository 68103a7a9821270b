"""How much of the schema's own description a selection asks for, before any of it is looked up.

A list counts as many times as it has entries on average: `types { fields { name } }` is types times fields. The query
that clients and code generators send is measured in the same way, and twice as much is allowed. Whoever goes from types
to fields to their types and on to their fields asks for a multiple of that, and is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    get_introspection_query,
    parse,
)  # fmt: skip

from server.ceilings.refusal import MOST

ROOTS = frozenset({"__schema", "__type"})
ROOM = 2
"""How many times the usual query may be asked at once."""
STANDARD = get_introspection_query(
    specified_by_url=True,
    directive_is_repeatable=True,
    schema_description=True,
    input_value_deprecation=True,
    one_of=True,
)
Known = dict[str, int]  # the sizes of fragments by their names


@dataclass(frozen=True, slots=True)
class Sizes:
    """How long the lists of a schema's description are, and how much may be asked for."""

    lists: Mapping[str, int]
    allowed: int = MOST

    def of(self, selections: SelectionSetNode, known: Known) -> int:
        """The entries that a selection on the description asks for."""
        found = 0
        for each in selections.selections:
            if isinstance(each, FieldNode):
                inner = self.of(each.selection_set, known) if each.selection_set else 0
                found += self.lists.get(each.name.value, 1) * (1 + inner)
            elif isinstance(each, InlineFragmentNode):
                found += self.of(each.selection_set, known)
            elif isinstance(each, FragmentSpreadNode):
                found += known.get(each.name.value, 0)
        return min(found, MOST)


def sizes_of(schema: GraphQLSchema) -> Sizes:
    """The sizes of a schema, with room for the usual query."""
    sizes = Sizes(_lists(schema))
    return Sizes(sizes.lists, ROOM * standard(sizes))


def standard(sizes: Sizes) -> int:
    """What the usual query asks for."""
    query, *written = parse(STANDARD).definitions
    fragments = {each.name.value: each for each in written if isinstance(each, FragmentDefinitionNode)}
    known: Known = {}
    for name in ("TypeRef", "InputValue", "FullType"):
        known[name] = sizes.of(fragments[name].selection_set, known)
    assert isinstance(query, OperationDefinitionNode)
    return sizes.of(query.selection_set, known)


def _lists(schema: GraphQLSchema) -> dict[str, int]:
    types = list(schema.type_map.values())
    inputs = [each for each in types if isinstance(each, GraphQLInputObjectType)]
    objects = [each for each in types if isinstance(each, GraphQLObjectType | GraphQLInterfaceType)]
    fields = [field for each in objects for field in each.fields.values()]
    abstract = [each for each in types if isinstance(each, GraphQLInterfaceType | GraphQLUnionType)]
    return {
        "types": len(types),
        "directives": len(schema.directives),
        "fields": _mean((len(each.fields) for each in objects), len(types)),
        "inputFields": _mean((len(each.fields) for each in inputs), len(types)),
        "enumValues": _mean((len(each.values) for each in types if isinstance(each, GraphQLEnumType)), len(types)),
        "possibleTypes": _mean((len(schema.get_possible_types(each)) for each in abstract), len(types)),
        "args": _mean((len(each.args) for each in fields), len(fields)),
    }


def _mean(lengths: Iterable[int], among: int) -> int:
    return -(-sum(lengths) // max(among, 1))
