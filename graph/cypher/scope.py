"""Where an expression stands: the variable of a node, and how the properties of the edge that led to it are reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from graph.cypher.tree import Expr, Prop
from graph.declare import Model, Node, Property
from graph.plan import Bind, Place

Rows = Mapping[str, Callable[["Scope", "Names"], Expr]]
"""Conditions by the name of the node they are on."""


@dataclass
class Names:
    """Gives out variable names: short, in order, never twice in a statement.

    `zone` is the deployment's time zone where it is not UTC: moments are cut to days in it. `rows` are the conditions
    under which nodes of a type are there at all for who asks; they themselves look at the whole graph.
    """

    model: Model
    zone: Bind | None = None
    rows: Rows = field(default_factory=dict)
    whole: Model | None = None
    given: dict[str, int] = field(default_factory=dict)

    def next(self, letter: str) -> str:
        number = self.given.get(letter, 0)
        self.given[letter] = number + 1
        return letter + str(number)

    def allowed(self, scope: Scope) -> Iterator[Expr]:
        """What must hold of a node that is bound, for who asks."""
        condition = self.rows.get(scope.node.name)
        if condition is not None:
            yield condition(scope, self.unrestricted())

    def unrestricted(self) -> Names:
        """The same names over all of the graph, for what we ask ourselves."""
        return replace(self, model=self.whole or self.model, rows={})


@dataclass(frozen=True, slots=True)
class Scope:
    """A node in reach. `edge` is the relationship's variable, `figures` the edge values that are computed instead.

    `apart` are the properties that tell several such relationships to one node apart.
    """

    name: str
    node: Node
    edge: str | None = None
    figures: Mapping[str, Expr] = field(default_factory=dict)
    apart: tuple[Property, ...] = ()

    def value(self, property: Property, place: Place = "node") -> Expr:
        return self.read(property.name, place)

    def key(self, property: Property, place: Place = "node") -> Expr:
        """The value by which the property is ordered."""
        return self.read(property.sort_name, place)

    def read(self, name: str, place: Place) -> Expr:
        if place == "node":
            return Prop(self.name, name)
        return self.figures[name] if self.figures else Prop(self.edge or "", name)

    @property
    def carried(self) -> tuple[str, ...]:
        """The variables a later clause still needs."""
        computed = tuple(self.figures)
        return (self.name, *(f"{self.name}_{each}" for each in computed)) if computed else self._pair

    @property
    def _pair(self) -> tuple[str, ...]:
        return (self.name, self.edge) if self.edge else (self.name,)
