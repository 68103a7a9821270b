"""Groups of a listing: keys, figures, `having`, an order of their own and keyset pages over it."""

from __future__ import annotations

from graph.cypher.figures import bucketed, measure
from graph.cypher.ordering import Term, beyond
from graph.cypher.relations import reach
from graph.cypher.scope import Names, Scope
from graph.cypher.tree import (
    TRUE,
    Call,
    Clause,
    Collect,
    Constant,
    Expr,
    First,
    Infix,
    Negated,
    Null,
    Param,
    Prop,
    Query,
    Ref,
    Return,
    Row,
    SortKey,
    With,
    all_of,
    any_of,
)  # fmt: skip
from graph.declare import Relation
from graph.plan import Function, GroupKey, Groups, Having, Op, Page, Period

NEVER_NULL = frozenset({Function.COUNT, Function.SUM, Function.DISTINCT})
Named = list[tuple[Expr, str]]


def grouped(groups: Groups, scope: Scope, name: str, names: Names) -> tuple[Clause, ...]:
    """One page of groups, each a row of keys and figures, collected as `name`."""
    keys, values = _columns(groups, scope, names)
    assert groups.page is not None
    order = _terms(groups, keys, values)
    columns = tuple((Ref(each), each) for _, each in (*keys, *values))
    grouping = With((*keys, *values), where=_having(groups.having, values))
    behind = _behind(order, groups.page)
    filtering = () if behind == TRUE else (With(columns, where=behind),)
    read = tuple(term.reversed() for term in order) if groups.page.backward else order
    cut = With(columns, order=tuple(key for term in read for key in term.sort_keys()), limit=Param(groups.page.limit))
    sort = (Row(tuple(term.by for term in order)),) if groups.page.keys else ()
    found = Row((*(expression for expression, _ in columns), *sort))
    return (grouping, *filtering, cut, Return(((Call("collect", (found,)), name),)))


def number_of_groups(groups: Groups, scope: Scope, name: str, names: Names) -> tuple[Clause, ...]:
    keys, values = _columns(groups, scope, names)
    grouping = With((*keys, *values), where=_having(groups.having, values))
    return (grouping, Return(((Call("count", (Constant(1),)), name),)))


def _columns(groups: Groups, scope: Scope, names: Names) -> tuple[Named, Named]:
    keys = [(bucketed(each, _key(each.path, each, scope, names), groups.zone), names.next("k")) for each in groups.keys]
    return keys, [(measure(each, scope), names.next("m")) for each in groups.measures]


def _key(path: tuple[tuple[Relation, Period], ...], key: GroupKey, scope: Scope, names: Names) -> Expr:
    """A value of the node, or of the node that to-one relations lead to."""
    if not path:
        return scope.value(key.property, key.place)
    (relation, period), *further = path
    reached = reach(relation, scope, period, names)
    value = _key(tuple(further), key, reached.scope, names)
    found = Return(((value, "v"),), order=(SortKey(Prop(reached.scope.name, "id")),), limit=Constant(1))
    return First(Collect(Query((*reached.clauses(), found))))


def _having(conditions: tuple[Having, ...], values: Named) -> Expr:
    return all_of(*(_condition(each, Ref(values[each.measure][1])) for each in conditions))


def _condition(having: Having, figure: Expr) -> Expr:
    if having.value is None:
        return Null(figure, having.negated)
    held = Infix(figure, "IN" if having.op is Op.IN else having.op.value, Param(having.value))
    return any_of(Null(figure, True), Negated(held)) if having.negated else held


def _terms(groups: Groups, keys: Named, values: Named) -> tuple[Term, ...]:
    """The wanted order, then every key, so that it is total."""
    wanted = [
        Term(Ref((values if each.of == "measure" else keys)[each.index][1]), each.descending, each.nulls_first,
             each.of == "key" or groups.measures[each.index].function not in NEVER_NULL)
        for each in groups.orders
    ]  # fmt: skip
    return (*wanted, *(Term(Ref(name), False, False, True) for _, name in keys))


def _behind(order: tuple[Term, ...], page: Page) -> Expr:
    after = beyond(order, page.after) if page.after else TRUE
    before = beyond(tuple(term.reversed() for term in order), page.before) if page.before else TRUE
    return all_of(after, before)
