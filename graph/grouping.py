"""By what nodes can be grouped: own values, days and moments cut into buckets, values of the one related node.

Each key has a name (`AT_MONTH`, `ADDRESS_COUNTRY`) and a field that holds its value in a group (`atMonth`,
`addressCountry`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.declare import TEMPORAL, Model, Node, Property, Relation, Type
from graph.plan import Bucket

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Grouping:
    """One key. `of` is a property of the node itself, or of the node that `relation` leads to."""

    field: str
    of: Property
    relation: Relation | None = None
    bucket: Bucket | None = None

    @property
    def name(self) -> str:
        return upper_snake(self.field)

    @property
    def description(self) -> str:
        way = f"{self.relation.description} " if self.relation else ""
        cut = f" Cut to the {self.bucket.value}." if self.bucket else ""
        return f"{way}{self.of.description}{cut}"


def groupings(model: Model, node: Node) -> tuple[Grouping, ...]:
    """Every key by which nodes of a type can be grouped, in the order of the model."""
    own = (key for each in node.properties if each.asked for key in _own(each))
    return (*own, *(key for each in node.relations if each.shown and not each.many for key in _related(model, each)))


def upper_snake(name: str) -> str:
    """`acquiredOn` as enums spell it: `ACQUIRED_ON`."""
    return _HUMP.sub("_", name).upper()


def _own(prop: Property) -> Iterator[Grouping]:
    if prop.type in TEMPORAL:
        for bucket in _buckets(prop):
            yield Grouping(f"{prop.name}{bucket.value.capitalize()}", prop, bucket=bucket)
    elif prop.groupable:
        yield Grouping(prop.name, prop)


def _buckets(prop: Property) -> tuple[Bucket, ...]:
    return tuple(each for each in Bucket if prop.type is Type.DATETIME or each is not Bucket.HOUR)


def _related(model: Model, relation: Relation) -> Iterator[Grouping]:
    for prop in model.target(relation).properties:
        if prop.asked and prop.groupable and prop.type not in TEMPORAL:
            yield Grouping(f"{relation.name}{prop.name[:1].upper()}{prop.name[1:]}", prop, relation)
