"""What values look like when their column's name says nothing, and how dates and decimals are written."""

import re
from collections.abc import Callable, Iterable, Mapping

from graph.declare import Type
from server.imports.fields import Field

Of = Callable[[Field], bool]

_LOOKS: Mapping[str, re.Pattern[str]] = {
    "e-mail addresses": re.compile(r"[^@\s;]+@[^@\s;]+\.[^@\s;]+"),
    "telephone numbers": re.compile(r"(\+|00)[0-9][0-9 ()/.-]{6,20}"),
    "moments": re.compile(r"[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}[T ][0-9]{1,2}:[0-9]{2}.*"),
    "dates": re.compile(r"[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}"),
    "whole numbers": re.compile(r"[+-]?[0-9]{1,9}(\.0)?"),
    "amounts": re.compile(r"[+-]?[0-9]{1,9}[.,][0-9]{1,4}"),
}
_MEANT: Mapping[str, tuple[str, ...]] = {
    "e-mail addresses": ("email", "emails"),
    "telephone numbers": ("phone", "phones"),
    "moments": ("at",),
    "dates": ("at", "since"),
    "whole numbers": ("quantity",),
    "amounts": ("unitPrice", "price", "reward"),
}
_DATE = re.compile(r"([0-9]{1,4})[./-]([0-9]{1,2})[./-]([0-9]{1,4})(?:[T ].*)?")
_COMMA = re.compile(r"[+-]?[0-9. ]*,([0-9]{1,2}|[0-9]{4,})")
_POINT = re.compile(r"[+-]?[0-9, ]*\.([0-9]{1,2}|[0-9]{4,})")


def look(values: Iterable[object]) -> str:
    """What all values of a column look like, nothing if they do not look alike."""
    texts = [str(value).strip() for value in values if value is not None and str(value).strip()]
    if not texts:
        return ""
    return next((name for name, pattern in _LOOKS.items() if all(map(pattern.fullmatch, texts))), "")


def fields_like(name: str) -> tuple[str, ...]:
    """Which fields such values could be, the likeliest first."""
    return _MEANT.get(name, ())


def decimal_sign(values: Iterable[object]) -> str:
    """The sign before decimals: a comma only where some number shows it and none speaks against it."""
    texts = [value.strip() for value in values if isinstance(value, str)]
    commas, points = (sum(map(bool, map(pattern.fullmatch, texts))) for pattern in (_COMMA, _POINT))
    return "," if commas and not points else "."


def date_order(values: Iterable[object]) -> str | None:
    """YMD, DMY or MDY; None when the dates could be read either way."""
    matches = [match for value in values if isinstance(value, str) and (match := _DATE.fullmatch(value.strip()))]
    local = [(int(match[1]), int(match[2])) for match in matches if len(match[1]) <= 2]
    if not local:
        return "YMD"
    if any(first > 12 for first, _ in local):
        return "DMY"
    if any(second > 12 for _, second in local):
        return "MDY"
    return None


def is_number(field: Field) -> bool:
    """Whether decimals matter to a field."""
    return field.type in (Type.MONEY, Type.DECIMAL, Type.FLOAT, Type.INT)


def is_dated(field: Field) -> bool:
    """Whether the order of day and month matters to a field."""
    return field.type in (Type.DATE, Type.DATETIME)
