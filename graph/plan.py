"""A question as one plain value: long because every kind of part stands here. No Cypher, no GraphQL.

A plan prints as an outline (`outline(read)`). Two questions that differ in values alone have equal plans but for their
slots, and `repr` hides those: it is the key by which parts are put in a canonical order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Literal

from graph.declare import Node, Property, Relation, Type

Place = Literal["node", "edge"]


class Take(StrEnum):
    """What is done to a value between the question and the parameter."""

    SAME = "same"
    FOLDED = "folded"  # the key without case and accents
    FOLDED_EACH = "folded each"
    ONE_MORE = "one more"  # a page size, and one row to know whether more follow
    SORT_VALUE = "sort value"  # one sort value out of a cursor
    WITHIN_LAST = "within last"  # a duration before now, as a moment
    WITHIN_LAST_DAYS = "within last, in days"  # the same as a date
    NOW = "now"
    TODAY = "today"
    UNTIL = "until"  # the end of a period, out of both its ends
    ZONE = "zone"  # the name of a time zone
    WORDS = "words"  # the words of a search, as the full-text index reads them
    EMAIL = "e-mail"  # the key of an identifier, from what a client wrote
    PHONE = "phone"
    EXTERNAL = "external"
    TAX_NUMBER = "tax number"
    LOYALTY_NUMBER = "loyalty number"
    SOURCE_KEY = "source and key"  # the hidden key of what has no identifiers


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a value comes from: written in the question, a path into its variables, or a list of both."""

    constant: object = None
    path: tuple[str | int, ...] | None = None
    items: tuple[Slot, ...] | None = None

    def __repr__(self) -> str:
        return "$"


@dataclass(frozen=True, slots=True, eq=False)
class Bind:
    """A parameter to be: its slot, what is taken of it, and `part` for one value out of several."""

    slot: Slot
    take: Take = Take.SAME
    part: int = 0

    def __repr__(self) -> str:
        return f"${self.take.value}{self.part or ''}"


class Op(StrEnum):
    EQ = "="
    IN = "in"
    LT = "<"
    LTE = "<="
    GT = ">"
    GTE = ">="
    CONTAINS = "contains"
    STARTS = "starts with"
    ENDS = "ends with"
    HAS = "has"
    HAS_ANY = "has any"
    HAS_ALL = "has all"
    EMPTY = "is empty"
    PRESENT = "is present"


class Function(StrEnum):
    COUNT = "count"
    SUM = "sum"
    AVG = "avg"
    MIN = "min"
    MAX = "max"
    DISTINCT = "count distinct"


@dataclass(frozen=True, slots=True)
class Current:
    """Holds today."""


@dataclass(frozen=True, slots=True)
class AsOf:
    day: Bind


@dataclass(frozen=True, slots=True)
class During:
    """Overlaps the half-open interval; either end may be missing."""

    start: Bind | None
    end: Bind | None


Period = Current | AsOf | During


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Where, ...] = ()


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Where, ...] = ()


@dataclass(frozen=True, slots=True)
class Not:
    part: Where


@dataclass(frozen=True, slots=True)
class Compare:
    """A property of the node, or of the relationship that led to it, against a value. A missing value fails all."""

    property: Property
    op: Op
    value: Bind | None
    place: Place = "node"
    folded: Bind | None = None  # the same value as a key without case and accents, where the comparison needs both
    ignore_case: bool = False


