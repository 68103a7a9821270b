"""Every mutation of a schema as a client could send it: what it needs made up, and keys that lead to planted nodes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
)  # fmt: skip

from schema.mutations import BY_NAME
from tests.server.access.crawling import fields_of

SCALARS: Mapping[str, Any] = {
    "Decimal": "1.50", "Int": 1, "DateTime": "2026-01-01T00:00:00Z", "Date": "2026-01-01", "Boolean": True,
    "CurrencyCode": "GBP", "String": "said",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filler:
    """Inputs made up; `ids` are planted nodes by type, of which the ends of a relationship are different ones."""

    ids: Mapping[str, Sequence[str]]
    used: Counter[str] = field(default_factory=Counter)

    def input(self, kind: GraphQLInputObjectType, own: str) -> dict[str, Any]:
        """What is required, and every key; `own` is the type whose `id` it names."""
        if kind.is_one_of:
            return self._key(kind)
        wanted = {name: each for name, each in kind.fields.items() if name == "id" or _is_wanted(each.type)}
        types = {name: own if name == "id" else name.capitalize() for name in wanted}
        return {name: self._value(types[name], each.type) for name, each in wanted.items()}

    def _key(self, kind: GraphQLInputObjectType) -> dict[str, Any]:
        name, each = next((name, each) for name, each in kind.fields.items() if name == "id" or _is_wanted(each.type))
        return {name: self._value(kind.name.removesuffix("Key"), each.type)}

    def _id(self, type_: str) -> str:
        found = self.ids[type_]
        self.used[type_] += 1
        return found[self.used[type_] % len(found)]

    def _value(self, of: str, type_: GraphQLInputType) -> Any:
        kind: Any = type_.of_type if isinstance(type_, GraphQLNonNull) else type_
        if isinstance(kind, GraphQLList):
            return [self._value(of, kind.of_type)]
        if isinstance(kind, GraphQLEnumType):
            return next(iter(kind.values))
        if isinstance(kind, GraphQLInputObjectType):
            return self.input(kind, "")
        return self._id(of) if kind.name == "ID" else SCALARS[kind.name]


def _is_wanted(type_: GraphQLInputType) -> bool:
    name = get_named_type(type_).name
    return isinstance(type_, GraphQLNonNull) or (name.endswith("Key") and name != "ExternalKey")


def mutations(schema: GraphQLSchema, ids: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, dict[str, Any]]]:
    """For each mutation of the graph a dry run that shows everything of what it would change, and its input."""
    fields = schema.mutation_type.fields if schema.mutation_type else {}
    found = {}
    for name in sorted(fields.keys() & BY_NAME.keys()):
        input_, payload = get_named_type(fields[name].args["input"].type), get_named_type(fields[name].type)
        assert isinstance(input_, GraphQLInputObjectType)
        assert isinstance(payload, GraphQLObjectType)
        shown = fields_of(schema, payload, 2 if name.endswith("Update") else 1)
        text = f"mutation ($input: {input_.name}!) {{ {name}(input: $input, dryRun: true) {{ {shown} }} }}"
        found[name] = text, Filler(ids).input(input_, BY_NAME[name].type)
    return found
