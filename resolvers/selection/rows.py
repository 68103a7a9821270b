"""A selection on one object becomes what to read of it (`Fields`) and the shape of its answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from graphql import FieldNode

from graph.declare import Model, Node, Property, Relation, Through, Type
from graph.plan import Current, Fields, Follow
from resolvers.filters import period
from resolvers.selection.fields import Asking, Collected, arguments_of, collect, is_conditional
from resolvers.shape import KINDS, Cases, First, Fixed, Kind, Layout, Many, Out, Record, Token, Value
from schema.computed import BY_NAME


@dataclass
class Row:
    """A row in the making: what is read of a node of this type, reached along this relation."""

    node: Node
    asking: Asking
    relation: Relation | None = None
    own: dict[str, Property] = field(default_factory=dict)
    edge: dict[str, Property] = field(default_factory=dict)
    follows: dict[int, Follow] = field(default_factory=dict)
    met: dict[tuple[int, ...], Out] = field(default_factory=dict)
    layout: Layout = field(default_factory=Layout)

    def take(self, property: Property, place: str = "own") -> Token:
        kept = self.own if place == "own" else self.edge
        kept[property.name] = property
        return (place, property.name)

    def follow(self, follow: Follow) -> Token:
        self.follows[len(self.follows)] = follow
        return ("follow", len(self.follows) - 1)

    def finish(self) -> Fields:
        """Lay the row out in the model's order, follows by their structure: the same whatever order was asked in."""
        own = [self.own[name] for name in _names(self.node, self.asking.model) if name in self.own]
        edge = [self.edge[name] for name in sorted(self.edge)]
        often = Counter(each.relation.name for each in self.follows.values())
        follows = sorted(self.follows.items(), key=lambda item: _structure(item[1], often))
        tokens: list[Token] = [("own", each.name) for each in own]
        tokens += [("edge", each.name) for each in edge] + [("follow", number) for number, _ in follows]
        self.layout.places.update({token: place for place, token in enumerate(tokens)})
        self.layout.places["sort", "values"] = len(tokens)
        return Fields(tuple(own), tuple(edge), tuple(each for _, each in follows))


def _structure(follow: Follow, often: Mapping[str, int]) -> tuple[str, str]:
    """What orders the follows of a row: of one that is the only one of its relation the name is enough."""
    name = follow.relation.name
    return name, repr(follow) if often[name] > 1 else ""


def _names(node: Node, model: Model) -> list[str]:
    """The names of a node's properties and of its variants', once each, in the model's order."""
    every = [node, *(model.node(each) for each in node.variants)]
    return list(dict.fromkeys(each.name for one in every for each in one.properties))


# -------------------------------------------------------------------------------------------------------------- objects


def object_of(nodes: list[FieldNode], row: Row) -> Out:
    """What merged fields select on a row's node, of whatever concrete type it turns out to be."""
    node, asking = row.node, row.asking
    if not node.variants:
        return record(collect(nodes, node.name, asking), node, row)
    if not is_conditional(nodes):
        first = asking.model.node(node.variants[0])
        return _tagged(record(collect(nodes, first.name, asking), node, row), node, row)
    records = {each: record(collect(nodes, each, asking), asking.model.node(each), row) for each in node.variants}
    return _cases(node, row, records)


def _tagged(plain: Record, node: Node, row: Row) -> Out:
    """The same fields for all variants; they are still told apart, for an answer that names its types."""
    return _cases(node, row, {each: replace(plain, type=each) for each in node.variants})


def _cases(node: Node, row: Row, records: dict[str, Record]) -> Cases:
    model = row.asking.model
    if len(node.labels) > 1:
        return Cases(
            row.take(node.property("id")), 3, {model.node(name).prefix: each for name, each in records.items()}
        )
    table = {kind: each for name, each in records.items() for kind in model.node(name).kinds}
    return Cases(row.take(node.property("kind")), 0, table)


