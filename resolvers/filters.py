"""`where` inputs become plan conditions, in two-valued logic: every negative is the complement of its positive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from graph.declare import Model, Node, Property, Relation, Through
from graph.plan import (
    ALL,
    And,
    AsOf,
    Bind,
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
from resolvers.operators import Subject, list_in, object_in, of_figure, operators
from resolvers.selection.values import Given, Leaf

MOST = 100  # conditions in one list: engines read them one inside the other
FUNCTIONS = {"sum": Function.SUM, "avg": Function.AVG, "min": Function.MIN, "max": Function.MAX}


def where(given: Given, node: Node, model: Model, relation: Relation | None = None) -> Where:
    """The condition an input states on a node; `relation` is the one that led to it, whose edge it may speak of."""
    if given is None:
        return ALL
    assert isinstance(given, dict)
    return both(*_parts(given, node, model, relation))


def _parts(given: dict[str, Given], node: Node, model: Model, relation: Relation | None) -> Iterator[Where]:
    """The parts in the model's order, whatever the order in which they were written."""
    yield from _logic(given, lambda inner: where(_undated(inner), node, model, relation))
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


def _logic(given: dict[str, Given], again: Callable[[Given], Where]) -> Iterator[Where]:
    for name in ("and", "or"):
        if name in given and len(list_in(given, name)) > MOST:
            raise BadInput(f"{name}: at most {MOST} conditions stand in one list. Ask for several values by in.")
    if "and" in given:
        yield And(_sorted(map(again, list_in(given, "and"))))
    if "or" in given:
        yield Or(_sorted(map(again, list_in(given, "or"))))
    if "not" in given:
        yield negation(again(object_in(given, "not")))


def _undated(given: Given) -> Given:
    """What stands inside and, or, not: it is about the same relationships as what stands around it."""
    if isinstance(given, dict) and (given.get("asOf") is not None or given.get("during") is not None):
        raise BadInput(
            "asOf and during hold for a whole condition. Take them out of and, or and not, and put them beside."
        )
    return given


def _sorted(parts: Iterator[Where]) -> tuple[Where, ...]:
    return tuple(sorted(parts, key=repr))


# ------------------------------------------------------------------------------------------------------------ relations


def _through(given: dict[str, Given], through: Through, node: Node, model: Model) -> Iterator[Where]:
    """A value behind a to-one relation: one that is as wanted, and none that is not. There may be none at all."""
    relation = node.relation(through.relation)
    stated = list(operators(given, Subject(model.target(relation).property(through.property))))
    wanted = [each for each in stated if not isinstance(each, Not)]
    if wanted:
        yield Related(relation, both(*wanted), Current())
    yield from (negation(Related(relation, each.part, Current())) for each in stated if isinstance(each, Not))


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
                make = partial(Measured, relation, among, when, function, property, place)
                yield from _measured(asked, make, property)


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


def _measured(
    given: dict[str, Given], make: Callable[[Op, Bind | None], Measured], property: Property | None = None
) -> Iterator[Where]:
    """The operators of a number, applied to a figure."""
    for op, value, sign in of_figure(given, property):
        yield make(op, value) if sign == "holds" else negation(make(op, value))


def period(given: dict[str, Given]) -> Period:
    """When dated relationships must hold: `asOf` a day, `during` an interval, else today."""
    as_of, during = given.get("asOf"), given.get("during")
    if isinstance(as_of, Leaf) and during is not None:
        raise BadInput("asOf and during say two different things about when. Give one of them.")
    if isinstance(as_of, Leaf):
        return AsOf(Bind(as_of.slot))
    if isinstance(during, dict):
        return _during(during.get("from"), during.get("until"))
    return Current()


def _during(start: Given | None, end: Given | None) -> During:
    """An interval, of which either end may be open; that it does not end before it begins is seen with its values."""
    if isinstance(start, Leaf) and isinstance(end, Leaf):
        return During(Bind(start.slot), Bind(Slot(items=(start.slot, end.slot)), Take.UNTIL))
    return During(*(Bind(each.slot) if isinstance(each, Leaf) else None for each in (start, end)))
