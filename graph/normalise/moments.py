"""Moments and days: what people write, and the one text the store keeps.

A stored moment is UTC without a zone letter, its fraction without trailing zeros, so that the order of
texts is the order of time and equal moments are equal texts. The API writes it with a Z behind.

>>> moment("2010-12-01 08:26:00", zone=UTC), moment("2024-06-01T12:00:00.50+02:00", zone=UTC)
('2010-12-01T08:26:00', '2024-06-01T10:00:00.5')
>>> day_bounds("2024-03-31", zone=ZoneInfo("Europe/Berlin"))
('2024-03-30T23:00:00', '2024-03-31T22:00:00')

A local time that the clocks skip is read as if they had not yet been changed (02:30 becomes 03:30), one
that they show twice as the first of the two: `fold=0` of PEP 495.
"""

import re
from datetime import UTC as FIXED_UTC
from datetime import date as day_of
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from graph.normalise.errors import Fault, Invalid
from graph.normalise.text import trimmed

UTC = ZoneInfo("UTC")
WANTED = "a moment such as 2024-02-29T13:45:00Z"
WANTED_DATE = "a date such as 2024-02-29"

_UTC = (UTC, FIXED_UTC)
_PLAIN_UTC = re.compile(r"(....-..-..)[T ](..:..:..)(Z?)")
_MOMENT = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ](?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]{1,30}))?)?"
    r" ?(?P<offset>[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def moment(raw: str | datetime, *, zone: tzinfo) -> str:
    """The stored text of a moment; one without an offset is local time in `zone`.

    Digits of the fraction beyond the sixth are cut off.
    """
    if isinstance(raw, datetime):
        return stored(raw if raw.tzinfo else raw.replace(tzinfo=zone))
    return _plain_utc(raw, zone) or stored(_read(trimmed(raw, WANTED), zone))


def stored(instant: datetime) -> str:
    """The stored text of an instant that knows its zone."""
    try:
        text = instant.astimezone(UTC).replace(tzinfo=None).isoformat()
    except OverflowError as error:
        raise _outside_the_calendar(instant.isoformat()) from error
    return text.rstrip("0") if "." in text else text


def moment_text(text: str) -> str:
    """A stored moment as the API writes it (RFC 3339)."""
    return f"{text}Z"


def date(raw: str | day_of) -> str:
    """A day of the calendar as YYYY-MM-DD; a moment is none, for its day depends on the zone."""
    text: object = raw.isoformat() if isinstance(raw, day_of) else raw
    if not isinstance(text, str) or not _DATE.fullmatch(text.strip()):
        raise Invalid(Fault.SYNTAX, WANTED_DATE, found=raw, hint="Write year, month and day, with zeros.")
    try:
        return day_of.fromisoformat(text.strip()).isoformat()
    except ValueError as error:
        raise Invalid(Fault.OUT_OF_RANGE, WANTED_DATE, found=raw, hint=_reason(error)) from error


def day_bounds(day: str, *, zone: tzinfo) -> tuple[str, str]:
    """The first moment of a day in `zone` and the first after it: 23, 24 or 25 hours apart."""
    start = datetime.fromisoformat(date(day)).replace(tzinfo=zone)
    try:
        return stored(start), stored(start + timedelta(days=1))
    except OverflowError as error:
        raise _outside_the_calendar(day) from error


def _plain_utc(raw: object, zone: tzinfo) -> str | None:
    """The short way of 2010-12-01 08:26:00 in UTC and the same with a Z, which imports have by the million."""
    match = _PLAIN_UTC.fullmatch(raw) if isinstance(raw, str) else None
    if match is None or (zone not in _UTC and not match[3]):
        return None
    try:
        datetime.fromisoformat(match[0])
    except ValueError:
        return None
    return f"{match[1]}T{match[2]}"


def _read(raw: str, zone: tzinfo) -> datetime:
    match = _MOMENT.fullmatch(raw)
    if match is None:
        hint = "Write the date, T, the time, and Z or an offset; add a time to a bare date."
        raise Invalid(Fault.SYNTAX, WANTED, found=raw, hint=hint)
    if match["second"] == "60":
        hint = "Leap seconds cannot be kept; write :59 or the next minute."
        raise Invalid(Fault.OUT_OF_RANGE, WANTED, found=raw, hint=hint)
    clock = f"{match['hour']}:{match['minute']}:{match['second'] or '00'}"
    fraction = (match["fraction"] or "0")[:6].ljust(6, "0")
    try:
        local = datetime.fromisoformat(f"{match['day']}T{clock}.{fraction}")
        return local.replace(tzinfo=_zone_of(match["offset"], zone))
    except ValueError as error:
        raise Invalid(Fault.OUT_OF_RANGE, WANTED, found=raw, hint=_reason(error)) from error


def _zone_of(offset: str | None, zone: tzinfo) -> tzinfo:
    if offset is None:
        return zone
    if offset in "Zz":
        return UTC
    hours, minutes = int(offset[1:3]), int(offset[3:].lstrip(":") or 0)
    if minutes > 59 or hours > 23:
        raise ValueError(f"offset must be in -23:59..+23:59, not {offset}")
    ahead = timedelta(hours=hours, minutes=minutes)
    return timezone(-ahead if offset[0] == "-" else ahead)


def _reason(error: ValueError) -> str:
    return f"The calendar has no such value: {error}."


def _outside_the_calendar(found: str) -> Invalid:
    hint = "Stay within the years 1 to 9999, in UTC too."
    return Invalid(Fault.OUT_OF_RANGE, WANTED, found=found, hint=hint)
