"""A first page and the number of all in one go: where few match they are found once, counted, sorted and cut.

The page alone would be read along its order until it is full, and the number needs all that match besides. So what a
condition seeks in an index is held instead, as long as it is little; where there is more, nothing is made of it and
the statement that reads page and number apart is sent: docs/decisions/0041-pages-with-their-number.md.
"""

from __future__ import annotations

from graph.cypher.anchor import rank
from graph.cypher.dialect import Dialect
from graph.cypher.listing import Bound, page
from graph.cypher.passes import collect_rows
from graph.cypher.scope import Names
from graph.cypher.tree import Call, Case, Constant, Infix, Query, Ref, Return, Row, Subquery, Unwind, With
from graph.declare import Index
from graph.plan import And, Compare, Listing, Op, Or, Where

FEW = 2_000
"""How many are held at most."""
FOUND = "found"


def reads_ahead(listing: Listing) -> bool:
    """Whether a page is the first one, and a condition seeks its rows."""
    is_first = listing.page is not None and listing.page.after is None and listing.page.before is None
    return is_first and _is_sought(listing.where)


def _is_sought(where: Where) -> bool:
    """Whether an index has what satisfies a condition together."""
    match where:
        case Compare(property=property, op=Op.EQ | Op.IN, place="node", ignore_case=False):
            return property.index is not Index.NONE
        case And(parts):
            return any(map(_is_sought, parts))
        case Or(parts):
            return bool(parts) and all(map(_is_sought, parts))
        case _:
            return rank(where) > 0


def ahead(listing: Listing, bound: Bound, names: Names, dialect: Dialect) -> Query:
    """The rows of the page and the number of all, in one record; no rows where there are more than a few."""
    clauses, scope = bound
    number, held = Call("size", (Ref(FOUND),)), Call("collect", (Ref(scope.name),))
    some = Case(Infix(number, ">", Constant(FEW)), Row(()), Ref(FOUND))
    cut = page(listing, ((Unwind(some, scope.name),), scope), names)
    return Query((
        *clauses,
        With(((Ref(scope.name), scope.name),), limit=Constant(FEW + 1)),
        With(((held, FOUND),)),
        Subquery((FOUND,), (collect_rows(Query(cut), dialect, names.model),)),
        Return(((Ref("rows"), "rows"), (Row((number,)), "v"))),
    ))  # fmt: skip
