"""`where` inputs become plan conditions, in two-valued logic: every negative is the complement of its positive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from graph.declare import Model, Node, Property, Relation, Through, Type
from graph.plan import (
    ALL,
    And,
    AsOf,
    Bind,
    Compare,
    Current,
    During,
    Function,
    Measured,
    Not,
    Op,
    Or,
    Period,
    Place,
    Related,
    Slot,
    Take,
    Where,
    both,
    negation,
)  # fmt: skip
from resolvers.errors import BadInput
from resolvers.selection.values import Given, Leaf

POSITIVE = {"eq": Op.EQ, "in": Op.IN, "lt": Op.LT, "lte": Op.LTE, "gt": Op.GT, "gte": Op.GTE, "contains": Op.CONTAINS,
            "startsWith": Op.STARTS, "endsWith": Op.ENDS,
            "has": Op.HAS, "hasAny": Op.HAS_ANY, "hasAll": Op.HAS_ALL}  # fmt: skip
NEGATIVE = {"ne": "eq", "notIn": "in"}
BY_KEY = frozenset({Op.LT, Op.LTE, Op.GT, Op.GTE})
FUNCTIONS = {"sum": Function.SUM, "avg": Function.AVG, "min": Function.MIN, "max": Function.MAX}


@dataclass(frozen=True, slots=True)
class Subject:
    """What operators are applied to: a property of the node or of the edge that led to it."""

    property: Property
    place: Place = "node"


def where(given: Given, node: Node, model: Model, relation: Relation | None = None) -> Where:
    """The condition an input states on a node; `relation` is the one that led to it, whose edge it may speak of."""
    if given is None:
        return ALL
    assert isinstance(given, dict)
    return both(*_parts(given, node, model, relation))


def _parts(given: dict[str, Given], node: Node, model: Model, relation: Relation | None) -> Iterator[Where]:
    """The parts in the model's order, whatever the order in which they were written."""

    def again(inner: Given) -> Where:
        return where(_undated(inner), node, model, relation)

    if "and" in given:
        yield And(_sorted(map(again, _list(given, "and"))))
    if "or" in given:
        yield Or(_sorted(map(again, _list(given, "or"))))
    if "not" in given:
        yield negation(again(object_in(given, "not")))
    for property in node.properties:
        if property.name in given:
            yield from operators(object_in(given, property.name), Subject(property))
    for through in node.through:
        if through.name in given:
            yield from _through(object_in(given, through.name), through, node, model)
    for each in node.relations:
        if each.name in given:
            yield from _related(object_in(given, each.name), each, model)
    if "edge" in given and relation:
        edge, inner = {each.name: each for each in model.edge(relation)}, object_in(given, "edge")
        for name in (name for name in edge if name in inner):
            yield from operators(object_in(inner, name), Subject(edge[name], "edge"))


def _undated(given: Given) -> Given:
    """What stands inside and, or, not: it is about the same relationships as what stands around it."""
    if isinstance(given, dict) and (given.get("asOf") is not None or given.get("during") is not None):
        raise BadInput("asOf and during hold for a whole condition. Take them out of and, or and not, and put them beside.")
    return given


def _sorted(parts: Iterator[Where]) -> tuple[Where, ...]:
    return tuple(sorted(parts, key=repr))


def object_in(given: dict[str, Given], name: str) -> dict[str, Given]:
    value = given[name]
    if isinstance(value, dict):
        return value
    raise BadInput(f"{name}: null is no condition. Leave the key out, or use isNull to ask for missing values.")


def _list(given: dict[str, Given], name: str) -> list[Given]:
    value = given[name]
    if isinstance(value, list):
        return value
    raise BadInput(f"{name}: null is no list of conditions. Leave the key out, or give [].")


