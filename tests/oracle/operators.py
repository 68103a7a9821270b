"""What the operators of one value mean: a missing value satisfies nothing but `ne`, `notIn` and `isNull`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from graph.declare import Property, Type
from graph.normalise.durations import duration, within_last
from graph.normalise.errors import Invalid
from graph.normalise.moments import UTC
from graph.normalise.names import sort_key
from tests.oracle.world import World, refused

Given = Mapping[str, Any]


def satisfies(value: Any, given: Given, prop: Property, world: World) -> bool:
    """Whether a value of a property satisfies all operators."""
    folds = given.get("ignoreCase") is True
    return all(_operator(name, value, wanted, prop, folds=folds, world=world) for name, wanted in given.items())


def _operator(name: str, value: Any, wanted: Any, prop: Property, *, folds: bool, world: World) -> bool:
    if name == "ignoreCase":
        return True
    if name == "isNull":
        return (value is None) is wanted
    if prop.type is Type.TEXTS:
        return LISTS[name](value or [], wanted)
    if name == "withinLast":
        return value is not None and _is_recent(value, wanted, prop, world)
    if name in OPPOSITES:
        return not _operator(OPPOSITES[name], value, wanted, prop, folds=folds, world=world)
    return value is not None and _compared(name, value, wanted, prop, folds=folds)


def _compared(name: str, value: Any, wanted: Any, prop: Property, *, folds: bool) -> bool:
    if folds:
        value, wanted = _folded(value), _folded(wanted)
    if name in SPELLING:
        return SPELLING[name](value, wanted)
    if name == "in":
        return value in wanted
    if prop.type is Type.TEXT and not folds:
        value, wanted = text_order(value), text_order(wanted)
    return COMPARISONS[name](value, wanted)


def _folded(value: str | list[str]) -> Any:
    return sort_key(value) if isinstance(value, str) else [sort_key(each) for each in value]


def text_order(text: str) -> tuple[str, str]:
    """Text compares without case and accents, then exactly."""
    return sort_key(text), text


def _is_recent(value: str, wanted: str, prop: Property, world: World) -> bool:
    try:
        since = within_last(duration(wanted), world.now, zone=world.zone)
    except Invalid as error:
        raise refused(str(error)) from error
    if prop.type is Type.DATETIME:
        return since <= value <= world.moment
    first = datetime.fromisoformat(since).replace(tzinfo=UTC).astimezone(world.zone).date().isoformat()
    return first <= value <= world.today


OPPOSITES = {"ne": "eq", "notIn": "in"}
COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": lambda value, wanted: bool(value == wanted),
    "lt": lambda value, wanted: bool(value < wanted),
    "lte": lambda value, wanted: bool(value <= wanted),
    "gt": lambda value, wanted: bool(value > wanted),
    "gte": lambda value, wanted: bool(value >= wanted),
}
SPELLING: dict[str, Callable[[str, str], bool]] = {
    "contains": lambda value, wanted: wanted in value,
    "startsWith": str.startswith,
    "endsWith": str.endswith,
}
LISTS: dict[str, Callable[[list[str], Any], bool]] = {
    "has": lambda value, wanted: wanted in value,
    "hasAny": lambda value, wanted: any(each in value for each in wanted),
    "hasAll": lambda value, wanted: all(each in value for each in wanted),
    "isEmpty": lambda value, wanted: (not value) is wanted,
}
