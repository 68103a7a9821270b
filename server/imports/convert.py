"""Cells become values as the store keeps them, or refusals that say why; a value that repeats is read once.

>>> column(Field("quantity", Type.INT, "How many.", Role.LINE), Reading(zone=UTC))(["12", "", "a dozen"])
[12, None, Refused('Wanted a whole number such as 12, found 'a dozen'.')]
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as day_of
from datetime import datetime, tzinfo
from decimal import Decimal
from functools import partial
from typing import NamedTuple
from unicodedata import normalize

from graph.declare import Type
from graph.model import MODEL
from graph.normalise.currency import currency
from graph.normalise.errors import Fault, Invalid
from graph.normalise.external import external_key
from graph.normalise.moments import UTC, date, moment
from graph.normalise.money import decimal, money
from graph.normalise.names import display_name
from graph.normalise.sku import sku
from graph.normalise.text import keepable, trimmed
from server.imports.errors import BadMap
from server.imports.fields import Field, Role

LONGEST_TEXT = 20_000
REMEMBERED = 1 << 16
"""Different values of one column that are kept beside what they mean."""
INT_LIMIT = 2**31
TRUE, FALSE = frozenset({"true", "yes", "y", "t", "1"}), frozenset({"false", "no", "n", "f", "0"})
_GROUPED = {
    ".": re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?"),
    ",": re.compile(r"[+-]?[0-9]{1,3}([. ][0-9]{3})+(,[0-9]+)?"),
}
_LOCAL_DATE = re.compile(r"([0-9]{1,4})[./-]([0-9]{1,2})[./-]([0-9]{1,4})(?:[T ](.+))?")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(:[0-9]{2}(?:\.[0-9]+)?)?(?: ?([AaPp])\.?[Mm]\.?)?")

Read = Callable[[object], object]


class Refused(NamedTuple):
    """A cell that cannot be taken, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How values of a file are written: the sign before decimals, the order of day, month and year, the zone."""

    zone: tzinfo = UTC
    decimal: str = "."
    dates: str = "YMD"
    exact: frozenset[str] = frozenset()
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def column(of: Field, reading: Reading) -> Callable[[Sequence[object]], list[object]]:
    """A function that reads the cells of one column: values, None for empty cells, or Refused."""
    read = partial(_cell, one=reader(of, reading), meant=reading.values.get(of.name, {}))
    return partial(_cells, read=read, seen={})


def _cells(cells: Sequence[object], *, read: Read, seen: dict[object, object]) -> list[object]:
    if len(seen) > REMEMBERED:
        seen.clear()
    found: list[object] = []
    for cell in cells:
        try:
            found.append(seen[cell, cell.__class__])
        except KeyError:
            found.append(seen.setdefault((cell, cell.__class__), read(cell)))
        except TypeError:  # A list cannot be remembered.
            found.append(read(cell))
    return found


def _cell(cell: object, *, one: Read, meant: Mapping[str, str]) -> object:
    if cell is None or cell != cell or (isinstance(cell, str) and not cell.strip()):  # noqa: PLR0124 - NaN is no value
        return None
    try:
        return one(meant.get(cell, cell) if isinstance(cell, str) else cell)
    except Invalid as error:
        return Refused(str(error))


def reader(of: Field, reading: Reading) -> Read:
    """How one value of a field is read."""
    named: Mapping[str, Read] = {
        "sku": partial(_sku, exact=of.name in reading.exact),
        "currency": lambda cell: currency(_text(cell)),
    }
    if of.name in named:
        return named[of.name]
    if of.role in (Role.KEY, Role.REFERENCE) and of.type is Type.CODE:
        return lambda cell: external_key(_text(cell))
    readers: Mapping[Type, Read] = {
        Type.ID: lambda cell: trimmed(_text(cell), "an id"),
        Type.TEXT: _name if of.is_name or of.role is Role.ADDRESS else _free,
        Type.CODE: lambda cell: trimmed(_text(cell), of.description),
        Type.INT: partial(_whole, reading=reading),
        Type.FLOAT: partial(_float, reading=reading),
        Type.DECIMAL: lambda cell: decimal(_number(cell, reading)),
        Type.MONEY: lambda cell: money(_number(cell, reading)),
        Type.BOOLEAN: _flag,
        Type.DATE: lambda cell: date(_day(cell, reading)),
        Type.DATETIME: lambda cell: moment(_moment(cell, reading), zone=reading.zone),
        Type.ENUM: partial(_choice, enum=of.enum or ""),
        Type.TEXTS: _list,
    }
    return readers[of.type]


def _text(cell: object) -> str:
    """A cell as text; a key that a file keeps as 13085.0 is 13085."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell if isinstance(cell, str) else str(cell)


