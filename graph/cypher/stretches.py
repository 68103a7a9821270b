"""Groups by day, month or year, one stretch of time after another, out of an index in the order of moments.

To say in which month a moment lies takes longer than to read it, a lot longer by the clocks of a zone. Where an index
has all that is read, what lies between the beginnings of two months stands together in it, so it is enough to say when
these begin: docs/decisions/0049-counts-by-stretches-of-time.md.
"""

from __future__ import annotations

from dataclasses import replace

from graph.cypher.figures import local, of_day
from graph.cypher.indexed import Items, by_name, from_index, index_of
from graph.cypher.tree import (
    Call,
    Case,
    Clause,
    Component,
    Constant,
    Count,
    Cut,
    Expr,
    Infix,
    MapOf,
    Match,
    Matching,
    Null,
    Prop,
    Query,
    Ref,
    Return,
    Row,
    SortKey,
    Subquery,
    Unwind,
    With,
    aggregates,
    all_of,
    leads_elsewhere,
    parts_of,
    within,
)  # fmt: skip
from graph.declare import Model
from graph.indexes import ARCHIVED, Held
from graph.plan import Bucket

STEPS = {
    Bucket.DAY: ("days", 1), Bucket.WEEK: ("days", 7),
    Bucket.MONTH: ("months", 1), Bucket.QUARTER: ("months", 3), Bucket.YEAR: ("months", 12),
}  # fmt: skip
MOST = 1_000
"""Stretches of a statement; where there are more, moments are looked at one by one."""
FEWEST = 50
"""Nodes of a type for each stretch; to look at fewer is quicker than to look for them."""
LATEST = "9999"
"""The last year of four digits: what begins behind it is no text that could be compared."""

PLACES = Call("range", (Constant(0), Infix(Ref("number"), "-", Constant(1))))


def counts(match: Match, items: Items, model: Model) -> Query:
    """What counts the nodes of a match by its keys, out of one index if there is one that has all that is read: each
    stretch for itself where there are few, or else as they come."""
    index = index_of(match, items, model)
    sought, cut = from_index(match, index), _cut(items, index)
    return Query((sought, Return(items))) if cut is None else _either(sought, sought, items, cut)


def figures(match: Match, items: Items, model: Model) -> Query | None:
    """The same for figures that are read from the nodes; None where it does not take longer to say when these were."""
    there, parts = Null(Prop(match.path.start.name, ARCHIVED), True), parts_of(match.where)
    bare = replace(match, where=all_of(*(each for each in parts if each != there)))
    keys = tuple(each for each in items if isinstance(each[0], Cut))
    index = index_of(bare, keys, model)
    cut = _cut(keys, index)
    if cut is None or (cut.zone is None and cut.bucket is not Bucket.WEEK):
        return None
    if match.path.steps or leads_elsewhere(match.where) or not aggregates(items):
        return None
    sought = from_index(bare, index)
    again = (each for each in parts if each == there)
    return _either(match, replace(sought, where=all_of(sought.where, *again)), items, cut)


def _cut(items: Items, index: Held | None) -> Cut | None:
    """The one key that is a stretch of time, if an index is in its order."""
    cuts = [each for each, _ in items if isinstance(each, Cut)]
    if index is None or len(cuts) != 1 or index.properties[0] != cuts[0].of.name or _is_plain(cuts[0]):
        return None
    return cuts[0]


def _either(plain: Match, sought: Match, items: Items, cut: Cut) -> Query:
    """Each stretch for itself, or all as they come: the other one of these finds nothing."""
    # A list rather than a condition, which planners look at behind all that it has to prevent.
    too_many = Unwind(Case(Infix(Ref("number"), "=", Constant(0)), Row((Constant(0),)), Row(())), "i")
    ways = Query(_each(sought, items, cut)), Query((too_many, plain, Return(items)))
    return Query((*_stretches(sought, cut), Subquery(("first", "number"), ways), Return(by_name(items))))


def _is_plain(cut: Cut) -> bool:
    """Whether it takes nothing to say where a moment belongs, or stretches are hours, which may come twice."""
    return cut.bucket not in STEPS or (cut.bucket is Bucket.DAY and cut.zone is None)


