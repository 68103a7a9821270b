"""Stored values as people and pandas read them, and back: nothing is lost on the way.

>>> columns = (Property("price", Type.MONEY, "", Personal.NO), Property("at", Type.DATETIME, "", Personal.NO))
>>> shown(columns, {"price": 125000, "at": "2024-05-01T12:00:00", "nick": "An"})
{'price': '12.50', 'at': '2024-05-01T12:00:00Z', '_stored': {'nick': 'An'}}
>>> stored(columns, {"price": "12.50", "_stored": {"nick": "An"}})
{'price': 125000, 'nick': 'An'}

What the model does not know, or knows to be of another type, stands in `_stored` as it is in the graph.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import isfinite

from graph.declare import Property, Type
from graph.export.rows import Unwritable
from graph.normalise.errors import Invalid
from graph.normalise.moments import moment_text
from graph.normalise.money import LARGEST, decimal, decimal_text, money, money_text

STORED = "_stored"
"""No property can be called so."""


class BadCell(Exception):
    """A value that is none of its column."""

    def __init__(self, column: str, wanted: str, found: object) -> None:
        super().__init__(f"{column} should be {wanted}, not {str(found)[:80]!r}")


@dataclass(frozen=True, slots=True)
class Kind:
    """How values of one type are shown. `fits` says whether a stored value is of the type, None goes as it is."""

    fits: Callable[[object], bool]
    show: Callable[[object], object] | None
    read: Callable[[object], object]
    wanted: str


def shown(columns: tuple[Property, ...], values: Mapping[str, object]) -> dict[str, object]:
    """The values of a node or a relationship in the order of its columns."""
    found: dict[str, object] = {}
    for name, fits, show in _ways_out(columns):
        value = values.get(name)
        if value is not None and fits(value):
            found[name] = value if show is None else show(value)
    if len(found) != len(values):
        found[STORED] = {name: _writable(name, value) for name, value in values.items() if name not in found}
    return found


def stored(columns: tuple[Property, ...], cells: Mapping[str, object]) -> dict[str, object]:
    """The values that were shown so; raises BadCell."""
    kinds = _kinds(columns)
    found: dict[str, object] = {}
    for name, cell in cells.items():
        if name == STORED:
            found |= _as_it_is(cell)
        elif name in kinds:
            found[name] = _read(name, kinds[name], cell)
        else:
            raise BadCell(name, f"one of the columns {', '.join(kinds)}", name)
    return found


def _writable(name: str, value: object) -> object:
    """JSON knows no infinity, and would write that there is nothing."""
    if isinstance(value, float) and not isfinite(value):
        raise Unwritable(f"{name} is {value} somewhere, which no file can hold and Kith does not write: remove it.")
    return value


def _read(name: str, kind: Kind, cell: object) -> object:
    try:
        return kind.read(cell)
    except (Invalid, ValueError) as error:
        raise BadCell(name, kind.wanted, cell) from error


def _as_it_is(cell: object) -> dict[str, object]:
    if not isinstance(cell, dict):
        raise BadCell(STORED, "an object such as {…}", cell)
    return cell


@cache
def _ways_out(
    columns: tuple[Property, ...],
) -> Sequence[tuple[str, Callable[[object], bool], Callable[[object], object] | None]]:
    return [(each.name, KINDS[each.type].fits, KINDS[each.type].show) for each in columns]


@cache
def _kinds(columns: tuple[Property, ...]) -> Mapping[str, Kind]:
    return {each.name: KINDS[each.type] for each in columns}


def _is_text(value: object) -> bool:
    return type(value) is str


def _is_whole(value: object) -> bool:
    return type(value) is int


def _is_amount(value: object) -> bool:
    return type(value) is int and -LARGEST <= value <= LARGEST


def _is_number(value: object) -> bool:
    return type(value) is float and isfinite(value)


def _is_flag(value: object) -> bool:
    return type(value) is bool


def _is_list(value: object) -> bool:
    return type(value) is list and all(type(each) is str for each in value)


def _as(fits: Callable[[object], bool]) -> Callable[[object], object]:
    def read(cell: object) -> object:
        if not fits(cell):
            raise ValueError(cell)
        return cell

    return read


def _from_text(read: Callable[[str], object]) -> Callable[[object], object]:
    def checked(cell: object) -> object:
        if not isinstance(cell, str):
            raise ValueError(cell)
        return read(cell)

    return checked


def _moment(cell: str) -> str:
    if not cell.endswith("Z"):
        raise ValueError(cell)
    return cell[:-1]


def _plain(fits: Callable[[object], bool], wanted: str) -> Kind:
    return Kind(fits, None, _as(fits), wanted)


_TEXT = _plain(_is_text, "a text")
KINDS: Mapping[Type, Kind] = {
    Type.ID: _TEXT,
    Type.TEXT: _TEXT,
    Type.CODE: _TEXT,
    Type.ENUM: _TEXT,
    Type.DATE: _TEXT,
    Type.DATETIME: Kind(_is_text, moment_text, _from_text(_moment), "a moment such as 2024-05-01T12:00:00Z"),  # type: ignore[arg-type]  # asked only where it fits
    Type.INT: _plain(_is_whole, "a whole number"),
    Type.FLOAT: _plain(_is_number, "a number such as 0.5"),
    Type.MONEY: Kind(_is_amount, money_text, _from_text(money), "an amount such as 12.50"),  # type: ignore[arg-type]
    Type.DECIMAL: Kind(_is_amount, decimal_text, _from_text(decimal), "a number such as 0.125"),  # type: ignore[arg-type]
    Type.BOOLEAN: _plain(_is_flag, "true or false"),
    Type.TEXTS: _plain(_is_list, "a list of texts"),
}
