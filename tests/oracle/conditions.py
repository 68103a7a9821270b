"""What `where` means: every key of an input holds, and `not X` is exactly the complement of X."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from graph.declare import Node, Property, Relation, Through
from tests.oracle.figures import Place, figure, figures_of
from tests.oracle.graph import Thing
from tests.oracle.operators import COMPARISONS, OPPOSITES, satisfies
from tests.oracle.relations import Found, on, period, related
from tests.oracle.world import World, refused

Given = Mapping[str, Any]
MAY_BE_NULL = frozenset({"asOf", "during", "from", "until", "where", "ignoreCase"})


def selected(
    candidates: list[Found], given: Given | None, node: Node, world: World, relation: Relation | None
) -> list[Found]:
    """Those that satisfy a condition."""
    refuse_nulls(given)
    return [each for each in candidates if matches(each, given or {}, node, world, relation)]


def refuse_nulls(given: Any) -> None:
    """An explicit null is no condition, wherever it stands."""
    if isinstance(given, Mapping):
        for name, value in given.items():
            if value is None and name not in MAY_BE_NULL:
                raise refused(f"{name}: null is no condition; isNull asks for missing values")
            refuse_nulls(value)
    elif isinstance(given, list):
        for each in given:
            refuse_nulls(each)


def speaks_of_archived(given: Given | None) -> bool:
    """Whether a condition says itself what it wants of archived things, at its own level."""
    if not given:
        return False
    inner = [*(given.get("and") or ()), *(given.get("or") or ()), given.get("not")]
    return bool(given.get("archivedAt")) or any(map(speaks_of_archived, inner))


def matches(found: Found, given: Given, node: Node, world: World, relation: Relation | None) -> bool:
    """Whether a thing, met over `relation`, satisfies a condition."""
    return all(_key(name, value, found, node, world, relation) for name, value in given.items())


def _key(name: str, value: Any, found: Found, node: Node, world: World, relation: Relation | None) -> bool:
    match name:
        case "and":
            return all(matches(found, each, node, world, relation) for each in value)
        case "or":
            return any(matches(found, each, node, world, relation) for each in value)
        case "not":
            return not matches(found, value, node, world, relation)
        case "asOf" | "during":
            if value is None:
                return True
            raise refused(f"{name} stands beside the conditions on a relation, not inside and, or, not")
        case "edge" if relation is not None:
            edge = {each.name: each for each in world.model.edge(relation)}
            return all(satisfies(found.edge.get(each), asked, edge[each], world) for each, asked in value.items())
        case _:
            return _named(name, value, found.thing, node, world)


def _named(name: str, value: Any, thing: Thing, node: Node, world: World) -> bool:
    """A property, a value behind a relation, or a relation."""
    for prop in node.properties:
        if prop.name == name:
            return satisfies(thing.values.get(name), value, prop, world)
    for through in node.through:
        if through.name == name:
            return _through(through, value, thing, node, world)
    relation = node.relation(name)
    return (_to_many if relation.many else _to_one)(relation, value, thing, world)


# ----------------------------------------------------------------------------------------------------- across relations


def _through(through: Through, given: Given, thing: Thing, node: Node, world: World) -> bool:
    """A value behind a to-one relation: what is asked for is there, what is excluded is not."""
    relation = node.relation(through.relation)
    prop = world.model.target(relation).property(through.property)
    held = [each.thing.values.get(prop.name) for each in related(thing, relation, on(world.today), world)]
    asked, excluded = _sides(given)
    folds = {"ignoreCase": given["ignoreCase"]} if "ignoreCase" in given else {}
    is_there = not asked or any(satisfies(each, {**asked, **folds}, prop, world) for each in held)
    return is_there and not any(
        satisfies(each, {name: wanted, **folds}, prop, world) for name, wanted in excluded.items() for each in held
    )


def _sides(given: Given) -> tuple[Given, Given]:
    """The operators that ask for a value, and the opposites of those that exclude one."""
    asked = {
        name: wanted for name, wanted in given.items() if name not in OPPOSITES and name not in ("isNull", "ignoreCase")
    }
    excluded = {OPPOSITES[name]: wanted for name, wanted in given.items() if name in OPPOSITES}
    if "isNull" in given:
        (excluded if given["isNull"] else asked)["isNull"] = False
    return asked, excluded


def _to_one(relation: Relation, given: Given, thing: Thing, world: World) -> bool:
    inner = {name: value for name, value in given.items() if name not in ("asOf", "during")}
    return bool(_among(relation, inner, given, thing, world))


def _to_many(relation: Relation, given: Given, thing: Thing, world: World) -> bool:
    return all(CONDITIONS[name](relation, given, thing, world) for name in given if name in CONDITIONS)


def _among(relation: Relation, inner: Given | None, given: Given, thing: Thing, world: World) -> list[Found]:
    """What a relation leads to in the period of `given`, as far as it satisfies `inner`."""
    target = world.model.target(relation)
    found = related(thing, relation, period(given, world), world, archived=speaks_of_archived(inner))
    return [each for each in found if matches(each, inner or {}, target, world, relation)]


def _every(relation: Relation, given: Given, thing: Thing, world: World) -> bool:
    """None of them is otherwise. The condition is about archived ones only if it speaks of them."""
    return not _among(relation, {"not": given["every"]}, given, thing, world)


def _count(relation: Relation, given: Given, thing: Thing, world: World) -> bool:
    return compares(len(_among(relation, {}, given, thing, world)), given["count"])


def _aggregate(relation: Relation, given: Given, thing: Thing, world: World) -> bool:
    asked = given["aggregate"]
    found = _among(relation, asked.get("where"), given, thing, world)
    return figures_hold(asked, found, relation, world)


CONDITIONS: dict[str, Callable[[Relation, Given, Thing, World], bool]] = {
    "some": lambda relation, given, thing, world: bool(_among(relation, given["some"], given, thing, world)),
    "every": _every,
    "none": lambda relation, given, thing, world: not _among(relation, given["none"], given, thing, world),
    "count": _count,
    "aggregate": _aggregate,
}


# -------------------------------------------------------------------------------------------------------------- figures


def figures_hold(
    asked: Given, found: list[Found], relation: Relation | None, world: World, node: Node | None = None
) -> bool:
    """Whether figures over what was found are as asked: its count, and sums and so on of its properties."""
    target = node or world.model.target(relation) if relation else node
    assert target is not None
    if not compares(len(found), asked.get("count", {})):
        return False
    return all(
        compares(figure(name, figures_of(found, prop, place)), wanted, prop, world)
        for name in ("sum", "avg", "min", "max", "countDistinct")
        for prop, place, wanted in _asked(asked.get(name, {}), target, relation, world)
    )


def _asked(
    given: Given, node: Node, relation: Relation | None, world: World
) -> Iterator[tuple[Property, Place, Given]]:
    for name, wanted in given.items():
        if name == "edge" and relation is not None:
            edge = {each.name: each for each in world.model.edge(relation)}
            yield from ((edge[inner], "edge", asked) for inner, asked in wanted.items())
        else:
            yield node.property(name), "node", wanted


def compares(value: Any, given: Given, prop: Property | None = None, world: World | None = None) -> bool:
    """Whether a figure, of a property unless it is a count, satisfies the operators of a number."""
    plain = {name: wanted for name, wanted in given.items() if name != "withinLast"}
    if prop is not None and world is not None and "withinLast" in given:
        recent = satisfies(value, {"withinLast": given["withinLast"]}, prop, world)
        return recent and compares(value, plain)
    return all(_compares(name, value, wanted) for name, wanted in plain.items())


def _compares(name: str, value: Any, wanted: Any) -> bool:
    if name == "isNull":
        return (value is None) is wanted
    if name in OPPOSITES:
        return not _compares(OPPOSITES[name], value, wanted)
    if value is None:
        return False
    return value in wanted if name == "in" else COMPARISONS[name](value, wanted)
