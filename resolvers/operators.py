"""What is asked of one value: its operators become conditions, every negative the complement of its positive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

from graph.declare import Property, Type
from graph.plan import Bind, Compare, Op, Place, Slot, Take, Where, both, negation
from resolvers.errors import BadInput
from resolvers.selection.values import Given, Leaf

POSITIVE = {"eq": Op.EQ, "in": Op.IN, "lt": Op.LT, "lte": Op.LTE, "gt": Op.GT, "gte": Op.GTE, "contains": Op.CONTAINS,
            "startsWith": Op.STARTS, "endsWith": Op.ENDS,
            "has": Op.HAS, "hasAny": Op.HAS_ANY, "hasAll": Op.HAS_ALL}  # fmt: skip
NEGATIVE = {"ne": "eq", "notIn": "in"}
BY_KEY = frozenset({Op.LT, Op.LTE, Op.GT, Op.GTE})
Sign = Literal["holds", "fails"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What operators are applied to: a property of the node or of the edge that led to it."""

    property: Property
    place: Place = "node"


def operators(given: dict[str, Given], subject: Subject) -> Iterator[Where]:
    """One condition an operator; all of them must hold."""
    ignore_case = _flag(given.get("ignoreCase"))
    for name, op in POSITIVE.items():
        if name in given:
            yield _compare(op, leaf(given, name), subject, ignore_case=ignore_case)
    for name, positive in NEGATIVE.items():
        if name in given:
            yield negation(_compare(POSITIVE[positive], leaf(given, name), subject, ignore_case=ignore_case))
    if "withinLast" in given:
        yield _within_last(leaf(given, "withinLast"), subject)
    for name, op in (("isNull", Op.PRESENT), ("isEmpty", Op.EMPTY)):
        if name in given:
            wanted = bool(leaf(given, name).value) == (op is Op.EMPTY)
            stated = Compare(subject.property, op, None, subject.place)
            yield stated if wanted else negation(stated)


def leaf(given: dict[str, Given], name: str) -> Leaf:
    value = given[name]
    if isinstance(value, Leaf) and value.value is not None:
        return value
    raise BadInput(
        f"{name}: null compares with nothing. Ask for missing values by isNull: true, for others by isNull: false."
    )


def _flag(given: Given) -> bool:
    return isinstance(given, Leaf) and given.value is True


def _compare(op: Op, leaf: Leaf, subject: Subject, *, ignore_case: bool) -> Where:
    compare = partial(Compare, subject.property, op, place=subject.place)
    fold = Take.FOLDED_EACH if op is Op.IN else Take.FOLDED
    if ignore_case:
        return compare(Bind(leaf.slot, fold), ignore_case=True)
    if subject.property.type is Type.TEXT and (op in BY_KEY or op in (Op.EQ, Op.IN)):
        return compare(Bind(leaf.slot), folded=Bind(leaf.slot, fold))
    return compare(Bind(leaf.slot))


def _within_last(leaf: Leaf, subject: Subject) -> Where:
    since, until = recent(leaf, subject.property)
    return both(
        Compare(subject.property, Op.GTE, since, subject.place), Compare(subject.property, Op.LTE, until, subject.place)
    )


def recent(leaf: Leaf, property: Property) -> tuple[Bind, Bind]:
    """Since the duration before now, and not in the future; days count whole."""
    by_day = property.type is Type.DATE
    since = Bind(leaf.slot, Take.WITHIN_LAST_DAYS if by_day else Take.WITHIN_LAST)
    return since, Bind(Slot(), Take.TODAY if by_day else Take.NOW)


def of_figure(given: dict[str, Given], property: Property | None) -> Iterator[tuple[Op, Bind | None, Sign]]:
    """The operators of a figure, over `property` unless it is a count: what must hold, or must not."""
    for name in ("eq", "in", "lt", "lte", "gt", "gte"):
        if name in given:
            yield POSITIVE[name], Bind(leaf(given, name).slot), "holds"
    for name, positive in NEGATIVE.items():
        if name in given:
            yield POSITIVE[positive], Bind(leaf(given, name).slot), "fails"
    if "withinLast" in given and property is not None:
        since, until = recent(leaf(given, "withinLast"), property)
        yield from ((Op.GTE, since, "holds"), (Op.LTE, until, "holds"))
    if "isNull" in given:
        yield Op.PRESENT, None, "fails" if leaf(given, "isNull").value else "holds"


def object_in(given: dict[str, Given], name: str) -> dict[str, Given]:
    value = given[name]
    if isinstance(value, dict):
        return value
    raise BadInput(f"{name}: null is no condition. Leave the key out, or use isNull to ask for missing values.")


def list_in(given: dict[str, Given], name: str) -> list[Given]:
    value = given[name]
    if isinstance(value, list):
        return value
    raise BadInput(f"{name}: null is no list of conditions. Leave the key out, or give [].")
