"""A relation of the model as a pattern from one node: its path, what must hold on the way, and the scope at its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.cypher.figures import day_of
from graph.cypher.scope import Names, Scope
from graph.cypher.tree import (
    TRUE,
    Call,
    Constant,
    Exists,
    Expr,
    Infix,
    Match,
    Matching,
    Negated,
    NodePattern,
    Null,
    Param,
    Path,
    Prop,
    Query,
    Ref,
    Step,
    With,
    all_of,
    any_of,
)  # fmt: skip
from graph.declare import Direction, Grouped, Hop, Node, Relation
from graph.plan import ALL, And, AsOf, Bind, Compare, Current, During, Not, Or, Period, Slot, Take, Where

TODAY = Bind(Slot(), Take.TODAY)
FAR_END = {Direction.OUT: "endNode", Direction.IN: "startNode"}
BACK = {Direction.OUT: Direction.IN, Direction.IN: Direction.OUT, Direction.BOTH: Direction.BOTH}


@dataclass(frozen=True, slots=True)
class Reached:
    """The pattern of a relation. `grouping` is a WITH that computes edge figures, for relations that have them."""

    path: Path
    conditions: Expr
    scope: Scope
    grouping: With | None

    def clauses(self, where: Expr = TRUE) -> tuple[Match | With, ...]:
        """Bind the target where `where` holds; it may use computed edge figures."""
        if self.grouping is None:
            return (Match(self.path, all_of(self.conditions, where)),)
        filtered = With(self.grouping.items, where=where)
        return (Match(self.path, self.conditions), filtered)


def reach(relation: Relation, start: Scope, period: Period, names: Names, *, where: Where = ALL,
          plain: bool = False) -> Reached:  # fmt: skip
    """The pattern from `start`; `plain` leaves computed edge figures out. Archived targets are out unless asked for."""
    model = names.model
    steps = tuple(_step(hop, model.node(hop.to), names) for hop in relation.hops)
    target = model.target(relation)
    last = steps[-1].to.name
    conditions = [
        *_along(relation, steps, period, names),
        *_shown(relation, steps, period, names, where),
        *_allowed(relation, steps, names),
    ]
    figures = {} if plain else {each.name: Ref(f"{last}_{each.name}") for each in relation.grouped}
    scope = Scope(last, target, steps[relation.edge].name, figures, model.apart(relation))
    grouping = _grouping(relation, steps) if figures else None
    return Reached(Path(NodePattern(start.name), steps), all_of(*conditions), scope, grouping)


def _allowed(relation: Relation, steps: tuple[Step, ...], names: Names) -> Iterator[Expr]:
    """Who is not there for who asks is on no way either; of ways of any length only the far end is asked."""
    for hop, step in zip(relation.hops, steps, strict=True):
        yield from names.allowed(Scope(step.to.name, names.model.node(hop.to)))


def _step(hop: Hop, to: Node, names: Names) -> Step:
    return Step(names.next("r"), hop.type, hop.direction, hop.deep, NodePattern(names.next("n"), to.labels))


def kind_of(node: Node, name: str) -> Iterator[Expr]:
    """What narrows a label to a view of it."""
    if len(node.kinds) == 1:
        yield Infix(Prop(name, node.kind_property), "=", Constant(node.kinds[0]))
    elif node.kinds:
        yield any_of(*(Infix(Prop(name, node.kind_property), "=", Constant(kind)) for kind in node.kinds))


def _along(relation: Relation, steps: tuple[Step, ...], period: Period, names: Names) -> Iterator[Expr]:
    for hop, step in zip(relation.hops, steps, strict=True):
        yield from kind_of(names.model.node(hop.to), step.to.name)
        yield from (Infix(Prop(step.name, name), "=", Constant(value)) for name, value in hop.only)
        if hop.deep:
            each = names.next("x")
            yield from _every_step(step, each, holds_in(each, period))
        elif not relation.within and names.model.relationships[hop.type].dated:
            yield holds_in(step.name, period)
    if relation.within:
        yield _while_member(steps, names.zone)


def holds_in(name: str, period: Period) -> Expr:
    """A dated relationship is there in the period: its interval [since, until), open where null, meets it."""
    since, until = Prop(name, "since"), Prop(name, "until")
    match period:
        case Current():
            began, ended = Param(TODAY), Param(TODAY)
            return all_of(_open(since, Infix(since, "<=", began)), _open(until, Infix(until, ">", ended)))
        case AsOf(day):
            return all_of(_open(since, Infix(since, "<=", Param(day))), _open(until, Infix(until, ">", Param(day))))
        case During(start, end):
            parts = [] if end is None else [_open(since, Infix(since, "<", Param(end)))]
            return all_of(*parts, *([] if start is None else [_open(until, Infix(until, ">", Param(start)))]))


def _open(value: Expr, condition: Expr) -> Expr:
    return any_of(Null(value, True), condition)


def _shown(relation: Relation, steps: tuple[Step, ...], period: Period, names: Names, where: Where) -> Iterator[Expr]:
    """Archived nodes are never on the way, and no targets unless asked for; above the top there is none shown."""
    for hop, step in zip(relation.hops, steps, strict=True):
        if hop.deep:
            yield from _top(hop, step, period, names, where)
        elif step is not steps[-1] or not asks_for_archived(where):
            yield Null(Prop(step.to.name, "archivedAt"), True)


def _top(hop: Hop, step: Step, period: Period, names: Names, where: Where) -> Iterator[Expr]:
    """Nothing stands above the top, and on the way nothing is archived unless such ones are asked for."""
    above, parent = names.next("r"), names.next("n")
    there = TRUE if asks_for_archived(where) else Null(Prop(parent, "archivedAt"), True)
    path = Path(NodePattern(step.to.name), (Step(above, hop.type, hop.direction, False, NodePattern(parent)),))
    yield Negated(Exists(Query((Match(path, all_of(holds_in(above, period), there)),))))
    if not asks_for_archived(where):
        each = names.next("x")
        yield from _every_step(step, each, Null(Prop(f"{FAR_END[hop.direction]}({each})", "archivedAt"), True))


def _every_step(step: Step, each: str, condition: Expr) -> Iterator[Expr]:
    """Each relationship of a way of any length satisfies a condition."""
    failing = Matching(each, Ref(step.name), Negated(condition))
    yield Infix(Call("size", (failing,)), "=", Constant(0))


def _while_member(steps: tuple[Step, ...], zone: Bind | None) -> Expr:
    """The interaction at the second step happened on a day within the dates of the first."""
    day, since, until = day_of(Prop(steps[1].to.name, "at"), zone), *_dates(steps[0])
    return all_of(_open(since, Infix(day, ">=", since)), _open(until, Infix(day, "<", until)))


def _dates(step: Step) -> tuple[Expr, Expr]:
    return Prop(step.name, "since"), Prop(step.name, "until")


def _grouping(relation: Relation, steps: tuple[Step, ...]) -> With:
    last = steps[-1].to.name
    figures = tuple((_figure(each, steps), f"{last}_{each.name}") for each in relation.grouped)
    return With(((Ref(last), last), *figures))


def _figure(grouped: Grouped, steps: tuple[Step, ...]) -> Expr:
    hop, _, name = grouped.of.partition(":")
    step = steps[int(hop)]
    if not name:
        return Call("count", (Ref(step.to.name),), distinct=True)
    on_edge = grouped.function == "sum"
    return Call(grouped.function, (Prop(step.name if on_edge else step.to.name, name),))


def backwards(path: Path) -> Path:
    """The same pattern, written from its other end."""
    nodes = [path.start, *(step.to for step in path.steps)]
    steps = [
        Step(step.name, step.type, BACK[step.direction], step.deep, nodes[place])
        for place, step in reversed(list(enumerate(path.steps)))
    ]
    return Path(nodes[-1], tuple(steps))


def back(relation: Relation, node: Node) -> Relation:
    """The way from the target of a relation of one hop back to all who have it."""
    (hop,) = relation.hops
    turned = replace(hop, direction=BACK[hop.direction], to=node.name)
    return Relation(f"back from {relation.name}", (turned,), True, "Those who share it.")


def asks_for_archived(where: Where) -> bool:
    """Whether a filter says itself what it wants of archived nodes."""
    match where:
        case Compare(property=property, place="node"):
            return property.name == "archivedAt"
        case And(parts) | Or(parts):
            return any(map(asks_for_archived, parts))
        case Not(part):
            return asks_for_archived(part)
        case _:
            return False


def uses_edge(where: Where) -> bool:
    """Whether a filter looks at the relationship that led to the node."""
    match where:
        case Compare(place=place):
            return place == "edge"
        case And(parts) | Or(parts):
            return any(map(uses_edge, parts))
        case Not(part):
            return uses_edge(part)
        case _:
            return False