def _stretches(match: Match, cut: Cut) -> tuple[Clause, ...]:
    """Binds `first`, the day with which the stretches begin, and their `number`; 0 if they are not to be used."""
    number = Infix(Infix(_steps_between(cut.bucket), "/", Constant(STEPS[cut.bucket][1])), "+", Constant(1))
    needed = Infix(Ref("number"), "*", Constant(FEWEST))
    is_few = all_of(
        Infix(Ref("number"), "<=", Constant(MOST)),
        Infix(needed, "<=", Count(Query((Match(match.path),)))),
        Infix(Ref("high"), "<", Constant(LATEST)),
    )
    used = Case(is_few, Ref("number"), Constant(0))
    first = Call("date.truncate", (Constant(cut.bucket.value), _day(Ref("low"), cut)))
    clauses = (
        _end(match, cut.of, "low", descending=False),
        _end(match, cut.of, "high", descending=True),
        With(((first, "first"), (_day(Ref("high"), cut), "last"), (Ref("high"), "high"))),
        With(((Ref("first"), "first"), (Ref("high"), "high"), (number, "number"))),
        With(((Ref("first"), "first"), (used, "number"))),
    )
    return clauses if cut.zone is None else (*clauses, _none_back(cut.bucket, cut.zone))


def _end(match: Match, moment: Prop, name: str, *, descending: bool) -> Subquery:
    """Binds the first or the last moment, which an index tells at once; there is no row where there is none."""
    own = [each for each in parts_of(match.where) if {one for one in within(each) if isinstance(one, Prop)} == {moment}]
    order = (SortKey(Ref(name), descending),)
    found = Return(((moment, name),), order=order, limit=Constant(1))
    return Subquery((), (Query((replace(match, where=all_of(*own)), found)),))


def _day(moment: Expr, cut: Cut) -> Expr:
    """The day of a moment, or of the text of a day."""
    text = Call("substring", (moment, Constant(0), Constant(10)))
    return Call("date", (text if cut.zone is None else local(moment, cut.zone),))


def _steps_between(bucket: Bucket) -> Expr:
    unit = STEPS[bucket][0]
    between = Call("duration.inDays" if unit == "days" else "duration.inMonths", (Ref("first"), Ref("last")))
    return Component(between, unit)


def _begins(place: Expr, bucket: Bucket) -> Expr:
    """The day with which the stretch at a place begins."""
    unit, size = STEPS[bucket]
    return Infix(Ref("first"), "+", Call("duration", (MapOf(((unit, Infix(place, "*", Constant(size))),)),)))


def _none_back(bucket: Bucket, zone: Expr) -> With:
    """No stretches where clocks were set back over the beginning of one, so that the day before went on in it, or where
    there was no such day: half an hour after its beginning it is another day."""
    begun = Infix(
        _midnight(_begins(Ref("i"), bucket), zone), "+", Call("duration", (MapOf((("minutes", Constant(30)),)),))
    )
    is_other = Infix(Call("date", (begun,)), "<>", _begins(Ref("i"), bucket))
    others = Call("size", (Matching("i", PLACES, is_other),))
    used = Case(Infix(others, "=", Constant(0)), Ref("number"), Constant(0))
    return With(((Ref("first"), "first"), (used, "number")))


def _midnight(day: Expr, zone: Expr) -> Expr:
    return Call("datetime", (MapOf((("date", day), ("timezone", zone))),))


def _each(match: Match, items: Items, cut: Cut) -> tuple[Clause, ...]:
    """The figures of each stretch by the other keys; of nothing there are figures too, where there are no others."""
    begins = _begins(Ref("i"), cut.bucket), _begins(Infix(Ref("i"), "+", Constant(1)), cut.bucket)
    since, until = (_text(each, cut.zone) for each in begins)
    between = Infix(cut.of, ">=", Ref("since")), Infix(cut.of, "<", Ref("until"))
    others = tuple((each, name) for each, name in items if each != cut)
    number = Call("count", (Ref(match.path.start.name),))
    counted = replace(match, where=all_of(*between, match.where)), Return(((number, "met"), *others))
    key = of_day(cut.bucket, Ref("day"))[0]
    found = tuple((key if each == cut else Ref(name), name) for each, name in items)
    return (
        Unwind(PLACES, "i"),
        With(((Call("toString", (begins[0],)), "day"), (since, "since"), (until, "until"))),
        Subquery(("since", "until"), (Query(counted),)),
        With(((Ref("met"), "met"), *found), where=Infix(Ref("met"), ">", Constant(0))),
        Return(by_name(items)),
    )


def _text(day: Expr, zone: Expr | None) -> Expr:
    """The beginning of a day as moments are stored, or as days are: UTC, without what is zero at its end."""
    if zone is None:
        return Call("toString", (day,))
    utc = Call("datetime", (MapOf((("datetime", _midnight(day, zone)), ("timezone", Constant("Z")))),))
    return Call("replace", (Call("toString", (utc,)), Constant("Z"), Constant("")))