@dataclass(frozen=True, slots=True)
class Related:
    """At least one target of the relation satisfies `where`."""

    relation: Relation
    where: Where
    period: Period


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure over the targets of a relation that satisfy `where`, compared with a value."""

    relation: Relation
    where: Where
    period: Period
    function: Function
    property: Property | None
    place: Place
    op: Op
    value: Bind | None


@dataclass(frozen=True, slots=True)
class Foremost:
    """Nobody who satisfies `where` and shares the target of `relation` is preferred to this one.

    `by` says who is, what decides first in front: whoever has more of a figure; of equals who has the lesser id. So one
    is left of all who share a target.
    """

    relation: Relation
    where: Where
    by: tuple[Measured, ...] = ()


Where = And | Or | Not | Compare | Related | Measured | Foremost
ALL, NOTHING = And(), Or()


@dataclass(frozen=True, slots=True)
class Order:
    """One sort key: an own property, one behind to-one relations, or a figure over a to-many relation."""

    path: tuple[tuple[Relation, Period], ...]
    property: Property | None
    place: Place = "node"
    function: Function | None = None
    descending: bool = False
    nulls_first: bool = False


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page starts: the sort values of a row, and which of them are null (the statement depends on it)."""

    binds: tuple[Bind, ...]
    nulls: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Page:
    limit: Bind
    backward: bool = False
    after: Cursor | None = None
    before: Cursor | None = None
    keys: bool = False  # whether the sort values are wanted, for cursors


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure. Over fewer people than `people` it is null; `alone` says that it is about one person, and so always."""

    function: Function
    property: Property | None = None
    place: Place = "node"
    people: Bind | None = None
    alone: bool = False


class Bucket(StrEnum):
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class GroupKey:
    path: tuple[tuple[Relation, Period], ...]
    property: Property
    bucket: Bucket | None = None
    place: Place = "node"


@dataclass(frozen=True, slots=True)
class GroupOrder:
    """By the measure at a place, or by the key at a place."""

    of: Literal["measure", "key"]
    index: int
    descending: bool = False
    nulls_first: bool = False


@dataclass(frozen=True, slots=True)
class Having:
    """A condition on a measure, without a value whether it is there; several are joined by and."""

    measure: int
    op: Op
    value: Bind | None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Groups:
    keys: tuple[GroupKey, ...]
    measures: tuple[Measure, ...]
    having: tuple[Having, ...]
    orders: tuple[GroupOrder, ...]
    page: Page | None
    zone: Bind | None
    total: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """What is read of one node: a row is the own values, then the edge's, then one value a follow."""

    own: tuple[Property, ...] = ()
    edge: tuple[Property, ...] = ()
    follows: tuple[Follow, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """Nodes with a page of rows, their number, figures over all of them, and groups: each only when asked for."""

    where: Where = ALL
    orders: tuple[Order, ...] = ()
    page: Page | None = None
    fields: Fields | None = None
    total: bool = False
    measures: tuple[Measure, ...] = ()
    groups: tuple[Groups, ...] = ()


@dataclass(frozen=True, slots=True)
class Follow:
    """A relation followed from a node: to one (`fields`) or to many (`listing`)."""

    relation: Relation
    period: Period
    fields: Fields | None = None
    listing: Listing | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A root field over one type of node; `archived` ones are found too when it looks one up by its id."""

    node: Node
    listing: Listing
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Fetch:
    """Nodes of several types by id, of which `where` is true; of one type they may come `whole`, as one record."""

    parts: tuple[tuple[Node, Fields], ...]
    ids: Bind
    where: Where = ALL
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """Nodes of several types by words, as many candidates a type as `limit`."""

    parts: tuple[tuple[Node, Fields], ...]
    words: Bind
    limit: Bind


Plan = Read | Fetch | Search


def sort_width(orders: tuple[Order, ...]) -> int:
    """The number of sort values of a row: text has two, its key and itself, and the id ends every order."""
    return 1 + sum(2 if is_text(order) else 1 for order in orders)


def group_width(groups: Groups) -> int:
    """The number of sort values of a group: those of its order, then of its keys; of a text its key and itself."""
    ordered = [groups.keys[each.index] for each in groups.orders if each.of == "key"]
    by_keys = sum(2 if each.property.type is Type.TEXT else 1 for each in (*ordered, *groups.keys))
    return by_keys + len(groups.orders) - len(ordered)


def is_text(order: Order) -> bool:
    return order.function is None and order.property is not None and order.property.type is Type.TEXT


def slots_of(value: object) -> Iterator[Slot]:
    """Every slot in a part of a plan, in order."""
    if isinstance(value, Slot):
        yield value
    elif isinstance(value, Bind):
        yield value.slot
    elif isinstance(value, tuple):
        for each in value:
            yield from slots_of(each)
    elif is_dataclass(value) and not isinstance(value, (Property, Relation, Node)):
        for each in fields(value):
            yield from slots_of(getattr(value, each.name))


def negation(where: Where) -> Where:
    return where.part if isinstance(where, Not) else Not(where)


def both(*parts: Where) -> Where:
    """The conjunction, without nesting one in another."""
    flat = [each for part in parts for each in (part.parts if isinstance(part, And) else (part,))]
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def outline(plan: object) -> str:
    """The plan as a person would draw it, a line a part."""
    return "\n".join(_lines(plan, 0))


def _lines(value: object, depth: int) -> Iterator[str]:
    pad = "  " * depth
    if isinstance(value, tuple):
        for each in value:
            yield from _lines(each, depth)
    elif isinstance(value, (Property, Relation, Node, Bind, StrEnum)):
        yield pad + _word(value)
    elif is_dataclass(value):
        yield from _part(value, depth)
    else:
        yield pad + str(value)


def _part(value: object, depth: int) -> Iterator[str]:
    named = [(each.name, getattr(value, each.name)) for each in fields(value)]  # type: ignore[arg-type]  # a dataclass
    short = [_word(inner) for _, inner in named if isinstance(inner, (Property, Relation, Node, Bind, StrEnum))]
    flags = [name for name, inner in named if inner is True]
    yield "  " * depth + " ".join([type(value).__name__, *short, *flags])
    for name, inner in named:
        if isinstance(inner, tuple) and inner and all(isinstance(each, Property) for each in inner):
            yield "  " * (depth + 1) + f"{name}: " + " ".join(each.name for each in inner)
        elif isinstance(inner, tuple) or (
            is_dataclass(inner) and not isinstance(inner, (Property, Relation, Node, Bind))
        ):
            yield from _lines(inner, depth + 1)


def _word(value: object) -> str:
    return value.name if isinstance(value, (Property, Relation, Node)) else str(value)