def record(collected: Collected, node: Node, row: Row) -> Record:
    """The fields of one concrete type."""
    entries = tuple((key, entry(fields, node, row)) for key, fields in collected.items())
    return Record(node.name, entries)


def entry(fields: list[FieldNode], node: Node, row: Row) -> Out:
    """What stands under one response key."""
    name = fields[0].name.value
    if name == "__typename":
        return Fixed(node.name)
    if any(each.name == name for each in node.properties):
        return _value(node.property(name), "own", node.name, fields, row)
    if (node.name, name) in BY_NAME:
        return replace(row.asking.computed(fields, node.name, row.asking), token=row.take(node.property("id")))
    through = next((each for each in node.through if each.name == name), None)
    return _through(through, node, row) if through else _related(fields, node, node.relation(name), row)


def _value(property: Property, place: str, owner: str, fields: list[FieldNode], row: Row) -> Out:
    """A stored value, or nothing where it is masked: then it is not even read."""
    if property.masked:
        return _masked(owner, property.name, row)
    return value_of(property, row.take(property, place), fields, row.asking)


def _masked(owner: str, name: str, row: Row) -> Fixed:
    row.asking.masked.add(f"{owner}.{name}")
    return Fixed(None)


def value_of(property: Property, token: Token, fields: list[FieldNode], asking: Asking) -> Out:
    """A stored value, or the two sides of an amount of money."""
    if property.type is Type.MONEY:
        return amount(token, fields, asking, required=property.required)
    return Value(token, KINDS.get(property.type, Kind.SAME), property.required, choices_of(property, asking.model))


def choices_of(property: Property, model: Model) -> tuple[str, ...]:
    return tuple(model.enums[property.enum].values) if property.enum else ()


def amount(
    token: Token, fields: list[FieldNode], asking: Asking, *, kind: Kind = Kind.MONEY, required: bool = False
) -> Record:
    sides = {"amount": Value(token, kind), "currency": Value(token, Kind.CURRENCY)}
    collected = collect(fields, "Money", asking)
    entries = tuple((key, sides.get(each[0].name.value, Fixed("Money"))) for key, each in collected.items())
    return Record("Money", entries, token, required)


def edge_entry(fields: list[FieldNode], row: Row) -> Out:
    """A property of the relationship that led to the row's node."""
    assert row.relation is not None
    name = fields[0].name.value
    property = next(each for each in row.asking.model.edge(row.relation) if each.name == name)
    return _value(property, "edge", row.relation.hops[row.relation.edge].type, fields, row)


# ------------------------------------------------------------------------------------------------------------ relations


def _through(through: Through, node: Node, row: Row) -> Out:
    if through.masked:
        return _masked(node.name, through.name, row)
    relation = node.relation(through.relation)
    behind = Row(row.asking.model.target(relation), row.asking, relation)
    shown = Value(behind.take(behind.node.property(through.property)), Kind.SAME)
    return First(row.follow(Follow(relation, Current(), fields=behind.finish())), behind.layout, shown)


def _related(fields: list[FieldNode], node: Node, relation: Relation, row: Row) -> Out:
    """A relation; the same fields met under several types of an interface are followed once."""
    met = tuple(map(id, fields))
    if met not in row.met:
        row.met[met] = (_many if relation.many else _one)(fields, node, relation, row)
    return row.met[met]


def _one(fields: list[FieldNode], node: Node, relation: Relation, row: Row) -> Out:
    given = arguments_of(fields[0], node.name, row.asking)
    behind = Row(row.asking.model.target(relation), row.asking, relation)
    shown = object_of(fields, behind)
    return First(row.follow(Follow(relation, period(given), fields=behind.finish())), behind.layout, shown)


def _many(fields: list[FieldNode], node: Node, relation: Relation, row: Row) -> Out:
    given = arguments_of(fields[0], node.name, row.asking)
    listing, shown = row.asking.listing(fields, node.name, row.asking.model.target(relation), row.asking, relation)
    return Many(row.follow(Follow(relation, period(given), listing=listing)), shown)
