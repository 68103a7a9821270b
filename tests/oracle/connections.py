"""Lists: their page, their edges, their number, figures over all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.declare import Node, Property, Relation, Type
from tests.oracle import groups, items
from tests.oracle.conditions import selected
from tests.oracle.figures import Place, figure, figures_of
from tests.oracle.foremost import thinned
from tests.oracle.orders import ordered
from tests.oracle.pages import Page, page_of
from tests.oracle.relations import Found
from tests.oracle.world import World

Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything that `where` matches; `given` are the arguments of the connection."""

    found: list[Found]
    given: Given
    node: Node
    relation: Relation | None
    world: World

    def field(self, name: str, arguments: Given) -> Any:
        match name:
            case "totalCount":
                return len(self.found)
            case "aggregate":
                return Figures(self.found, self.node, self.relation, self.world)
            case "groups":
                return groups.grouped(self.found, arguments, self.node, self.relation, self.world)
            case _:
                return self.on_page(name)

    def on_page(self, name: str) -> Any:
        rows = ordered(self.found, self.given.get("orderBy"), self.node, self.world, self.relation)
        question = (self.node.name, self.relation, self.given.get("where"), self.given.get("orderBy"),
                    self.given.get("onePer"), self.given.get("prefer"))  # fmt: skip
        page = page_of(rows, self.given, question, self.world)
        places = range(page.start, page.end)
        match name:
            case "pageInfo":
                return page
            case "nodes":
                return [items.Item(rows[place].thing, self.world) for place in places]
            case _:
                return [Edge(rows[place], page, place, self.relation, self.world) for place in places]


@dataclass(frozen=True, slots=True)
class Edge:
    found: Found
    page: Page
    place: int
    relation: Relation | None
    world: World

    def field(self, name: str, _arguments: Given) -> Any:
        if name == "cursor":
            return self.page.cursor(self.place)
        if name == "node":
            return items.Item(self.found.thing, self.world)
        assert self.relation is not None
        prop = next(each for each in self.world.model.edge(self.relation) if each.name == name)
        return shown(self.found.edge.get(name), prop, self.world)


@dataclass(frozen=True, slots=True)
class Figures:
    """`aggregate`, and what a group has besides its key."""

    found: list[Found]
    node: Node
    relation: Relation | None
    world: World

    def field(self, name: str, _arguments: Given) -> Any:
        return len(self.found) if name == "count" else Measured(name, self, "node")


@dataclass(frozen=True, slots=True)
class Measured:
    """`sum`, `avg`, `min`, `max` or `countDistinct`: a figure for each property."""

    function: str
    of: Figures
    place: Place

    def field(self, name: str, _arguments: Given) -> Any:
        if name == "edge" and self.place == "node":
            return Measured(self.function, self.of, "edge")
        prop = self.property(name)
        value = figure(self.function, figures_of(self.of.found, prop, self.place))
        if self.function == "countDistinct":
            return value
        if self.function == "avg" and value is not None:
            value = round(value) if prop.type in (Type.MONEY, Type.DECIMAL) else float(value)
        return shown(value, prop, self.of.world)

    def property(self, name: str) -> Property:
        if self.place == "node":
            return self.of.node.property(name)
        assert self.of.relation is not None
        return next(each for each in self.of.world.model.edge(self.of.relation) if each.name == name)


def shown(value: Any, prop: Property, world: World) -> Any:
    """A stored value as the API shows it; its scalar does the rest."""
    if value is None or prop.masked:
        return None
    if prop.type is Type.MONEY:
        return Money(value, world.currency)
    return f"{value}Z" if prop.type is Type.DATETIME else value


@dataclass(frozen=True, slots=True)
class Money:
    amount: int
    currency: str

    def field(self, name: str, _arguments: Given) -> Any:
        if name == "currency":
            return self.currency
        sign, (whole, rest) = "-" if self.amount < 0 else "", divmod(abs(self.amount), 10_000)
        digits = f"{rest:04d}"
        return f"{sign}{whole}.{digits[:2]}{digits[2:].rstrip('0')}"


def listed(candidates: list[Found], given: Given, node: Node, relation: Relation | None, world: World) -> Listing:
    among = selected(candidates, given.get("where"), node, world, relation)
    return Listing(thinned(among, given, node, world), given, node, relation, world)
