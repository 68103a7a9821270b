"""A plan becomes a statement for the page, and one beside it for everything that is counted, summed and grouped, or one
for each of these."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from graph.cypher.ahead import ahead, reads_ahead
from graph.cypher.anchor import anchored, names_keys
from graph.cypher.apart import counted_apart
from graph.cypher.dialect import Dialect
from graph.cypher.listing import Bound, alone, counted, figures, page, row
from graph.cypher.passes import join_filter, joined, optimised, unsought
from graph.cypher.predicates import holds
from graph.cypher.relations import asks_for_archived, kind_of
from graph.cypher.render import Text, render
from graph.cypher.scope import Names, Scope
from graph.cypher.tree import (
    Call,
    Clause,
    Constant,
    Expr,
    Infix,
    Match,
    NodePattern,
    Null,
    Param,
    Path,
    Procedure,
    Prop,
    Query,
    Ref,
    Return,
    Row,
    SortKey,
    Union,
    With,
    all_of,
)  # fmt: skip
from graph.declare import Model, Node
from graph.plan import Bind, Fetch, Fields, Plan, Read, Search, Slot, Take, Where


@dataclass(frozen=True, slots=True)
class Compiled:
    """The statements of one root field; `figures` each give a list, which follow each other. `whole` says that the page
    comes as one record that holds all rows, `counted` that the number of all stands behind them; where that is more
    than a `FEW`, `of_many` is sent to read the same. Those that are `is_wide` may look at all of a type."""

    page: Text | None
    figures: tuple[Text, ...] = ()
    whole: bool = False
    counted: bool = False
    of_many: Text | None = None
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Restriction:
    """Conditions by the name of a type, which may speak of all of `whole`: a node that fails its own is not there."""

    rows: Mapping[str, Where] = field(default_factory=dict)
    whole: Model | None = None


def compile_plan(
    plan: Plan, model: Model, dialect: Dialect, zone: str | None = None, within: Restriction | None = None
) -> Compiled:
    """Statements for a plan: labels and names only from the model, every value a parameter.

    `zone` is the deployment's time zone, None where it is UTC; `within` says which nodes are there for who asks.
    """
    within = within or Restriction()
    rows = {name: partial(holds, where) for name, where in within.rows.items()}
    fresh = partial(Names, model, Bind(Slot(zone), Take.ZONE) if zone else None, rows, within.whole)
    match plan:
        case Read():
            return _read(plan, fresh, dialect)
        case Fetch():
            return Compiled(render(Union(tuple(_fetched(plan, fresh()))), dialect), whole=plan.whole)
        case Search():
            return Compiled(render(Union(tuple(_searched(plan, fresh(), dialect))), dialect))


def _read(read: Read, fresh: Callable[[], Names], dialect: Dialect) -> Compiled:
    listing = read.listing
    page = _page(read, fresh(), dialect) if listing.page is not None else None
    beside = tuple(_beside(read, fresh(), dialect)) if listing.total or listing.measures or listing.groups else ()
    whole = page is not None and _is_whole(page)
    # Whatever is more than a number alone takes its time beside the page.
    if page and beside and whole and dialect.counts_behind and len(beside[0].clauses) == 1:
        both = render(joined(page, beside[0]), dialect)
        if not reads_ahead(listing):
            return Compiled(both, whole=whole, counted=True)
        names = fresh()
        first = join_filter(ahead(listing, _source(read, names), names, dialect), dialect, names.model)
        return Compiled(render(first, dialect), whole=whole, counted=True, of_many=both)
    made = render(page, dialect) if page else None
    is_wide = not names_keys(listing.where)
    return Compiled(made, tuple(render(each, dialect) for each in beside), whole, is_wide=is_wide)


def _page(read: Read, names: Names, dialect: Dialect) -> Query:
    return optimised(Query(page(read.listing, _source(read, names), names)), dialect, names.model)


def _is_whole(query: Query) -> bool:
    last = query.clauses[-1]
    return isinstance(last, Return) and last.items[0][1] == "rows"


def _source(read: Read, names: Names) -> Bound:
    """Clauses that bind the nodes of a root field, from the selective side if there is one."""
    scope = Scope(names.next("n"), read.node)
    given = [*kind_of(read.node, scope.name), *names.allowed(scope)]
    if not read.archived and not asks_for_archived(read.listing.where):
        given.append(Null(Prop(scope.name, "archivedAt"), True))
    start = anchored(read.listing.where, scope, names)
    if start is None:
        path = Path(NodePattern(scope.name, read.node.labels))
        return (Match(path, all_of(*given, holds(read.listing.where, scope, names))),), scope
    clauses, rest = start
    return (*clauses, With(((Ref(scope.name), scope.name),), where=all_of(*given, holds(rest, scope, names)))), scope


def _beside(read: Read, names: Names, dialect: Dialect) -> Iterator[Query]:
    """The number, the figures and the groups: each a sub-query of one statement, or a statement of its own."""
    source = partial(_source, read, names)
    total = [counted(source(), None, names, called=dialect.seeks_first)] if read.listing.total else []
    made = (*total, *figures(read.listing, source, None, names))
    if dialect.seeks_first:
        yield from (unsought(alone(each), names.model) for each in made)
    else:
        clauses = tuple(clause for each in made for clause in each.before)
        values = Return(((Row(tuple(each.value for each in made)), "v"),))
        yield counted_apart(Query((*clauses, values)), dialect, names.model)


def _fetched(fetch: Fetch, names: Names) -> Iterator[Query]:
    for node, fields in fetch.parts:
        scope = Scope(names.next("n"), node)
        wanted = Infix(Prop(scope.name, "id"), "IN", Param(fetch.ids))
        made = row(fields, scope, names)
        given = all_of(*kind_of(node, scope.name), wanted, *names.allowed(scope), holds(fetch.where, scope, names))
        match = Match(Path(NodePattern(scope.name, node.labels)), given)
        tagged = _tagged(node, made.value)
        yield Query((match, *made.before, _gathered(tagged) if fetch.whole else tagged))


def _searched(search: Search, names: Names, dialect: Dialect) -> Iterator[Query]:
    """The candidates of each type, best first by the engine's own score."""
    for node, fields in search.parts:
        scope = Scope(names.next("n"), node)
        found = _candidates(search, node, dialect, scope, names)
        yield Query((*found, *_tagged_row(node, fields, scope, names)))


