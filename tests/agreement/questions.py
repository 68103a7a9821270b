"""Random queries that the schema allows, with values that occur in the graph they are asked of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from random import Random

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)  # fmt: skip

from schema.computed import BY_NAME
from tests.agreement.inputs import Inputs
from tests.oracle.graph import Graph

DEEPEST = 6
ROOTS = (
    "customers", "customers", "companies", "households", "products", "categories", "interactions", "interactions", "purchases",
    "purchases", "returns", "conversations", "cases", "reviews", "sources", "adjustments", "customer", "company", "household",
    "product", "node", "nodes",
)  # fmt: skip
OF_CONNECTIONS = frozenset({"nodes", "edges", "pageInfo", "totalCount", "aggregate", "groups"})
CURSORS = frozenset({"cursor", "startCursor", "endCursor"})


@dataclass
class Questions:
    """Makes one query after the other."""

    schema: GraphQLSchema
    graph: Graph
    dice: Random
    numbers: Iterator[int] = field(default_factory=count)

    @property
    def inputs(self) -> Inputs:
        return Inputs(self.schema, self.graph, self.dice)

    def query(self) -> str:
        """A document of one operation with a root field or two."""
        fields = self.schema.query_type.fields  # type: ignore[union-attr]  # there is a query
        names = self.dice.choices([each for each in ROOTS if each in fields], k=self.dice.choice((1, 1, 1, 2)))
        return "{ " + " ".join(self.field(name, fields[name], 0) for name in names) + " }"

    def field(self, name: str, declared: GraphQLField, depth: int) -> str:
        """A field under an alias of its own, so that no two get in each other's way."""
        alias = f"a{next(self.numbers)}{'Cursor' if name in CURSORS else ''}"
        kind = get_named_type(declared.type)
        inner = "" if is_leaf_type(kind) else self.selection(kind, depth + 1)
        return f"{alias}: {name}{self.arguments(name, declared)}{inner}"

    def selection(self, kind: object, depth: int) -> str:
        if isinstance(kind, GraphQLInterfaceType | GraphQLUnionType):
            return " { " + " ".join(self.abstract(kind, depth)) + " }"
        assert isinstance(kind, GraphQLObjectType)
        names = self.chosen(kind, depth) or ["__typename"]
        written = (name if name == "__typename" else self.field(name, kind.fields[name], depth) for name in names)
        return " { " + " ".join(written) + " }"

    def abstract(self, kind: GraphQLInterfaceType | GraphQLUnionType, depth: int) -> Iterator[str]:
        """Some fields of the interface, and some of a few types that implement it."""
        yield "__typename"
        if isinstance(kind, GraphQLInterfaceType):
            names = self.chosen(kind, depth)
            yield from (self.field(name, kind.fields[name], depth) for name in names)
        possible = self.schema.get_possible_types(kind)
        for each in self.dice.sample(possible, min(len(possible), self.dice.randint(0, 2))):
            yield f"... on {each.name}" + self.selection(each, depth)

    def chosen(self, kind: GraphQLObjectType | GraphQLInterfaceType, depth: int) -> list[str]:
        """Some fields: on the way down mostly leaves, at the bottom nothing else; none that code answers."""
        stored = {name: each for name, each in kind.fields.items() if (kind.name, name) not in BY_NAME}
        leaves = [name for name, each in stored.items() if self.is_shallow(each)]
        deeper = [name for name in stored if name not in leaves]
        if set(kind.fields) <= OF_CONNECTIONS:
            deeper, leaves = (deeper, leaves) if depth < DEEPEST else (["nodes"], leaves)
            return self.dice.sample([*deeper, *leaves], self.dice.randint(1, 2))
        room = depth < DEEPEST and bool(deeper)
        picked = self.dice.sample(leaves, min(len(leaves), self.dice.randint(0 if room else 1, 2)))
        if room:
            picked += self.dice.sample(deeper, min(len(deeper), self.dice.choice((0, 1, 1, 2))))
        return picked

    @staticmethod
    def is_shallow(declared: GraphQLField) -> bool:
        kind = get_named_type(declared.type)
        return is_leaf_type(kind) or getattr(kind, "name", "") in ("Money", "PageInfo")

    # -------------------------------------------------------------------------------------------------------- arguments

    def arguments(self, name: str, declared: GraphQLField) -> str:
        if name == "groups":
            return self.inputs.of_groups(declared)
        written = []
        for each, argument in declared.args.items():
            if is_required_argument(argument) or self.dice.random() < self.chance(each):
                written.append(f"{each}: {self.inputs.argument(each, argument.type)}")
        if "first" in declared.args:
            written += self.size()
        return f"({', '.join(written)})" if written else ""

    @staticmethod
    def chance(name: str) -> float:
        return {"where": 0.55, "orderBy": 0.5, "asOf": 0.2, "onePer": 0.2, "prefer": 0.1}.get(name, 0.0)

    def size(self) -> list[str]:
        direction = self.dice.choice(("first", "first", "last", ""))
        return [f"{direction}: {self.dice.randint(0, 5)}"] if direction else []
