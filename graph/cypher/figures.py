"""Figures over bound rows: counts, sums and their like, and dates cut to buckets."""

from __future__ import annotations

from graph.cypher.tree import Call, Case, Component, Constant, Cut, Expr, Infix, MapOf, Null, Param, Prop
from graph.declare import Property, Type
from graph.plan import Bind, Bucket, Function, GroupKey

NAMES = {Function.SUM: "sum", Function.AVG: "avg", Function.MIN: "min", Function.MAX: "max", Function.DISTINCT: "count"}


def aggregate(function: Function, property: Property, value: Expr) -> Expr:
    """A figure over the values of a property."""
    if function is Function.AVG and property.type is not Type.FLOAT:
        return _mean(value)
    return Call(NAMES[function], (value,), distinct=function is Function.DISTINCT)


def _mean(value: Expr) -> Expr:
    """An exact sum, divided once: engines that add up as they go are off in the last digit."""
    number = Call("count", (value,))
    quotient = Infix(Call("toFloat", (Call("sum", (value,)),)), "/", number)
    return Case(Infix(number, "=", Constant(0)), Constant(None), quotient)


def bucketed(key: GroupKey, value: Expr, zone: Bind | None) -> tuple[Expr, str]:
    """A group key: the value itself, or the first day (or hour) of the bucket it lies in, as text.

    It comes in two parts, the second a text to be added, which is enough to do for each group.
    """
    if key.bucket is None:
        return value, ""
    by = None if zone is None or key.property.type is Type.DATE else Param(zone)
    text, rest = _bucketed(key, value, by)
    return Cut(value, key.bucket, by, text) if isinstance(value, Prop) else text, rest


def _bucketed(key: GroupKey, value: Expr, zone: Expr | None) -> tuple[Expr, str]:
    assert key.bucket is not None
    if key.property.type is Type.DATE:
        return of_day(key.bucket, value)
    if zone is None:
        return _of_utc(key.bucket, value)
    begun, rest = _of_local(key.bucket, value, local(value, zone))
    return Case(Null(value, True), Constant(None), begun), rest


def day_of(moment: Expr, zone: Bind | None) -> Expr:
    """The day that a moment which is there lies in; in UTC the text of the moment compares as its day does."""
    return moment if zone is None else Call("toString", (Call("date", (local(moment, Param(zone)),)),))


def _of_utc(bucket: Bucket, moment: Expr) -> tuple[Expr, str]:
    if bucket is Bucket.HOUR:
        return _cut(moment, 13), ":00:00"
    # Years, quarters and months are cut from the moment itself: one cut a row less.
    return of_day(bucket, _cut(moment, 10) if bucket in (Bucket.WEEK, Bucket.DAY) else moment)


def _of_local(bucket: Bucket, moment: Expr, local: Expr) -> tuple[Expr, str]:
    """An hour began as many minutes ago as the local clock shows; local hours are alike when one comes twice."""
    if bucket is Bucket.HOUR:
        passed = Call("duration", (MapOf((("minutes", Component(local, "minute")),)),))
        begun = Infix(_utc(moment), "-", passed)
        return _cut(Call("toString", (begun,)), 16), ":00"
    if bucket in (Bucket.QUARTER, Bucket.WEEK):
        return Call("toString", (Call("date.truncate", (Constant(bucket.value), local)),)), ""
    return of_day(bucket, Call("toString", (Call("date", (local,)),)))


def local(moment: Expr, zone: Expr) -> Expr:
    """A moment, which is there, with the clocks of a zone."""
    return Call("datetime", (MapOf((("datetime", _utc(moment)), ("timezone", zone))),))


def _utc(moment: Expr) -> Expr:
    return Call("datetime", (joined(moment, "Z"),))


def of_day(bucket: Bucket, day: Expr) -> tuple[Expr, str]:
    """The stretch in which a day lies, whatever stands behind it in its text for a year, quarter or month."""
    match bucket:
        case Bucket.YEAR:
            return _cut(day, 4), "-01-01"
        case Bucket.MONTH:
            return _cut(day, 7), "-01"
        case Bucket.QUARTER:
            return Infix(_cut(day, 5), "+", _quarter(Call("substring", (day, Constant(5), Constant(2))))), ""
        case Bucket.WEEK:
            whole = Call("date.truncate", (Constant(bucket.value), Call("date", (day,))))
            return Case(Null(day, True), Constant(None), Call("toString", (whole,))), ""
        case _:
            return day, ""


def _quarter(month: Expr) -> Expr:
    """Month and day with which the quarter of a month begins. Texts tell that in a fifth of the time that days take."""
    begins: Expr = Constant("10-01")
    for behind, begin in (("10", "07-01"), ("07", "04-01"), ("04", "01-01")):
        begins = Case(Infix(month, "<", Constant(behind)), Constant(begin), begins)
    return begins


def _cut(text: Expr, length: int) -> Expr:
    return Call("substring", (text, Constant(0), Constant(length)))


def joined(text: Expr, more: str) -> Expr:
    """A text with another behind it."""
    return Infix(text, "+", Constant(more)) if more else text