def _sku(cell: object, *, exact: bool) -> str:
    text = _text(cell)
    tidy = sku(text)
    return text if exact else tidy


def _name(cell: object) -> str:
    return display_name(_text(cell))


def _free(cell: object) -> str:
    text = normalize("NFC", keepable(_text(cell), "a text")).strip()
    if len(text) > LONGEST_TEXT:
        hint = f"Keep it within {LONGEST_TEXT:,} characters; it has {len(text):,}."
        raise Invalid(Fault.TOO_LONG, "a text", found=text, hint=hint)
    return text


def _number(cell: object, reading: Reading) -> Decimal | str | int:
    """A number as the normal forms read it; binary fractions are those of their shortest text."""
    if isinstance(cell, float):
        text = repr(cell)
        return text if len(text.partition(".")[2]) <= 4 else _rounded(cell)
    if not isinstance(cell, str):
        return cell if isinstance(cell, Decimal | int) else str(cell)
    text = cell.strip().replace("\u00a0", " ").replace("\u2212", "-")
    if _GROUPED[reading.decimal].fullmatch(text):
        text = text.replace("," if reading.decimal == "." else ".", "").replace(" ", "")
    return text.replace(",", ".") if reading.decimal == "," and text.count(",") == 1 else text


def _rounded(cell: float) -> str:
    """What a sum of binary fractions meant, 0.30000000000000004; a true fraction of more digits stays to be refused."""
    near = round(cell, 4)
    return repr(near) if abs(near - cell) <= 1e-9 * max(1.0, abs(cell)) else repr(cell)


def _whole(cell: object, *, reading: Reading) -> int:
    wanted = "a whole number such as 12"
    number = _number(cell, reading)
    if isinstance(number, str) and not re.fullmatch(r"[+-]?[0-9]{1,20}(\.0+)?", number):
        raise Invalid(Fault.SYNTAX, wanted, found=cell, hint="Use digits alone.")
    value = int(number.partition(".")[0]) if isinstance(number, str) else int(number)
    if not isinstance(number, str) and value != number:
        raise Invalid(Fault.TOO_PRECISE, wanted, found=str(cell), hint="Whole numbers have no decimals.")
    if not -INT_LIMIT < value < INT_LIMIT:
        raise Invalid(
            Fault.OUT_OF_RANGE, wanted, found=cell, hint=f"Stay between -{INT_LIMIT - 1:,} and {INT_LIMIT - 1:,}."
        )
    return value


def _float(cell: object, *, reading: Reading) -> float:
    number = _number(cell, reading)
    try:
        return float(number)
    except ValueError as error:
        raise Invalid(Fault.SYNTAX, "a number such as 0.5", found=cell, hint="Use digits and a point.") from error


def _flag(cell: object) -> bool:
    text = _text(cell).strip().lower()
    if text in TRUE or text in FALSE:
        return text in TRUE
    raise Invalid(Fault.SYNTAX, "yes or no", found=cell, hint="Write true or false, yes or no, 1 or 0.")


def _day(cell: object, reading: Reading) -> str | day_of:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, day_of):
        return cell
    text = _ordered(_text(cell).strip(), reading.dates)
    midnight = text[10:].rstrip("Z").replace("0", "").replace(":", "").replace(".", "")
    return text[:10] if midnight in ("T", " ") else text


def _moment(cell: object, reading: Reading) -> str | datetime:
    if isinstance(cell, datetime):
        return cell
    if isinstance(cell, day_of):
        return f"{cell.isoformat()}T00:00:00"
    text = _ordered(_text(cell).strip(), reading.dates)
    return f"{text}T00:00:00" if len(text) == 10 else text


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


def _choice(cell: object, *, enum: str) -> str:
    known = MODEL.enums[enum].values
    word = re.sub(r"[^A-Z0-9]+", "_", _text(cell).strip().upper()).strip("_")
    if word in known:
        return word
    raise Invalid(
        Fault.UNKNOWN, f"one of {', '.join(known)}", found=cell, hint="Say in the map file what it stands for."
    )


def _list(cell: object) -> list[str]:
    parts = cell if isinstance(cell, list) else _text(cell).split(";")
    return [display_name(_text(part)) for part in parts if part is not None and _text(part).strip()]


def literal(of: Field, value: object, reading: Reading) -> object:
    """A value of the map file as its field holds it."""
    try:
        return reader(of, reading)(value)
    except Invalid as error:
        raise BadMap(f"{of.name} in the map file: {error}") from error
