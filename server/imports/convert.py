"""Cells become values as the store keeps them, or refusals that say why; a value that repeats is read once.

>>> column(Field("quantity", Type.INT, "How many.", Role.LINE), Reading(zone=UTC))(["12", "", "a dozen"])
[12, None, BadCell('Wanted a whole number such as 12, found 'a dozen'.')]
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import NamedTuple
from unicodedata import normalize

from graph.declare import Type
from graph.normalise.currency import currency
from graph.normalise.errors import Fault, Invalid
from graph.normalise.external import external_key
from graph.normalise.moments import WANTED_DATE, date, moment
from graph.normalise.money import decimal, money
from graph.normalise.names import display_name
from graph.normalise.sku import sku
from graph.normalise.text import keepable, trimmed
from server.imports import days, figures
from server.imports.errors import BadMap
from server.imports.fields import Field, Role
from server.imports.spelling import Reading, text_of

LONGEST_TEXT = 20_000
REMEMBERED = 1 << 16
"""Different values of one column that are kept beside what they mean."""
_YEARLESS = re.compile(r"--[0-9]{2}-?[0-9]{2}")
TRUE, FALSE = frozenset({"true", "yes", "y", "t", "1"}), frozenset({"false", "no", "n", "f", "0"})

Read = Callable[[object], object]


class BadCell(NamedTuple):
    """A cell that cannot be taken, and why."""

    reason: str


def column(of: Field, reading: Reading) -> Callable[[Sequence[object]], list[object]]:
    """A function that reads the cells of one column: values, None for empty cells, or BadCell."""
    read = partial(_cell, one=reader(of, reading), meant=_meant(of, reading))
    return partial(_cells, read=read, seen={})


def _meant(of: Field, reading: Reading) -> Mapping[str, str]:
    """What stands for what; of a list each item is asked, not the whole cell."""
    return {} if of.type is Type.TEXTS else reading.values.get(of.name, {})


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
        means = meant.get(cell, cell) if isinstance(cell, str) else cell
        return None if means == "" else one(means)
    except Invalid as error:
        return BadCell(str(error))


def reader(of: Field, reading: Reading) -> Read:
    """How one value of a field is read."""
    named: Mapping[str, Read] = {
        "sku": partial(_sku, exact=of.name in reading.exact),
        "currency": lambda cell: currency(text_of(cell)),
    }
    if of.name in named:
        return named[of.name]
    if of.role in (Role.KEY, Role.REFERENCE) and of.type is Type.CODE:
        return lambda cell: external_key(text_of(cell))
    readers: Mapping[Type, Read] = {
        Type.ID: lambda cell: trimmed(text_of(cell), "an id"),
        Type.TEXT: _name if of.is_name or of.role is Role.ADDRESS else _free,
        Type.CODE: lambda cell: trimmed(text_of(cell), of.description),
        Type.INT: partial(figures.whole, reading=reading),
        Type.FLOAT: partial(figures.fraction, reading=reading),
        Type.DECIMAL: lambda cell: decimal(figures.number(cell, reading)),
        Type.MONEY: lambda cell: money(figures.number(cell, reading)),
        Type.BOOLEAN: _flag,
        Type.DATE: partial(_clocked if of.name in reading.clocked else _day, reading=reading),
        Type.DATETIME: lambda cell: moment(days.at(cell, reading), zone=reading.zone),
        Type.ENUM: partial(_choice, choices={each.upper(): each for each in of.choices}),
        Type.TEXTS: partial(_list, sign=reading.separators.get(of.name, ";"), meant=reading.values.get(of.name, {})),
    }
    return readers[of.type]


def _sku(cell: object, *, exact: bool) -> str:
    text = text_of(cell)
    tidy = sku(text)
    return text if exact else tidy


def _name(cell: object) -> str:
    return display_name(text_of(cell))


def _free(cell: object) -> str:
    text = normalize("NFC", keepable(text_of(cell), "a text")).strip()
    if len(text) > LONGEST_TEXT:
        hint = f"Keep it within {LONGEST_TEXT:,} characters; it has {len(text):,}."
        raise Invalid(Fault.TOO_LONG, "a text", found=text, hint=hint)
    return text


def _flag(cell: object) -> bool:
    text = text_of(cell).strip().lower()
    if text in TRUE or text in FALSE:
        return text in TRUE
    raise Invalid(Fault.SYNTAX, "yes or no", found=cell, hint="Write true or false, yes or no, 1 or 0.")


def _choice(cell: object, *, choices: Mapping[str, str]) -> str:
    word = re.sub(r"[^A-Z0-9]+", "_", text_of(cell).strip().upper()).strip("_")
    if word in choices:
        return choices[word]
    raise Invalid(
        Fault.UNKNOWN,
        f"one of {', '.join(choices.values())}",
        found=cell,
        hint="Say in the map file what it stands for.",
    )


def _day(cell: object, *, reading: Reading) -> str:
    if isinstance(cell, str) and _YEARLESS.fullmatch(cell.strip()):
        hint = "A day of an unknown year cannot be kept."
        raise Invalid(Fault.SYNTAX, WANTED_DATE, found=cell, hint=hint)
    return date(days.day(cell, reading))


def _clocked(cell: object, *, reading: Reading) -> str:
    """The day of a moment where the clocks of the file stand."""
    instant = moment(days.at(cell, reading), zone=reading.zone)
    return datetime.fromisoformat(instant).replace(tzinfo=UTC).astimezone(reading.zone).date().isoformat()


def _list(cell: object, *, sign: str, meant: Mapping[str, str]) -> list[str]:
    """Items between signs, on lines, or as Google parts them; a star before one is a bullet."""
    parts = cell if isinstance(cell, list) else re.split(rf"[{re.escape(sign)}\r\n]| ::: ", text_of(cell))
    texts = (text_of(part).strip() for part in parts if part is not None)
    kept = (meant.get(text, text).removeprefix("* ") for text in texts)
    return [display_name(text) for text in kept if text.strip()]


def literal(of: Field, value: object, reading: Reading) -> object:
    """A value of the map file as its field holds it."""
    try:
        return reader(of, reading)(value)
    except Invalid as error:
        raise BadMap(f"{of.name} in the map file: {error}") from error
