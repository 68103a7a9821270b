"""Groups: what has equal keys stands together, and is ordered by figures or keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from graph.declare import Node, Property, Relation, Type
from graph.normalise.moments import UTC, stored
from tests.oracle import connections
from tests.oracle.conditions import figures_hold, refuse_nulls
from tests.oracle.figures import figure, figures_of
from tests.oracle.orders import comparable, directed
from tests.oracle.pages import Page, page_of
from tests.oracle.relations import Found, on, one
from tests.oracle.world import World, refused

Given = Mapping[str, Any]
BUCKETS = ("YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "HOUR")


@dataclass(frozen=True, slots=True)
class Key:
    """One key to group by: the name of its field, the property whose values it has, and how to find them."""

    field: str
    prop: Property
    bucket: str
    value: Callable[[Found], Any]


@dataclass(frozen=True, slots=True)
class Group:
    keys: tuple[Key, ...]
    values: tuple[Any, ...]
    figures: connections.Figures

    def field(self, name: str, arguments: Given) -> Any:
        return GroupKeys(self) if name == "key" else self.figures.field(name, arguments)


@dataclass(frozen=True, slots=True)
class GroupKeys:
    group: Group

    def field(self, name: str, _arguments: Given) -> Any:
        for key, value in zip(self.group.keys, self.group.values, strict=True):
            if key.field == name:
                return f"{value}Z" if key.bucket == "HOUR" and value is not None else value
        return None


@dataclass(frozen=True, slots=True)
class GroupEdge:
    group: Group
    cursor: str

    def field(self, name: str, _arguments: Given) -> Any:
        return self.group if name == "node" else self.cursor


@dataclass(frozen=True, slots=True)
class Groups:
    groups: list[Group]
    given: Given
    world: World

    def field(self, name: str, _arguments: Given) -> Any:
        if name == "totalCount":
            return len(self.groups)
        question = {key: value for key, value in self.given.items() if key not in ("first", "after")}
        page: Page = page_of(self.groups, self.given, question, self.world)
        shown = self.groups[page.start : page.end]
        match name:
            case "pageInfo":
                return page
            case "nodes":
                return shown
            case _:
                return [GroupEdge(each, page.cursor(page.start + place)) for place, each in enumerate(shown)]


def grouped(found: list[Found], given: Given, node: Node, relation: Relation | None, world: World) -> Groups:
    """The groups that satisfy `having`, in order."""
    refuse_nulls(given.get("having"))
    keys = tuple(_key(name, node, _zone(given, world), world) for name in dict.fromkeys(given["by"]))
    members: dict[tuple[Any, ...], list[Found]] = {} if keys else {(): []}
    for each in found:
        members.setdefault(tuple(key.value(each) for key in keys), []).append(each)
    made = [Group(keys, values, connections.Figures(own, node, relation, world)) for values, own in members.items()]
    having = given.get("having") or {}
    kept = [each for each in made if figures_hold(having, each.figures.found, relation, world, node)]
    return Groups(_ordered(kept, given.get("orderBy") or [], keys, node, relation, world), given, world)


def _zone(given: Given, world: World) -> ZoneInfo:
    name = given.get("timeZone")
    try:
        return world.zone if name is None else ZoneInfo(name)
    except (OSError, ValueError, KeyError) as error:
        raise refused(f"timeZone: {name!r} is none") from error


# ----------------------------------------------------------------------------------------------------------------- keys


def _key(name: str, node: Node, zone: ZoneInfo, world: World) -> Key:
    """The key that an enum value names: a property, one cut into buckets, or one of a related thing."""
    return next(key for key in _keys(node, zone, world) if _upper(key.field) == name)


def _keys(node: Node, zone: ZoneInfo, world: World) -> Iterator[Key]:
    for prop in node.properties:
        if prop.type in (Type.DATE, Type.DATETIME):
            for bucket in BUCKETS:
                yield Key(prop.name + bucket.capitalize(), prop, bucket, partial(_cut, prop, bucket, zone))
        else:
            yield Key(prop.name, prop, "", partial(_own, prop.name))
    for relation in node.relations:
        for prop in world.model.target(relation).properties:
            name = relation.name + prop.name[0].upper() + prop.name[1:]
            yield Key(name, prop, "", partial(_behind, relation, prop.name, world))


def _upper(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).upper()


def _own(name: str, found: Found) -> Any:
    return found.thing.values.get(name)


def _behind(relation: Relation, name: str, world: World, found: Found) -> Any:
    target = one(found.thing, relation, on(world.today), world)
    return None if target is None else target.thing.values.get(name)


def _cut(prop: Property, bucket: str, zone: ZoneInfo, found: Found) -> str | None:
    """The first day of the bucket in which a value lies, by the clocks of the zone; of an hour its first moment."""
    value = found.thing.values.get(prop.name)
    if value is None:
        return None
    if prop.type is Type.DATE:
        return _first_day(date.fromisoformat(value), bucket).isoformat()
    local = datetime.fromisoformat(value).replace(tzinfo=UTC).astimezone(zone)
    if bucket == "HOUR":
        return stored(local.replace(minute=0, second=0, microsecond=0))
    return _first_day(local.date(), bucket).isoformat()


def _first_day(day: date, bucket: str) -> date:
    match bucket:
        case "YEAR":
            return day.replace(month=1, day=1)
        case "QUARTER":
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case "MONTH":
            return day.replace(day=1)
        case "WEEK":
            return day - timedelta(days=day.weekday())
        case _:
            return day


# ---------------------------------------------------------------------------------------------------------------- order


def _ordered(
    groups: list[Group], given: list[Given], keys: tuple[Key, ...], node: Node, relation: Relation | None, world: World
) -> list[Group]:
    """In the order asked for, then by the keys."""
    rows = groups
    for place in reversed(range(len(keys))):
        rows = directed(rows, partial(_key_of, place), "ASC")
    for each in reversed(given):
        value, direction = _step(each, keys, node, relation, world)
        rows = directed(rows, value, direction)
    return rows


def _key_of(place: int, group: Group) -> Any:
    return comparable(group.values[place], group.keys[place].prop)


def _step(
    given: Given, keys: tuple[Key, ...], node: Node, relation: Relation | None, world: World
) -> tuple[Callable[[Group], Any], str]:
    ((name, value),) = given.items()
    if name == "count":
        return (lambda group: len(group.figures.found)), value
    ((inner, direction),) = value.items()
    if name == "key":
        places = [place for place, key in enumerate(keys) if key.field == inner]
        if not places:
            raise refused(f"ordered by {inner}, but not grouped by it")
        return partial(_key_of, places[0]), direction
    if inner == "edge" and relation is not None:
        ((inner, direction),) = direction.items()
        prop = next(each for each in world.model.edge(relation) if each.name == inner)
        return (lambda group: figure(name, figures_of(group.figures.found, prop, "edge"))), direction
    prop = node.property(inner)
    return (lambda group: figure(name, figures_of(group.figures.found, prop, "node"))), direction
