"""Group-by: the keys of a node, and groups with their figures."""

from __future__ import annotations

from collections.abc import Iterator

from graph.declare import Model
from graph.grouping import Grouping, groupings
from graph.plan import Bucket
from schema import measures
from schema.aggregates import figures
from schema.measures import ranged, stem
from schema.paging import PAGE_INFO, TOTAL
from schema.places import Place
from schema.shapes import Argument, Enumeration, Field, Input, Object, OneOf, Shape
from schema.values import output_type


def groups(model: Model, place: Place) -> Iterator[Shape]:
    """The types of grouping at a place, but those it shares with others."""
    if place.root:
        yield from _keys(place.name, groupings(model, place.target))
    if stem(place, ranged) == place.name:
        yield from _groups(place)


def groups_field(place: Place) -> Field:
    """The field of a connection that groups what is in it."""
    name = stem(place, ranged)
    return Field("groups", f"{name}GroupConnection", "Everything `where` matches, in groups with figures.", (
        Argument("by", f"[{place.target.name}GroupKey!]!", "What the members of a group have in common."),
        Argument("having", f"{name}GroupHaving", "Only groups whose figures are like this."),
        Argument("orderBy", f"[{name}GroupOrder!]", "The order of the groups; by their keys when not given."),
        Argument("first", "Int", "How many groups at most; 25 when not given."),
        Argument("after", "String", "Groups after this cursor."),
        Argument("timeZone", "String", "The zone that cuts days: Europe/Berlin; the deployment's when not given."),
    ))  # fmt: skip


def _keys(name: str, keys: tuple[Grouping, ...]) -> Iterator[Shape]:
    values = tuple((each.name, each.description) for each in keys)
    yield Enumeration(f"{name}GroupKey", f"By what {name} can be grouped.", values)
    fields = tuple(Field(each.field, _value(each), each.description) for each in keys)
    yield Object(f"{name}GroupKeys", "What the members of a group have in common; null where not asked for.", fields)
    orders = tuple(Field(each.field, "SortDirection", each.description) for each in keys)
    yield OneOf(f"{name}GroupKeyOrder", "Orders by one of the keys that are grouped by.", orders)


def _value(key: Grouping) -> str:
    if key.bucket is None:
        return output_type(key.of)
    return "DateTime" if key.bucket is Bucket.HOUR else "Date"


def _groups(place: Place) -> Iterator[Shape]:
    name, target = place.name, place.target.name
    keys = Field("key", f"{target}GroupKeys!", "What its members have in common.")
    yield Object(f"{name}Group", f"A group of {place.phrase}.", (keys, *figures(place)))
    yield Object(f"{name}GroupEdge", "A group and its place in the list.", (
        Field("cursor", "String!", "Its place in the list."),
        Field("node", f"{name}Group!", "The group.")))  # fmt: skip
    yield Object(f"{name}GroupConnection", f"Groups of {place.phrase}.", (
        Field("edges", f"[{name}GroupEdge!]!", "The groups of this page with their cursors."),
        Field("nodes", f"[{name}Group!]!", "The groups of this page."), PAGE_INFO, TOTAL))  # fmt: skip
    yield Input(f"{name}GroupHaving", "Conditions on the figures of a group; several keys hold together.", (
        Field("count", "IntFilter", "How many members it has."),
        *measures.fields(place, measures.CONDITIONS),
        Field("countDistinct", f"{target}CountDistinctFilter", "Numbers of different values.")))  # fmt: skip
    yield OneOf(f"{name}GroupOrder", "One step in ordering groups.", (
        Field("key", f"{target}GroupKeyOrder", "By a key."),
        Field("count", "SortDirection", "By the number of members."),
        *measures.fields(place, measures.ORDERS),
        Field("countDistinct", f"{target}CountDistinctOrder", "By a number of different values.")))  # fmt: skip
