"""Groups of a listing: keys, figures, `having`, an order of their own and keyset pages over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from graph.cypher.figures import bucketed, joined
from graph.cypher.ordering import Term, paged
from graph.cypher.people import measure
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
from graph.declare import Relation, Type
from graph.plan import Function, GroupKey, GroupOrder, Groups, Having, Op, Period

NEVER_NULL = frozenset({Function.COUNT, Function.SUM, Function.DISTINCT})
Named = list[tuple[Expr, str]]
Way = tuple[tuple[Relation, Period], ...]


def grouped(groups: Groups, scope: Scope, name: str, names: Names) -> tuple[Clause, ...]:
    """One page of groups, each a row of keys and figures, collected as `name`."""
    keys, rests, values = _columns(groups, scope, names)
    folds = _folds(groups, scope, names)
    assert groups.page is not None
    order = _terms(groups, keys, folds, values)
    others = tuple((Ref(each), each) for _, each in (*folds.values(), *values))
    grouping = With((*keys, *folds.values(), *values), where=_having(groups.having, values))
    whole = (*((joined(Ref(each), rest), each) for (_, each), rest in zip(keys, rests, strict=True)), *others)
    columns = (*((Ref(each), each) for _, each in keys), *others)
    behind = paged(order, groups.page)
    filtering = () if behind == TRUE else (With(whole, where=behind),)
    read = tuple(term.reversed() for term in order) if groups.page.backward else order
    cut = With(
        columns if filtering else whole,
        order=tuple(key for term in read for key in term.sort_keys()),
        limit=Param(groups.page.limit),
    )
    sort = (Row(tuple(term.by for term in order)),) if groups.page.keys else ()
    found = Row((*(Ref(each) for _, each in (*keys, *values)), *sort))
    return (grouping, *filtering, cut, Return(((Call("collect", (found,)), name),)))


def number_of_groups(groups: Groups, scope: Scope, name: str, names: Names) -> tuple[Clause, ...]:
    keys, _, values = _columns(groups, scope, names)
    grouping = With((*keys, *values), where=_having(groups.having, values))
    return (grouping, Return(((Call("count", (Constant(1),)), name),)))


def _columns(groups: Groups, scope: Scope, names: Names) -> tuple[Named, list[str], Named]:
    """Keys, the texts to be added to them, and figures."""
    cut = [(*bucketed(each, _value(each, scope, names), groups.zone), names.next("k")) for each in groups.keys]
    values = [(measure(each, scope, names), names.next("m")) for each in groups.measures]
    return [(key, name) for key, _, name in cut], [rest for _, rest, _ in cut], values


def _folds(groups: Groups, scope: Scope, names: Names) -> dict[int, tuple[Expr, str]]:
    """The keys without case and accents by which texts are ordered, by their place."""
    texts = [(place, each) for place, each in enumerate(groups.keys) if each.property.type is Type.TEXT]
    return {place: (_read(each.path, partial(_folded, each), scope, names), names.next("h")) for place, each in texts}


def _value(key: GroupKey, scope: Scope, names: Names) -> Expr:
    return _read(key.path, partial(_exact, key), scope, names)


def _exact(key: GroupKey, scope: Scope) -> Expr:
    return scope.value(key.property, key.place)


def _folded(key: GroupKey, scope: Scope) -> Expr:
    return scope.key(key.property, key.place)


def _read(path: Way, read: Callable[[Scope], Expr], scope: Scope, names: Names) -> Expr:
    """A value of the node, or of the node that to-one relations lead to."""
    if not path:
        return read(scope)
    (relation, period), *further = path
    reached = reach(relation, scope, period, names)
    value = _read(tuple(further), read, reached.scope, names)
    found = Return(((value, "v"),), order=(SortKey(Prop(reached.scope.name, "id")),), limit=Constant(1))
    return First(Collect(Query((*reached.clauses(), found))))


def _having(conditions: tuple[Having, ...], values: Named) -> Expr:
    return all_of(*(_condition(each, Ref(values[each.measure][1])) for each in conditions))


def _condition(having: Having, figure: Expr) -> Expr:
    if having.value is None:
        return Null(figure, having.negated)
    held = Infix(figure, "IN" if having.op is Op.IN else having.op.value, Param(having.value))
    return any_of(Null(figure, True), Negated(held)) if having.negated else held


def _terms(groups: Groups, keys: Named, folds: dict[int, tuple[Expr, str]], values: Named) -> tuple[Term, ...]:
    """The wanted order, then every key, so that it is total; texts by their folded keys first."""

    def key(place: int, order: GroupOrder) -> Iterator[Term]:
        for name in ([folds[place][1]] if place in folds else []) + [keys[place][1]]:
            yield Term(Ref(name), order.descending, order.nulls_first, True)

    def figure(place: int, order: GroupOrder) -> Iterator[Term]:
        measured = groups.measures[place]
        nullable = measured.function not in NEVER_NULL or measured.people is not None or measured.alone
        yield Term(Ref(values[place][1]), order.descending, order.nulls_first, nullable)

    every = (*groups.orders, *(GroupOrder("key", place) for place in range(len(keys))))
    return tuple(term for each in every for term in (key if each.of == "key" else figure)(each.index, each))
