"""What is archived is counted apart: a number of all that match, less those of them that are archived.

No index of a condition tells whether a node is archived, so an engine that counts those that are not looks at every
node for it. An index tells all that match, and another one those that are archived, who are few. What a number reads of
its nodes may all stand in one index; then it looks at none: docs/decisions/0047-archived-ones-counted-apart.md.
"""

from __future__ import annotations

from dataclasses import replace

from graph.cypher.dialect import Dialect
from graph.cypher.indexed import Items, by_name, from_index, index_of
from graph.cypher.stretches import counts, figures
from graph.cypher.tree import (
    Call,
    Clause,
    Constant,
    Count,
    Expr,
    Infix,
    Match,
    Null,
    Prop,
    Query,
    Ref,
    Return,
    Row,
    Subquery,
    With,
    aggregates,
    all_of,
    leads_elsewhere,
    parts_of,
)  # fmt: skip
from graph.declare import Model
from graph.indexes import ARCHIVED


def counted_apart(beside: Query, dialect: Dialect, model: Model) -> Query:
    """The statement of everything that is counted, summed and grouped, with such numbers made of two."""
    *before, last = beside.clauses
    if not dialect.holds_values or not isinstance(last, Return):
        return beside
    ((values, name),) = last.items
    assert isinstance(values, Row)
    numbers = Row(tuple(_number(each, model) for each in values.items))
    return Query((*(_groups(each, model) for each in before), Return(((numbers, name),))))


def _number(value: Expr, model: Model) -> Expr:
    match value:
        case Count(Query((Match() as match,))) if (both := _all_and_archived(match)) is not None:
            every, archived = both
            every = from_index(every, index_of(every, (), model))
            return Infix(Count(Query((every,))), "-", Count(Query((archived,))))
        case _:
            return value


def _groups(clause: Clause, model: Model) -> Clause:
    """Groups of which nothing but how many are in them is asked: those of all, and those of the archived ones. Others
    may be made by stretches of time."""
    match clause:
        case Subquery((), (Query((Match() as match, With(limit=None, order=(), distinct=False) as grouping, *rest)),)):
            both = _all_and_archived(match)
            if both is None or not _only_counts(grouping.items, match):
                made = figures(match, grouping.items, model)
                again = replace(grouping, items=by_name(grouping.items))
                return clause if made is None else Subquery((), (Query((Subquery((), (made,)), again, *rest)),))
            every, archived = both
            # No row of the one is among the other's: numbers of all are above zero, the others below.
            parts = (counts(every, grouping.items, model), Query((archived, Return(_less(grouping.items)))))
            summed = replace(grouping, items=_summed(grouping.items), where=_there(grouping))
            return Subquery((), (Query((Subquery((), parts), summed, *rest)),))
        case _:
            return clause


def _all_and_archived(match: Match) -> tuple[Match, Match] | None:
    """The nodes that a match would have, were archived ones there too, and these; of a match that looks at its nodes
    and nothing else."""
    node = Prop(match.path.start.name, ARCHIVED)
    parts = parts_of(match.where)
    rest = tuple(each for each in parts if each != Null(node, True))
    if match.path.steps or len(rest) == len(parts) or leads_elsewhere(rest):
        return None
    return replace(match, where=all_of(*rest)), replace(match, where=all_of(Null(node, False), *rest))


def _only_counts(items: Items, match: Match) -> bool:
    """Whether the figures are numbers of nodes, one at least, and the keys are read from nothing but the nodes."""
    figures = [each for each, _ in items if aggregates(each)]
    keys = [each for each, _ in items if not aggregates(each)]
    counted = Call("count", (Ref(match.path.start.name),))
    return bool(figures) and all(each == counted for each in figures) and not leads_elsewhere(tuple(keys))


def _less(items: Items) -> Items:
    return tuple((Infix(Constant(0), "-", each), name) if aggregates(each) else (each, name) for each, name in items)


def _summed(items: Items) -> Items:
    return tuple((Call("sum", (Ref(name),)), name) if aggregates(each) else (Ref(name), name) for each, name in items)


def _there(grouping: With) -> Expr:
    """A group of archived ones alone is none."""
    number = next(name for each, name in grouping.items if aggregates(each))
    return all_of(Infix(Ref(number), ">", Constant(0)), grouping.where)
