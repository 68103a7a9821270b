"""Rows, pages and figures: a selection of fields becomes expressions over what a scope has bound.

A row is a positional list: own values, edge values, one value a follow, and the sort values where cursors are wanted.
A relation to one is a list of at most one row. A relation to many is one value when one thing is asked of it, else a
list: the rows, their number, the figures, then rows and number of each grouping, whichever were asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from graph.cypher.groups import grouped, number_of_groups
from graph.cypher.ordering import Term, named, paged, terms
from graph.cypher.people import measure
from graph.cypher.predicates import holds
from graph.cypher.relations import reach
from graph.cypher.scope import Names, Scope
from graph.cypher.tree import (
    TRUE,
    Call,
    Clause,
    Collect,
    Constant,
    Count,
    Expr,
    Param,
    Prop,
    Query,
    Ref,
    Return,
    Row,
    SortKey,
    Subquery,
    With,
    aggregates,
    within,
)  # fmt: skip
from graph.plan import Fields, Follow, Listing, Page

Bound = tuple[tuple[Clause, ...], Scope]
"""Clauses that bind the nodes of a listing, and the scope they bind."""
Source = Callable[[], Bound]
"""Makes them, with fresh names at each call."""


@dataclass(frozen=True, slots=True)
class Made:
    """An expression, and the sub-queries that must stand before the clause it is used in."""

    before: tuple[Subquery, ...]
    value: Expr


def row(fields: Fields, scope: Scope, names: Names, keys: tuple[Term, ...] = ()) -> Made:
    """The row of one node."""
    own = [scope.value(each) for each in fields.own]
    edge = [scope.value(each, "edge") for each in fields.edge]
    follows = [followed(each, scope, names) for each in fields.follows]
    sort = [Row(tuple(term.by for term in keys))] if keys else []
    return _together(follows, Row((*own, *edge, *(made.value for made in follows), *sort)))


def _together(made: list[Made], value: Expr) -> Made:
    return Made(tuple(each for one in made for each in one.before), value)


def followed(follow: Follow, scope: Scope, names: Names) -> Made:
    """What a relation leads to."""
    if follow.listing is None:
        return _one(follow, scope, names)
    listing = follow.listing

    def source() -> Bound:
        reached = reach(follow.relation, scope, follow.period, names, where=listing.where)
        return reached.clauses(holds(listing.where, reached.scope, names)), reached.scope

    made = list(parts(listing, source, scope, names))
    return _together(made, made[0].value if len(made) == 1 else Row(tuple(each.value for each in made)))


def _one(follow: Follow, scope: Scope, names: Names) -> Made:
    """The row of a relation to one; of several, the one with the least id."""
    reached = reach(follow.relation, scope, follow.period, names)
    made = row(follow.fields or Fields(), reached.scope, names)
    left = _without_edge(reached.scope, (made.before, made.value))
    first = With(_kept(left), order=(SortKey(Prop(reached.scope.name, "id")),), limit=Constant(1))
    return _collected((*reached.clauses(), first, *made.before, Return(((made.value, "v"),))), scope, names)


def _collected(clauses: tuple[Clause, ...], outer: Scope, names: Names) -> Made:
    """The rows of clauses as a list: an expression, or a sub-query where Neo4j would misread an aggregate within."""
    if not aggregates(clauses):
        return Made((), Collect(Query(clauses)))
    *before, last = clauses
    assert isinstance(last, Return)
    name = names.next("c")
    return _called((outer.name,), (*before, Return(((Call("collect", (last.items[0][0],)), name),))), name)


def _kept(scope: Scope) -> tuple[tuple[Expr, str], ...]:
    return tuple((Ref(name), name) for name in scope.carried)


def parts(listing: Listing, source: Source, outer: Scope, names: Names) -> Iterator[Made]:
    """Everything asked of a listing inside the row of `outer`."""
    if listing.page is not None:
        yield _collected(page(listing, source(), names), outer, names)
    if listing.total:
        yield counted(source(), outer, names)
    yield from figures(listing, source, outer, names)


def figures(listing: Listing, source: Source, outer: Scope | None, names: Names) -> Iterator[Made]:
    """Figures over everything that matches, and groups: a sub-query each."""
    imports = (outer.name,) if outer else ()
    if listing.measures:
        clauses, scope = source()
        name = names.next("a")
        values = Row(tuple(measure(each, scope, names) for each in listing.measures))
        yield _called(imports, (*clauses, Return(((values, name),))), name)
    for groups in listing.groups:
        for wanted, make in ((groups.page is not None, grouped), (groups.total, number_of_groups)):
            if wanted:
                clauses, scope = source()
                name = names.next("g")
                yield _called(imports, (*clauses, *make(groups, scope, name, names)), name)


def _called(imports: tuple[str, ...], clauses: tuple[Clause, ...], name: str) -> Made:
    return Made((Subquery(imports, (Query(clauses),)),), Ref(name))


def counted(bound: Bound, outer: Scope | None, names: Names, *, called: bool = False) -> Made:
    """How many rows clauses bind; `called` makes a sub-query of it in any case."""
    clauses, scope = bound
    if called or aggregates(clauses):
        name = names.next("t")
        total = Return(((Call("count", (Ref(scope.name),)), name),))
        return _called((outer.name,) if outer else (), (*clauses, total), name)
    if isinstance(clauses[-1], With):
        clauses = (*clauses, Return(((Ref(scope.name), scope.name),)))
    return Made((), Count(Query(clauses)))


def alone(made: Made) -> Query:
    """What one sub-query makes, as a statement."""
    ((query,),) = (each.branches for each in made.before)
    *before, last = query.clauses
    assert isinstance(last, Return)
    return Query((*before, With(last.items), Return(((Row((made.value,)), "v"),))))


def page(listing: Listing, bound: Bound, names: Names) -> tuple[Clause, ...]:
    """Page first, project after: the rows are cut before anything is read of them."""
    assert listing.page is not None
    clauses, scope = bound
    keys, computing = named(terms(listing.orders, scope, names), scope, names)
    behind = paged(keys, listing.page)
    if behind != TRUE:
        computing = replace(computing or With(_kept(scope)), where=behind)
    made = row(listing.fields or Fields(), scope, names, keys if listing.page.keys else ())
    steps = (*clauses, computing) if computing else clauses
    left = _without_edge(scope, (keys, made.before, made.value))
    return (*steps, _cut(keys, listing.page, left), *made.before, Return(((made.value, "v"),)))


def _without_edge(scope: Scope, behind: object) -> Scope:
    """What is still needed where nothing looks at the relationship: the embedded engine would read it for each row."""
    if scope.edge is None or scope.figures:
        return scope
    looked_at = any(isinstance(each, Prop) and each.of == scope.edge for each in within(behind))
    return scope if looked_at else replace(scope, edge=None)


def _cut(keys: tuple[Term, ...], page: Page, scope: Scope) -> With:
    read = tuple(term.reversed() for term in keys) if page.backward else keys
    computed = [
        (term.by, term.by.name) for term in keys if isinstance(term.by, Ref) and term.by.name not in scope.carried
    ]
    order = tuple(key for term in read for key in term.sort_keys())
    return With((*_kept(scope), *computed), order=order, limit=Param(page.limit))
