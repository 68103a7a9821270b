"""Random inputs: conditions, orders, groupings, with values out of a graph."""

from __future__ import annotations

import json
from dataclasses import dataclass
from random import Random
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLScalarType,
    GraphQLSchema,
    get_named_type,
    )  # fmt: skip

from graph.grouping import upper_snake
from graph.normalise.money import decimal_text
from tests.agreement.pools import DAYS, POOLS, WORDS, ZONES
from tests.oracle.graph import Graph, Thing, Tie

DEEPEST = 3
SPANS = ("P1D", "P1M", "P1Y", "PT12H", "P20Y", "P0D", "P1Y2M10DT2H30M")
"""Durations."""


@dataclass(frozen=True, slots=True)
class Inputs:
    schema: GraphQLSchema
    graph: Graph
    dice: Random

    def argument(self, name: str, kind: GraphQLInputType) -> str:
        return self.value(name, kind, 0)

    def value(self, name: str, kind: GraphQLInputType, depth: int) -> str:
        """A literal of a type; `name` is the key it stands under or, of an operator, the property."""
        match kind:
            case GraphQLNonNull():
                return self.value(name, kind.of_type, depth)
            case GraphQLList():
                return self.several(name, kind.of_type, depth)
            case GraphQLEnumType():
                return str(self.dice.choice(list(kind.values)[:6]))
            case GraphQLInputObjectType():
                return self.lookup(kind) if name == "by" else self.object(name, kind, depth)
            case GraphQLScalarType():
                return self.scalar(name, kind.name)

    def several(self, name: str, kind: GraphQLInputType, depth: int) -> str:
        is_order = getattr(get_named_type(kind), "is_one_of", False)
        number = self.dice.choice((1, 1, 2) if is_order else (0, 1, 2, 4))
        return "[" + ", ".join(self.value(name, kind, depth + 1) for _ in range(number)) + "]"

    # ---------------------------------------------------------------------------------------------------------- objects

    def object(self, name: str, kind: GraphQLInputObjectType, depth: int) -> str:
        if kind.is_one_of:
            return self.one_of(kind, depth)
        if "eq" in kind.fields or "has" in kind.fields:
            return self.operators(name, kind, depth)
        keys = self.chosen(name, kind, depth)
        values = [self.value(key, kind.fields[key].type, depth + 1) for key in keys]
        if kind.name == "Period":
            # One that ends before it begins is refused; `from` comes before `until` by its letter as well.
            keys, values = sorted(keys), sorted(values)
        return "{" + ", ".join(f"{key}: {value}" for key, value in zip(keys, values, strict=True)) + "}"

    def lookup(self, kind: GraphQLInputObjectType) -> str:
        """A key that needs no normal form."""
        name = self.dice.choice([each for each in kind.fields if each in ("id", "id", "sku", "key")])
        return "{" + f"{name}: {self.value(name, kind.fields[name].type, 0)}" + "}"

    def chosen(self, name: str, kind: GraphQLInputObjectType, depth: int) -> list[str]:
        """One key or two; the deeper, the plainer."""
        unwanted = ("asOf", "during") if name in ("and", "or", "not") else (self.dice.choice(("asOf", "during")),)
        names = [each for each in kind.fields if each not in unwanted]
        if depth >= DEEPEST:
            names = [each for each in names if self.is_plain(kind, each)]
        related = [each for each in names if not self.is_plain(kind, each)]
        if related and self.dice.random() < 0.3:
            return [self.dice.choice(related)]
        if "archivedAt" in names and self.dice.random() < 0.07:
            return ["archivedAt"]
        return self.dice.sample(names, min(len(names), self.dice.choice((1, 1, 1, 2))))

    @staticmethod
    def is_plain(kind: GraphQLInputObjectType, name: str) -> bool:
        inner = get_named_type(kind.fields[name].type)
        return not isinstance(inner, GraphQLInputObjectType) or "eq" in inner.fields or "has" in inner.fields

    def one_of(self, kind: GraphQLInputObjectType, depth: int) -> str:
        names = list(kind.fields)
        if depth >= DEEPEST + 1:
            leaves = [each for each in names if not _is_object(kind.fields[each].type)]
            names = leaves or names
        key = self.dice.choice(names)
        return "{" + f"{key}: {self.value(key, kind.fields[key].type, depth + 1)}" + "}"

    def operators(self, name: str, kind: GraphQLInputObjectType, depth: int) -> str:
        """Operators of the property `name`."""
        names = [each for each in kind.fields if each != "ignoreCase"]
        first = self.dice.choice([*names, *(each for each in ("eq", "in", "in") if each in names)])
        keys = [first, *(each for each in self.dice.sample(names, self.dice.choice((0, 0, 0, 1))) if each != first)]
        if "ignoreCase" in kind.fields and self.dice.random() < 0.3:
            keys.append("ignoreCase")
        return "{" + ", ".join(f"{key}: {self.operand(key, name, kind, depth)}" for key in keys) + "}"

    def operand(self, key: str, name: str, kind: GraphQLInputObjectType, depth: int) -> str:
        text = self.value(name, kind.fields[key].type, depth)
        if key in ("contains", "startsWith", "endsWith") and self.dice.random() < 0.7:
            return json.dumps(json.loads(text)[: self.dice.randint(0, 2)], ensure_ascii=False)
        return text

    # ---------------------------------------------------------------------------------------------------------- scalars

    def scalar(self, name: str, kind: str) -> str:
        match kind:
            case "Boolean":
                return self.dice.choice(("true", "false"))
            case "Int" | "BigInt" | "Float":
                return str(self.dice.choice(self.known(name, int, float) or [0, 1, 2, 3, -1]))
            case "Decimal":
                return json.dumps(decimal_text(self.dice.choice(self.known(name, int) or [0, 1, 5000, 10000, 20000])))
            case "Date":
                return json.dumps(self.dice.choice(DAYS))
            case "DateTime":
                return json.dumps(f"{self.dice.choice(POOLS_OF_MOMENTS)}Z")
            case "Duration":
                return json.dumps(self.dice.choice(SPANS))
            case "ID":
                return json.dumps(self.dice.choice([*self.graph.by_id, "cus_none", "x"]))
            case _:
                return json.dumps(self.text(name), ensure_ascii=False)

    def text(self, name: str) -> str:
        found = self.known(name, str)
        return (
            self.dice.choice([*found, *WORDS, "zz"]) if found or self.dice.random() < 0.5 else self.dice.choice(WORDS)
        )

    def known(self, name: str, *kinds: type) -> list[Any]:
        """The values that something in the graph has under this name."""
        everything: list[Thing | Tie] = [*self.graph.things, *self.graph.ties]
        name = "normalised" if name in ("email", "phone") else name
        found = [each.values[name] for each in everything if each.values.get(name) is not None]
        return [each for each in found if isinstance(each, kinds) and not isinstance(each, bool)]

    # ----------------------------------------------------------------------------------------------------------- groups

    def of_groups(self, declared: GraphQLField) -> str:
        """The arguments of `groups`: an order may name only keys that are grouped by."""
        by = get_named_type(declared.args["by"].type)
        assert isinstance(by, GraphQLEnumType)
        keys = self.dice.sample(list(by.values), self.dice.choice((1, 1, 2)))
        written = [f"by: [{', '.join(keys)}]"]
        if self.dice.random() < 0.5:
            written.append(f"orderBy: {self.group_orders(keys, declared)}")
        if self.dice.random() < 0.4:
            written.append(f"having: {self.value('having', declared.args['having'].type, 1)}")
        if self.dice.random() < 0.5:
            written.append(f"first: {self.dice.randint(0, 5)}")
        if self.dice.random() < 0.4:
            written.append(f'timeZone: "{self.dice.choice(ZONES)}"')
        return f"({', '.join(written)})"

    def group_orders(self, keys: list[str], declared: GraphQLField) -> str:
        kind = get_named_type(declared.args["orderBy"].type)
        assert isinstance(kind, GraphQLInputObjectType)
        return "[" + ", ".join(self.group_order(keys, kind) for _ in range(self.dice.choice((1, 1, 2)))) + "]"

    def group_order(self, keys: list[str], kind: GraphQLInputObjectType) -> str:
        by_keys = get_named_type(kind.fields["key"].type)
        assert isinstance(by_keys, GraphQLInputObjectType)
        if self.dice.random() < 0.5:
            wanted = self.dice.choice([each for each in by_keys.fields if upper_snake(each) in keys])
            return "{key: {" + f"{wanted}: {self.value('', by_keys.fields[wanted].type, 0)}" + "}}"
        name = self.dice.choice([each for each in kind.fields if each != "key"])
        return "{" + f"{name}: {self.value(name, kind.fields[name].type, 1)}" + "}"


POOLS_OF_MOMENTS = tuple(str(each) for kind, pool in POOLS.items() if kind == "DATETIME" for each in pool)


def _is_object(kind: GraphQLInputType) -> bool:
    return isinstance(get_named_type(kind), GraphQLInputObjectType)
