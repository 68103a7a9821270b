"""`orderBy` inputs become sort keys."""

from __future__ import annotations

from collections.abc import Iterator

from graph.declare import Model, Node, Property, Relation
from graph.plan import Current, Function, Order, Period, Place
from resolvers.filters import FUNCTIONS
from resolvers.selection.values import Given, Leaf

Path = tuple[tuple[Relation, Period], ...]


def orders(given: Given, node: Node, model: Model, relation: Relation | None = None) -> tuple[Order, ...]:
    """The sort keys in the order given; `relation` is the one that led to the nodes, whose edge may be named."""
    items = given if isinstance(given, list) else []
    return tuple(order for each in items for order in _order(each, (), node, model, relation))


def _order(given: Given, path: Path, node: Node, model: Model, relation: Relation | None) -> Iterator[Order]:
    """One oneOf input: exactly one key, which may lead on."""
    assert isinstance(given, dict)
    ((name, value),) = given.items()
    if name == "edge" and relation:
        yield from _edge(value, path, relation, model)
    elif property := next((each for each in node.properties if each.name == name), None):
        yield directed(Order(path, property), value)
    elif through := next((each for each in node.through if each.name == name), None):
        behind = node.relation(through.relation)
        property = model.target(behind).property(through.property)
        yield directed(Order((*path, (behind, Current())), property), value)
    else:
        yield from _related(value, path, node.relation(name), model)


def _related(given: Given, path: Path, relation: Relation, model: Model) -> Iterator[Order]:
    further = (*path, (relation, Current()))
    target = model.target(relation)
    if not relation.many:
        yield from _order(given, further, target, model, relation)
        return
    assert isinstance(given, dict)
    ((name, value),) = given.items()
    if name == "count":
        yield directed(Order(further, None, function=Function.COUNT), value)
        return
    property, place, wanted = measured(value, target.properties, model.edge(relation))
    yield directed(Order(further, property, place, FUNCTIONS[name]), wanted)


def measured(given: Given, own: tuple[Property, ...], edge: tuple[Property, ...]) -> tuple[Property, Place, Given]:
    """The property that a oneOf of figures names, on the node or under `edge`."""
    assert isinstance(given, dict)
    ((name, value),) = given.items()
    if name == "edge" and isinstance(value, dict):
        ((name, value),) = value.items()
        return next(each for each in edge if each.name == name), "edge", value
    return next(each for each in own if each.name == name), "node", value


def _edge(given: Given, path: Path, relation: Relation, model: Model) -> Iterator[Order]:
    assert isinstance(given, dict)
    ((name, value),) = given.items()
    property = next(each for each in model.edge(relation) if each.name == name)
    yield directed(Order(path, property, "edge"), value)


def directed(order: Order, given: Given) -> Order:
    descending, nulls_first = direction(given)
    return Order(order.path, order.property, order.place, order.function, descending, nulls_first)


def direction(given: Given) -> tuple[bool, bool]:
    """Whether it descends, and whether missing values come first: they come last unless asked for."""
    assert isinstance(given, Leaf)
    word = str(given.value)
    return word.startswith("DESC"), word.endswith("NULLS_FIRST")
