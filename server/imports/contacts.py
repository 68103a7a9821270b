"""E-mail addresses, telephone numbers, numbers and postal addresses of a row, in their normal forms."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import cast

from graph.ingest.records import Held, Place
from graph.normalise.country import country
from graph.normalise.errors import Invalid
from graph.normalise.identifiers import IdentifierType, identifier
from graph.writes.places import PARTS, tidied
from server.imports.fields import PLACES, place_field

_PLACES = {
    number: {place_field(number, column): name for column, name in PARTS.items()} for number in range(1, PLACES + 1)
}
_COUNTRIES = tuple(place_field(number, "country") for number in _PLACES)
COLUMNS = (
    ("email", IdentifierType.EMAIL, True),
    ("emails", IdentifierType.EMAIL, None),
    ("phone", IdentifierType.PHONE, True),
    ("phones", IdentifierType.PHONE, None),
    ("loyaltyNumber", IdentifierType.LOYALTY_NUMBER, None),
    ("taxNumber", IdentifierType.TAX_NUMBER, None),
)


class Wrong(Exception):
    """A cell that its normal form refuses."""

    def __init__(self, column: str, value: str, reason: str) -> None:
        super().__init__(column, value, reason)
        self.column, self.value, self.reason = column, value, reason


Leave = Callable[[Wrong], None]
"""What is told of a cell that cannot be taken: it raises, or leaves the cell out."""


def identifiers(row: Mapping[str, object], region: str | None, leave: Leave) -> tuple[Held, ...]:
    """Everything by which a row's customer or company is found; the same one twice is one."""
    read = {held.key: held for held in reversed(list(_identifiers(row, _region(row, region), leave)))}
    return tuple(reversed(read.values()))


def _identifiers(row: Mapping[str, object], region: str | None, leave: Leave) -> Iterator[Held]:
    for column, type_, is_primary in COLUMNS:
        told = row.get(column)
        for raw in told if isinstance(told, list) else () if told is None else (told,):
            try:
                yield held(type_, str(raw), region=region, column=column, is_primary=is_primary)
            except Wrong as wrong:
                leave(wrong)


def held(
    type_: IdentifierType, raw: str, *, region: str | None, column: str, is_primary: bool | None = None,
    source: str | None = None,
) -> Held:  # fmt: skip
    """One identifier; Wrong if it is none."""
    try:
        read = identifier(type_, raw, region=region, source=source)
    except Invalid as error:
        raise Wrong(column, raw, str(error)) from error
    return Held(str(read.type), read.normalised, raw, read.key, read.source, is_primary)


def place(row: Mapping[str, object], region: str | None, number: int = 1) -> Place | None:
    """One of the addresses of a row, None when it has none."""
    told = {name: row.get(column) for column, name in _PLACES[number].items()}
    if not any(told.values()):
        return None
    lines = tuple(cast("Sequence[str]", told["lines"] or ()))
    try:
        return _place(tuple({**told, "lines": lines}.items()), region)
    except Invalid as error:
        raise Wrong("lines", "; ".join(lines), str(error)) from error


@lru_cache(maxsize=1 << 14)
def _place(told: tuple[tuple[str, object], ...], hint: str | None) -> Place:
    """Couples and firms share addresses, which take long to tidy."""
    return tidied(dict(told), hint)


def _region(row: Mapping[str, object], region: str | None) -> str | None:
    """Numbers without a country's code are read in the country of the first address that names one."""
    lands = map(row.get, _COUNTRIES)
    codes = (country(land).code for land in lands if isinstance(land, str))
    return next(filter(None, codes), region)
