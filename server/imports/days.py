"""Days and moments as files write them: in any order of day and month, with a clock of twelve hours."""

import re
from datetime import date as day_of
from datetime import datetime

from server.imports.spelling import Reading, text_of

_LOCAL_DATE = re.compile(r"([0-9]{1,4})[./-]([0-9]{1,2})[./-]([0-9]{1,4})(?:[T ](.+))?")
_SPELT = re.compile(
    r"(?:(?P<day>[0-9]{1,2})[ -](?P<month>[A-Za-z]{3,9})|(?P<name>[A-Za-z]{3,9}) (?P<number>[0-9]{1,2}),?)"
    r"[ -](?P<year>[0-9]{4})"
)
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(:[0-9]{2}(?:\.[0-9]+)?)?(?: ?([AaPp])\.?[Mm]\.?)?")


def day(cell: object, reading: Reading) -> str | day_of:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, day_of):
        return cell
    text = _ordered(_spelt(text_of(cell).strip()), reading.dates)
    midnight = text[10:].rstrip("Z").replace("0", "").replace(":", "").replace(".", "")
    return text[:10] if midnight in ("T", " ") else text


def at(cell: object, reading: Reading) -> str | datetime:
    if isinstance(cell, datetime):
        return cell
    if isinstance(cell, day_of):
        return f"{cell.isoformat()}T00:00:00"
    text = _ordered(_spelt(text_of(cell).strip()), reading.dates)
    return f"{text}T00:00:00" if len(text) == 10 else text


def _spelt(text: str) -> str:
    """12 Mar 2024 and Mar 12, 2024 as year, month and day."""
    match = _SPELT.fullmatch(text)
    month = _MONTHS.find((match["month"] or match["name"])[:3].lower()) if match else -1
    if match is None or month < 0 or month % 3:
        return text
    return f"{match['year']}-{month // 3 + 1:02d}-{int(match['day'] or match['number']):02d}"


def _ordered(text: str, order: str) -> str:
    """A local date as year, month, day; a clock of twelve hours as one of twenty-four."""
    match = _LOCAL_DATE.fullmatch(text)
    if match is None or (order == "YMD" and len(match[1]) != 4):
        return text
    parts = dict(zip("YMD" if len(match[1]) == 4 else order, match.groups()[:3], strict=True))
    day = f"{_year(parts['Y'])}-{parts['M']:0>2}-{parts['D']:0>2}"
    return f"{day}T{_clock(match[4])}" if match[4] else day


def _year(text: str) -> str:
    """Two digits mean the hundred years around the turn of the century."""
    return text if len(text) != 2 else f"{'19' if text >= '70' else '20'}{text}"


def _clock(text: str) -> str:
    match = _CLOCK.fullmatch(text)
    if match is None:
        return text
    hour = int(match[1])
    if match[4] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if match[4] in "Pp" else 0)
    return f"{hour:02d}:{match[2]}{match[3] or ':00'}"