# ------------------------------------------------------------------------------------------------------------ operators


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
    """Since the duration before now, and not in the future; days count whole."""
    by_day = subject.property.type is Type.DATE
    since = Bind(leaf.slot, Take.WITHIN_LAST_DAYS if by_day else Take.WITHIN_LAST)
    until = Bind(Slot(), Take.TODAY if by_day else Take.NOW)
    return both(
        Compare(subject.property, Op.GTE, since, subject.place), Compare(subject.property, Op.LTE, until, subject.place)
    )


# ------------------------------------------------------------------------------------------------------------ relations


def _through(given: dict[str, Given], through: Through, node: Node, model: Model) -> Iterator[Where]:
    """A value behind a to-one relation: there is none where the relation leads nowhere."""
    relation = node.relation(through.relation)
    subject = Subject(model.target(relation).property(through.property))
    for condition in operators(given, subject):
        is_negative = isinstance(condition, Not)
        related = Related(relation, negation(condition) if is_negative else condition, Current())
        yield negation(related) if is_negative else related


def _related(given: dict[str, Given], relation: Relation, model: Model) -> Iterator[Where]:
    when = period(given)
    target = model.target(relation)
    if not relation.many:
        yield Related(relation, where(given, target, model, relation), when)
        return
    inner = partial(where, node=target, model=model, relation=relation)
    if "some" in given:
        yield Related(relation, inner(object_in(given, "some")), when)
    if "every" in given:
        yield negation(Related(relation, negation(inner(object_in(given, "every"))), when))
    if "none" in given:
        yield negation(Related(relation, inner(object_in(given, "none")), when))
    if "count" in given:
        yield from _measured(
            object_in(given, "count"), partial(Measured, relation, ALL, when, Function.COUNT, None, "node")
        )
    if "aggregate" in given:
        yield from _aggregate(object_in(given, "aggregate"), relation, when, model)


def _aggregate(given: dict[str, Given], relation: Relation, when: Period, model: Model) -> Iterator[Where]:
    target = model.target(relation)
    among = where(given.get("where"), target, model, relation)
    if "count" in given:
        yield from _measured(
            object_in(given, "count"), partial(Measured, relation, among, when, Function.COUNT, None, "node")
        )
    for name, function in FUNCTIONS.items():
        if name in given:
            figures = object_in(given, name)
            for property, place, asked in figures_asked(figures, target.properties, model.edge(relation)):
                yield from _measured(asked, partial(Measured, relation, among, when, function, property, place))


def figures_asked(
    given: dict[str, Given], own: tuple[Property, ...], edge: tuple[Property, ...]
) -> Iterator[tuple[Property, Place, dict[str, Given]]]:
    """The operators under each property, of the node or under `edge`."""
    for property in own:
        if property.name in given:
            yield property, "node", object_in(given, property.name)
    inner = object_in(given, "edge") if "edge" in given else {}
    for property in edge:
        if property.name in inner:
            yield property, "edge", object_in(inner, property.name)


def _measured(given: dict[str, Given], make: partial[Measured]) -> Iterator[Where]:
    """The operators of a number, applied to a figure."""
    for name in ("eq", "in", "lt", "lte", "gt", "gte"):
        if name in given:
            yield make(op=POSITIVE[name], value=Bind(leaf(given, name).slot))
    for name, positive in NEGATIVE.items():
        if name in given:
            yield negation(make(op=POSITIVE[positive], value=Bind(leaf(given, name).slot)))
    if "isNull" in given:
        present = make(op=Op.PRESENT, value=None)
        yield negation(present) if leaf(given, "isNull").value else present


def period(given: dict[str, Given]) -> Period:
    """When dated relationships must hold: `asOf` a day, `during` an interval, else today."""
    as_of, during = given.get("asOf"), given.get("during")
    if isinstance(as_of, Leaf) and during is not None:
        raise BadInput("asOf and during say two different things about when. Give one of them.")
    if isinstance(as_of, Leaf):
        return AsOf(Bind(as_of.slot))
    if isinstance(during, dict):
        ends = [Bind(end.slot) if isinstance(end := during.get(name), Leaf) else None for name in ("from", "until")]
        return During(*ends)
    return Current()