def _candidates(search: Search, node: Node, dialect: Dialect, scope: Scope, names: Names) -> tuple[Clause, ...]:
    index = Constant(full_text_name(node))
    newest = (Procedure(dialect.catches_up),) if dialect.catches_up else ()
    found = Procedure(dialect.full_text, (index, Param(search.words)), (("node", scope.name), ("score", "score")))
    kept = ((Ref(scope.name), scope.name), (Ref("score"), "score"))
    alive = With(kept, where=all_of(Null(Prop(scope.name, "archivedAt"), True), *names.allowed(scope)))
    order = (SortKey(Ref("score"), True), SortKey(Prop(scope.name, "id")))
    return *newest, found, alive, With(kept, order=order, limit=Param(search.limit))


def _tagged_row(node: Node, fields: Fields, scope: Scope, names: Names) -> tuple[Clause, ...]:
    made = row(fields, scope, names)
    return (*made.before, _tagged(node, made.value))


def _tagged(node: Node, value: Expr) -> Return:
    return Return(((Row((Constant(node.name), value)), "v"),))


def _gathered(rows: Return) -> Return:
    """One record decodes several times faster than rows."""
    ((value, _),) = rows.items
    return Return(((Call("collect", (value,)), "rows"),))


def full_text_name(node: Node) -> str:
    """The name of the full-text index over the searchable properties of a node."""
    return node.name.lower() + "_words"
