"""Spans of time as ISO 8601 writes them, and the moments that lie so long ago.

>>> within_last(duration("P1M"), datetime(2024, 3, 31, 12, tzinfo=UTC), zone=UTC)
'2024-02-29T12:00:00'
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from graph.normalise.errors import Fault, Invalid
from graph.normalise.moments import UTC, stored
from graph.normalise.text import trimmed

WANTED = "a duration of ISO 8601 such as P30D, P1Y6M or PT12H"

_DURATION = re.compile(
    r"P(?=[0-9T])(?:(?P<years>[0-9]{1,6})Y)?(?:(?P<months>[0-9]{1,6})M)?(?:(?P<weeks>[0-9]{1,7})W)?"
    r"(?:(?P<days>[0-9]{1,7})D)?(?:T(?=[0-9])(?:(?P<hours>[0-9]{1,9})H)?(?:(?P<minutes>[0-9]{1,9})M)?"
    r"(?:(?P<seconds>[0-9]{1,9})(?:[.,](?P<fraction>[0-9]{1,6}))?S)?)?"
)


@dataclass(frozen=True, slots=True)
class Duration:
    """Months and days follow the calendar and its clocks; `exact` is time that passes."""

    months: int
    days: int
    exact: timedelta


def duration(raw: str) -> Duration:
    """Read a span: years to days, then hours to seconds; only seconds may have a fraction."""
    match = _DURATION.fullmatch(trimmed(raw, WANTED).upper())
    if match is None:
        hint = "Begin with P, put T before hours, minutes and seconds, and leave out signs."
        raise Invalid(Fault.SYNTAX, WANTED, found=raw, hint=hint)
    part = {name: int(digits or 0) for name, digits in match.groupdict().items() if name != "fraction"}
    return Duration(
        months=12 * part["years"] + part["months"],
        days=7 * part["weeks"] + part["days"],
        exact=timedelta(
            hours=part["hours"],
            minutes=part["minutes"],
            seconds=part["seconds"],
            microseconds=int((match["fraction"] or "").ljust(6, "0")),
        ),
    )


def within_last(span: Duration, now: datetime, *, zone: tzinfo) -> str:
    """The stored moment that lies `span` before `now`.

    Months and days are taken off the calendar and the clock of `zone`: a month before 31 March is the last
    of February, a day before noon is noon, though the clocks were changed in between.
    """
    try:
        return stored(_days_before(span, now, zone).astimezone(UTC) - span.exact)
    except (OverflowError, ValueError) as error:
        hint = "Take a shorter one: this reaches back beyond the year 1."
        raise Invalid(Fault.OUT_OF_RANGE, WANTED, found=span, hint=hint) from error


def from_now(span: Duration, now: datetime, *, zone: tzinfo) -> str:
    """The stored moment that lies `span` behind `now`, by the same calendar: a month after 31 January is the last of
    February."""
    back = Duration(-span.months, -span.days, -span.exact)
    try:
        return stored(_days_before(back, now, zone).astimezone(UTC) - back.exact)
    except (OverflowError, ValueError) as error:
        hint = "Take a shorter one: this reaches beyond the year 9999."
        raise Invalid(Fault.OUT_OF_RANGE, WANTED, found=span, hint=hint) from error


def _days_before(span: Duration, now: datetime, zone: tzinfo) -> datetime:
    if not span.months and not span.days:
        return now
    local = now.astimezone(zone)
    return _months_before(local, span.months).replace(fold=0) - timedelta(days=span.days)


def _months_before(local: datetime, months: int) -> datetime:
    years, month = divmod(local.year * 12 + local.month - 1 - months, 12)
    last = monthrange(years, month + 1)[1]
    return local.replace(year=years, month=month + 1, day=min(local.day, last))
