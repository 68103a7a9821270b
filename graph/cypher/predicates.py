"""Filters as Cypher conditions, in two-valued logic.

Cypher's comparisons answer null for a missing value, and NOT null is null. So a negation is never written around a
comparison: it is pushed down to it, and every comparison is written twice, once as it holds and once as it fails.
"""

from __future__ import annotations

from graph.cypher.figures import aggregate
from graph.cypher.relations import Reached, back, reach, uses_edge
from graph.cypher.scope import Names, Scope
from graph.cypher.tree import (
    TRUE,
    Call,
    Collect,
    Constant,
    Count,
    Exists,
    Expr,
    First,
    Infix,
    Matching,
    Negated,
    Null,
    Param,
    Prop,
    Query,
    Ref,
    Return,
    Row,
    With,
    all_of,
    any_of,
)  # fmt: skip
from graph.plan import And, Compare, Current, Foremost, Function, Measured, Not, Op, Or, Related, Where

COMPLEMENT = {Op.EQ: "<>", Op.LT: ">=", Op.LTE: ">", Op.GT: "<=", Op.GTE: "<"}
TESTS = {Op.CONTAINS: "CONTAINS", Op.STARTS: "STARTS WITH", Op.ENDS: "ENDS WITH", Op.IN: "IN"}


def holds(where: Where, scope: Scope, names: Names) -> Expr:
    """The condition under which a filter is true."""
    match where:
        case And(parts):
            return all_of(*(holds(part, scope, names) for part in parts))
        case Or(parts):
            return any_of(*(holds(part, scope, names) for part in parts))
        case Not(part):
            return fails(part, scope, names)
        case Compare():
            return _true(where, scope)
        case Related():
            return Exists(_targets(where, scope, names))
        case Measured():
            return _measured(where, scope, names)
        case Foremost():
            return Negated(Exists(_rivals(where, scope, names)))


def fails(where: Where, scope: Scope, names: Names) -> Expr:
    """The exact complement of `holds`."""
    match where:
        case And(parts):
            return any_of(*(fails(part, scope, names) for part in parts))
        case Or(parts):
            return all_of(*(fails(part, scope, names) for part in parts))
        case Not(part):
            return holds(part, scope, names)
        case Compare():
            return _false(where, scope)
        case Related():
            return Negated(Exists(_targets(where, scope, names)))
        case Measured():
            return _unmeasured(where, scope, names)
        case Foremost():
            return Exists(_rivals(where, scope, names))


# -------------------------------------------------------------------------------------------------- a property's value


def _true(compare: Compare, scope: Scope) -> Expr:
    value = scope.value(compare.property, compare.place)
    parameter = Param(compare.value) if compare.value else TRUE
    folded = scope.key(compare.property, compare.place)
    subject = folded if compare.ignore_case else value
    match compare.op:
        case Op.PRESENT:
            return Null(value, False)
        case Op.EMPTY | Op.HAS_ANY | Op.HAS_ALL:
            return _list_true(compare.op, value, parameter)
        case Op.HAS:
            return Infix(parameter, "IN", value)
        case Op.EQ | Op.IN if compare.folded and not compare.ignore_case:
            word = "=" if compare.op is Op.EQ else "IN"
            return all_of(Infix(folded, word, Param(compare.folded)), Infix(value, word, parameter))
        case Op.LT | Op.LTE | Op.GT | Op.GTE if compare.folded:
            return _ordered(compare.op, folded, Param(compare.folded), value, parameter)
        case Op.CONTAINS | Op.STARTS | Op.ENDS | Op.IN:
            return Infix(subject, TESTS[compare.op], parameter)
        case _:
            return Infix(subject, compare.op.value, parameter)


def _false(compare: Compare, scope: Scope) -> Expr:
    value = scope.value(compare.property, compare.place)
    parameter = Param(compare.value) if compare.value else TRUE
    subject = scope.key(compare.property, compare.place) if compare.ignore_case else value
    match compare.op:
        case Op.PRESENT:
            return Null(value, True)
        case Op.EMPTY | Op.HAS_ANY | Op.HAS_ALL:
            return _list_false(compare.op, value, parameter)
        case Op.HAS:
            failed: Expr = Negated(Infix(parameter, "IN", value))
        case Op.LT | Op.LTE | Op.GT | Op.GTE if compare.folded:
            folded = scope.key(compare.property, compare.place)
            opposite = Op(COMPLEMENT[compare.op])
            failed = _ordered(opposite, folded, Param(compare.folded), value, parameter)
        case Op.CONTAINS | Op.STARTS | Op.ENDS | Op.IN:
            failed = Negated(Infix(subject, TESTS[compare.op], parameter))
        case _:
            failed = Infix(subject, COMPLEMENT[compare.op], parameter)
    return failed if compare.property.required else any_of(Null(value, True), failed)


def _ordered(op: Op, key: Expr, folded: Expr, value: Expr, parameter: Expr) -> Expr:
    """Text compares by its key, equal keys by the exact value."""
    strict, loose = op.value[0], op.value[0] + "="
    return all_of(Infix(key, loose, folded), any_of(Infix(key, strict, folded), Infix(value, op.value, parameter)))


def _list_true(op: Op, value: Expr, parameter: Expr) -> Expr:
    if op is Op.EMPTY:
        return Infix(_length(value), "=", Constant(0))
    if op is Op.HAS_ANY:
        return Infix(_shared(value, parameter), ">", Constant(0))
    return Infix(_shared(value, parameter), "=", Call("size", (parameter,)))


