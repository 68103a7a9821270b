"""Sort keys and keyset pages: a total order, and the condition 'after this row'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.cypher.predicates import figure_of
from graph.cypher.relations import reach
from graph.cypher.scope import Names, Scope
from graph.cypher.tree import (
    FALSE,
    TRUE,
    Clause,
    Collect,
    Constant,
    Expr,
    First,
    Infix,
    Null,
    Param,
    Prop,
    Query,
    Ref,
    Return,
    SortKey,
    With,
    aggregates,
    all_of,
    any_of,
)  # fmt: skip
from graph.declare import Property, Relation
from graph.plan import ALL, Cursor, Function, Measured, Op, Order, Page, Period, is_text, sort_width


@dataclass(frozen=True, slots=True)
class Term:
    """One sort key of a statement. `nullable` ones say where missing values stand."""

    by: Expr
    descending: bool
    nulls_first: bool
    nullable: bool

    @property
    def computed(self) -> bool:
        return not isinstance(self.by, Prop | Ref)

    def reversed(self) -> Term:
        return replace(self, descending=not self.descending, nulls_first=not self.nulls_first)

    def sort_keys(self) -> Iterator[SortKey]:
        """Nulls come last ascending and first descending by themselves; elsewhere a key in front says so."""
        if self.nullable and self.nulls_first != self.descending:
            yield SortKey(Null(self.by, True), self.nulls_first)
        yield SortKey(self.by, self.descending)


def terms(orders: tuple[Order, ...], scope: Scope, names: Names) -> tuple[Term, ...]:
    """The order asked for, then the id, then what tells several ways to one node apart."""
    own = [term for order in orders for term in _terms(order, scope, names)]
    down = bool(orders) and orders[-1].descending
    apart = (Term(scope.value(each, "edge"), down, down, not each.required) for each in scope.apart)
    return (*own, Term(Prop(scope.name, "id"), down, down, False), *apart)


def _terms(order: Order, scope: Scope, names: Names) -> Iterator[Term]:
    counts = order.function in (Function.COUNT, Function.SUM) and len(order.path) == 1
    never_null = counts or (not order.path and order.property is not None and order.property.required)
    for value in _values(order, scope, names):
        yield Term(value, order.descending, order.nulls_first, not never_null)


def _values(order: Order, scope: Scope, names: Names) -> tuple[Expr, ...]:
    match order:
        case Order(path=(), property=Property() as property, function=None):
            return _keys(property, scope, order)
        case Order(path=((relation, period),), function=Function() as function):
            return (_figure(order, relation, period, function, scope, names),)
        case Order(path=((relation, period), *further)):
            inner = replace(order, path=tuple(further))
            return tuple(
                _through(relation, period, inner, place, scope, names) for place in range(sort_width((inner,)) - 1)
            )
        case _:
            raise TypeError(order)


def _keys(property: Property, scope: Scope, order: Order) -> tuple[Expr, ...]:
    value = scope.value(property, order.place)
    return (scope.key(property, order.place), value) if is_text(order) else (value,)


def _figure(order: Order, relation: Relation, period: Period, function: Function, scope: Scope, names: Names) -> Expr:
    measured = Measured(relation, ALL, period, function, order.property, order.place, Op.PRESENT, None)
    return figure_of(measured, scope, names)


def _through(relation: Relation, period: Period, inner: Order, place: int, scope: Scope, names: Names) -> Expr:
    """The sort value behind a to-one relation; of several the one with the least id."""
    reached = reach(relation, scope, period, names)
    value = _values(inner, reached.scope, names)[place]
    return First(Collect(Query((*reached.clauses(), *_least(value, reached.scope, names)))))


def _least(value: Expr, scope: Scope, names: Names) -> tuple[Clause, ...]:
    """The value of the node with the least id; a figure is computed beside its node, or Neo4j asks what to group by."""
    order = (SortKey(Prop(scope.name, "id")),)
    if not aggregates(value):
        return (Return(((value, "v"),), order=order, limit=Constant(1)),)
    name = names.next("s")
    computed = With(((Ref(scope.name), scope.name), (value, name)), order=order, limit=Constant(1))
    return computed, Return(((Ref(name), "v"),))


def named(keys: tuple[Term, ...], scope: Scope, names: Names) -> tuple[tuple[Term, ...], With | None]:
    """The terms with computed ones as variables, and the WITH that computes them."""
    items: list[tuple[Expr, str]] = [(Ref(name), name) for name in scope.carried]
    found = []
    for term in keys:
        if not term.computed:
            found.append(term)
            continue
        name = names.next("s")
        items.append((term.by, name))
        found.append(replace(term, by=Ref(name)))
    return tuple(found), With(tuple(items)) if len(items) > len(scope.carried) else None


def paged(keys: tuple[Term, ...], page: Page) -> Expr:
    """The rows between the cursors of a page."""
    after = beyond(keys, page.after) if page.after else TRUE
    before = beyond(tuple(term.reversed() for term in keys), page.before) if page.before else TRUE
    return all_of(after, before)


def beyond(keys: tuple[Term, ...], cursor: Cursor) -> Expr:
    """The rows behind a cursor in the order of the keys, bounded on the first key so that an index can serve it."""
    key, rest = keys[0], keys[1:]
    bind, is_null = cursor.binds[0], cursor.nulls[0]
    further = _past(key, Param(bind), is_null=is_null)
    if not rest:
        return further
    inner = beyond(rest, Cursor(cursor.binds[1:], cursor.nulls[1:]))
    if not key.nullable and not is_null:
        return all_of(Infix(key.by, "<=" if key.descending else ">=", Param(bind)), any_of(further, inner))
    same = Null(key.by, True) if is_null else Infix(key.by, "=", Param(bind))
    return any_of(further, all_of(same, inner))


def _past(key: Term, value: Expr, *, is_null: bool) -> Expr:
    if is_null:
        return Null(key.by, False) if key.nulls_first else FALSE
    past = Infix(key.by, "<" if key.descending else ">", value)
    return any_of(past, Null(key.by, True)) if key.nullable and not key.nulls_first else past
