"""`aggregate` and the figures of groups: which measures to take, and where each stands in the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from graphql import FieldNode

from graph.declare import Property, Type
from graph.plan import Bind, Function, Measure, Place, Slot
from resolvers.selection.fields import Asking, collect, type_of
from resolvers.selection.rows import Row, amount, choices_of
from resolvers.shape import KINDS, Fixed, Kind, Layout, Out, Record, Token, Value

FUNCTIONS = {"sum": Function.SUM, "avg": Function.AVG, "min": Function.MIN, "max": Function.MAX,
             "countDistinct": Function.DISTINCT}  # fmt: skip
SUMS = {Type.INT: Kind.BIG, Type.FLOAT: Kind.FLOAT, Type.DECIMAL: Kind.DECIMAL, Type.MONEY: Kind.MONEY}
MEANS = {Type.INT: Kind.FLOAT, Type.FLOAT: Kind.FLOAT, Type.DECIMAL: Kind.MEAN_DECIMAL, Type.MONEY: Kind.MEAN_MONEY}


@dataclass
class Measures:
    """Measures in the making, each once; their order in the plan does not depend on the order they were asked in.

    `alone` says that all of it is about one person.
    """

    row: Row
    alone: bool = False
    layout: Layout = field(default_factory=Layout)
    taken: dict[Measure, int] = field(default_factory=dict)

    def take(self, function: Function, property: Property | None = None, place: Place = "node") -> Token:
        number = self.taken.setdefault(self._measure(function, property, place), len(self.taken))
        return ("figure", number)

    def _measure(self, function: Function, property: Property | None, place: Place) -> Measure:
        """Few people must not be told from their figures, where that is asked of us; their number may be known."""
        small, about = self.row.asking.small_group, bool(self.row.node.people)
        if small is None or small < 2 or property is None or not (about or self.alone):
            return Measure(function, property, place)
        return Measure(function, property, place, None if self.alone else Bind(Slot(small)), self.alone)

    def number(self, function: Function, property: Property | None = None, place: Place = "node") -> int:
        return int(self.take(function, property, place)[1])

    @property
    def edge(self) -> tuple[Property, ...]:
        return self.row.asking.model.edge(self.row.relation) if self.row.relation else ()

    def finish(self, before: int = 0) -> tuple[tuple[Measure, ...], dict[int, int]]:
        """The measures in order, and the place of each by its number; their layout starts `before` places in."""
        ordered = sorted(self.taken, key=repr)
        places = {self.taken[measure]: place for place, measure in enumerate(ordered)}
        self.layout.places.update({("figure", number): before + place for number, place in places.items()})
        return tuple(ordered), places


def aggregate(fields: list[FieldNode], type_name: str, measures: Measures) -> Record:
    """An object of figures: its count, sums and so on."""
    collected = collect(fields, type_name, measures.row.asking)
    return Record(type_name, tuple((key, figure(each, type_name, measures)) for key, each in collected.items()))


def figure(fields: list[FieldNode], type_name: str, measures: Measures) -> Out:
    name = fields[0].name.value
    if name == "count":
        return Value(measures.take(Function.COUNT), Kind.INT, required=True)
    if name == "__typename":
        return Fixed(type_name)
    inner = type_of(type_name, name, measures.row.asking)
    return Record(inner, tuple(_values(fields, inner, FUNCTIONS[name], measures, "node")))


def _values(
    fields: list[FieldNode], type_name: str, function: Function, measures: Measures, place: Place
) -> Iterator[tuple[str, Out]]:
    row = measures.row
    for key, each in collect(fields, type_name, row.asking).items():
        name = each[0].name.value
        if name == "__typename":
            yield key, Fixed(type_name)
        elif name == "edge" and place == "node" and row.relation:
            edge = type_of(type_name, "edge", row.asking)
            yield key, Record(edge, tuple(_values(each, edge, function, measures, "edge")))
        else:
            property = measured_property(name, row, place)
            yield key, shown(function, property, measures.take(function, property, place), each, row.asking)


def measured_property(name: str, row: Row, place: Place) -> Property:
    if place == "node":
        return row.node.property(name)
    assert row.relation is not None
    return next(each for each in row.asking.model.edge(row.relation) if each.name == name)


def shown(function: Function, property: Property, token: Token, fields: list[FieldNode], asking: Asking) -> Out:
    """A figure as its property's type has it."""
    if function is Function.DISTINCT:
        return Value(token, Kind.INT)
    if property.type is Type.MONEY:
        return amount(token, fields, asking, kind=Kind.MEAN_MONEY if function is Function.AVG else Kind.MONEY)
    if function in (Function.MIN, Function.MAX):
        return Value(token, KINDS.get(property.type, Kind.SAME), choices=choices_of(property, asking.model))
    return Value(token, (MEANS if function is Function.AVG else SUMS)[property.type])