def _list_false(op: Op, value: Expr, parameter: Expr) -> Expr:
    if op is Op.EMPTY:
        return Infix(_length(value), ">", Constant(0))
    if op is Op.HAS_ANY:
        return Infix(_shared(value, parameter), "=", Constant(0))
    return Infix(_shared(value, parameter), "<", Call("size", (parameter,)))


def _length(value: Expr) -> Expr:
    return Call("size", (Call("coalesce", (value, Row(()))),))


def _shared(value: Expr, parameter: Expr) -> Expr:
    """How many of the wanted elements the list has."""
    return Call("size", (Matching("x", parameter, Infix(Ref("x"), "IN", Call("coalesce", (value, Row(()))))),))


# ----------------------------------------------------------------------------------------------------- across relations


def reached_by(related: Related | Measured, scope: Scope, names: Names) -> Reached:
    plain = isinstance(related, Related) and not uses_edge(related.where)
    return reach(related.relation, scope, related.period, names, where=related.where, plain=plain)


def _targets(related: Related, scope: Scope, names: Names) -> Query:
    """A walk to the targets. A relation behind them is one more MATCH rather than a sub-query for each of them."""
    reached = reached_by(related, scope, names)
    if reached.grouping is not None:
        clauses = reached.clauses(holds(related.where, reached.scope, names))
        return Query((*clauses, Return(((Ref(reached.scope.name), reached.scope.name),))))
    parts = related.where.parts if isinstance(related.where, And) else (related.where,)
    behind = next((part for part in parts if isinstance(part, Related)), None)
    rest = all_of(*(holds(part, reached.scope, names) for part in parts if part is not behind))
    further = _targets(behind, reached.scope, names).clauses if behind else ()
    return Query((*reached.clauses(rest), *further))


def _measured(measured: Measured, scope: Scope, names: Names) -> Expr:
    figure = figure_of(measured, scope, names)
    if measured.op is Op.PRESENT:
        return Null(figure, False)
    return Infix(figure, "IN" if measured.op is Op.IN else measured.op.value, Param(measured.value))  # type: ignore[arg-type]


def _unmeasured(measured: Measured, scope: Scope, names: Names) -> Expr:
    figure = figure_of(measured, scope, names)
    if measured.op is Op.PRESENT:
        return Null(figure, True)
    value = Param(measured.value)  # type: ignore[arg-type]  # only PRESENT goes without a value
    failed = (
        Negated(Infix(figure, "IN", value)) if measured.op is Op.IN else Infix(figure, COMPLEMENT[measured.op], value)
    )
    never_null = measured.function in (Function.COUNT, Function.SUM)
    return failed if never_null else any_of(Null(figure, True), failed)


def figure_of(measured: Measured, scope: Scope, names: Names) -> Expr:
    """The figure as one expression: a count and a sum of nothing are 0, the others null."""
    if measured.function is Function.COUNT:
        return count_of(measured, scope, names)
    reached = reached_by(measured, scope, names)
    clauses = reached.clauses(holds(measured.where, reached.scope, names))
    assert measured.property is not None
    value = reached.scope.value(measured.property, measured.place)
    figure = Return(((aggregate(measured.function, measured.property, value), "v"),))
    first = First(Collect(Query((*clauses, figure))))
    return Call("coalesce", (first, Constant(0))) if measured.function is Function.SUM else first


def count_of(measured: Measured, scope: Scope, names: Names) -> Expr:
    """How many targets: each once where several paths lead to it."""
    reached = reached_by(measured, scope, names)
    clauses = reached.clauses(holds(measured.where, reached.scope, names))
    if not measured.relation.grouped:
        return Count(Query(clauses))
    return Count(Query((*clauses, Return(((Ref(reached.scope.name), reached.scope.name),), distinct=True))))


# ---------------------------------------------------------------------------------------------------- among their likes


def _rivals(foremost: Foremost, scope: Scope, names: Names) -> Query:
    """A walk to those who share the target, satisfy the same filter and are preferred.

    Figures become values before they are compared: of those inside of conditions Neo4j plans a page for minutes.
    """
    there = reach(foremost.relation, scope, Current(), names)
    others = reach(back(foremost.relation, scope.node), there.scope, Current(), names, where=foremost.where)
    other = others.scope
    differs = Infix(Prop(other.name, "id"), "<>", Prop(scope.name, "id"))
    walk = (*there.clauses(), *others.clauses(all_of(differs, holds(foremost.where, other, names))))
    pairs = [
        *((figure_of(each, scope, names), figure_of(each, other, names)) for each in foremost.by),
        (Prop(other.name, "id"), Prop(scope.name, "id")),
    ]
    named = [((less, names.next("s")), (greater, names.next("s"))) for less, greater in pairs]
    figures = tuple(each for pair in named for each in pair)
    decided = _decided([(less, greater) for (_, less), (_, greater) in named])
    # Neo4j wants the other one carried along: the sums are made for each.
    compared = With(((Ref(other.name), other.name), *figures), where=decided)
    return Query((*walk, compared, Return(((Ref(other.name), other.name),))))


def _decided(pairs: list[tuple[str, str]]) -> Expr:
    """Whether of the first pair that is not level the one is less than the other."""
    (less, greater), *rest = pairs
    is_less = Infix(Ref(less), "<", Ref(greater))
    return any_of(is_less, all_of(Infix(Ref(less), "=", Ref(greater)), _decided(rest))) if rest else is_less
