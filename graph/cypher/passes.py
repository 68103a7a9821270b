"""The compiler's passes: each takes a statement and gives a better one; PASSES is the order in which they run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from graph.cypher.dialect import Dialect
from graph.cypher.indexed import beside_order, sought
from graph.cypher.tree import (
    Call,
    Constant,
    Expr,
    Infix,
    Match,
    Param,
    Prop,
    Query,
    Ref,
    Return,
    Row,
    SortKey,
    With,
    all_of,
    parts_of,
)  # fmt: skip
from graph.declare import Model
from graph.indexes import Served, of_label

Pass = Callable[[Query, Dialect, Model], Query]
BOUNDS = frozenset({"<", "<=", ">", ">=", "="})
"""Operators that bound a value from one side."""


def optimised(query: Query, dialect: Dialect, model: Model) -> Query:
    for each in PASSES:
        query = each(query, dialect, model)
    return query


def join_filter(query: Query, dialect: Dialect, model: Model) -> Query:
    """MATCH … WITH n WHERE x becomes MATCH … WHERE x: the index may then serve x."""
    match query.clauses:
        case (Match(path=path) as first, With(distinct=False, order=(), limit=None, items=(_,)) as second, *rest) if (
            not path.steps
        ):
            return Query((replace(first, where=all_of(first.where, second.where)), *rest))
        case _:
            return query


def lean_on_index(query: Query, dialect: Dialect, model: Model) -> Query:
    """Conditions that always hold, on the first sort key and on what its index holds beside it: without one the planner
    does not read it from the index."""
    match query.clauses:
        case (Match(where=where) as first, With(order=(SortKey(by=Prop(of=node, name=name)), *_)) as cut, *rest):
            serving = _serving(first, cut.order, model)
            if serving and serving.required:
                lowest = Infix(Prop(node, name), ">=", Constant(serving.least))
                floor = () if name in sought(where, BOUNDS) else (lowest,)
                beside = tuple(beside_order(first, name, model)) if dialect.holds_values else ()
                return Query((replace(first, where=all_of(*floor, *beside, where)), cut, *rest))
        case _:
            pass
    return query


def stream_from_index(query: Query, dialect: Dialect, model: Model) -> Query:
    """MATCH … WITH n ORDER BY … LIMIT … RETURN row becomes MATCH … RETURN row ORDER BY … LIMIT … over an index.

    Where a condition is sought in another index the engine sorts what it finds, rows and all: there they are cut first.
    """
    match query.clauses:
        case (Match() as first, With(order=order, limit=limit, items=(_,)), Return() as last) if dialect.streams_sorted:
            serving = _serving(first, order, model)
            one_way = len({key.descending for key in order}) == 1
            if serving and serving.required and one_way and not _seeks(first, model):
                return unsought(Query((first, replace(last, order=order, limit=limit))), model)
        case _:
            pass
    return query


def unsought(query: Query, model: Model) -> Query:
    """`n.kind = 'PURCHASE'` as a list of one, unless an index has something that is sought: with one equality that none
    has, the planner of the embedded engine reads the whole label."""
    match query.clauses:
        case (Match(path=path, where=where) as first, *rest) if not path.steps and not _seeks(first, model):
            return Query((replace(first, where=all_of(*map(_of_one, parts_of(where)))), *rest))
        case _:
            return query


def collect_rows(query: Query, dialect: Dialect, model: Model) -> Query:
    """A page behind a WITH comes back as one record: it decodes several times faster than rows."""
    *before, last = query.clauses
    if isinstance(last, Return) and not last.order and any(isinstance(each, With) and each.limit for each in before):
        ((value, _),) = last.items
        return Query((*before, Return(((Call("collect", (value,)), "rows"),))))
    return query


def joined(page: Query, beside: Query) -> Query:
    """A page of one record, and behind it in the same record what is counted of all rows."""
    *before, last = page.clauses
    *more, end = beside.clauses
    assert isinstance(last, Return)
    assert isinstance(end, Return)
    kept = tuple((Ref(name), name) for _, name in last.items)
    return Query((*before, With(last.items), *more, Return((*kept, *end.items))))


def _serving(match: Match, order: tuple[SortKey, ...], model: Model) -> Served | None:
    """The index over exactly these sort keys, if the match binds one node of one label."""
    names = tuple(key.by.name for key in order if isinstance(key.by, Prop))
    labels = match.path.start.labels
    if match.path.steps or len(labels) != 1 or len(names) != len(order):
        return None
    return next((each for each in of_label(model, labels[0]) if each.properties == names), None)


def _seeks(match: Match, model: Model) -> bool:
    """Whether an index has a value that is sought."""
    indexed = {each.properties[0] for label in match.path.start.labels for each in of_label(model, label)}
    return not indexed.isdisjoint(sought(match.where, ("=", "IN")))


def _of_one(part: Expr) -> Expr:
    match part:
        case Infix(left=Prop(), operator="=", right=Constant() | Param()):
            return Infix(part.left, "IN", Row((part.right,)))
        case _:
            return part


PASSES: tuple[Pass, ...] = (join_filter, lean_on_index, stream_from_index, collect_rows)
