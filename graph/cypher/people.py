"""Figures over rows, and how many people they are about: few of them must not be told from their sum."""

from __future__ import annotations

from graph.cypher.figures import aggregate
from graph.cypher.relations import reach
from graph.cypher.scope import Names, Scope
from graph.cypher.tree import (
    Call,
    Case,
    Collect,
    Constant,
    Expr,
    First,
    Infix,
    Param,
    Prop,
    Query,
    Ref,
    Return,
)  # fmt: skip
from graph.plan import Current, Measure


def measure(measure: Measure, scope: Scope, names: Names) -> Expr:
    """An aggregate over the rows: integers stay exact, of nothing a count and a sum are 0 and the others null."""
    if measure.property is None:
        return Call("count", (Ref(scope.name),))
    if measure.alone:
        return Constant(None)
    figure = aggregate(measure.function, measure.property, scope.value(measure.property, measure.place))
    if measure.people is None:
        return figure
    people = _people(scope, names.unrestricted())
    # One comparison a CASE: ArcadeDB forgets an aggregate behind AND or IN there.
    nobody = Case(Infix(people, "=", Constant(0)), figure, Constant(None))
    return Case(Infix(people, "<", Param(measure.people)), nobody, figure)


def _people(scope: Scope, names: Names) -> Expr:
    """How many different people the rows are about; what concerns nobody counts as nobody."""
    if scope.node.people == "self":
        return Call("count", (Ref(scope.name),), distinct=True)
    relation = names.model.node(scope.node.name).relation(scope.node.people)
    reached = reach(relation, scope, Current(), names)
    person = Return(((Prop(reached.scope.name, "id"), "v"),))
    return Call("count", (First(Collect(Query((*reached.clauses(), person)))),), distinct=True)
