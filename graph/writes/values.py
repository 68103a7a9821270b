"""Values that somebody gives become values as the store keeps them, each in its normal form or with a reason.

Absent leaves alone, null clears; GraphQL has looked at the types already, so that only the meaning is left to check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from unicodedata import normalize

from graph.declare import Property, Type
from graph.normalise.currency import currency
from graph.normalise.errors import Fault as Rule
from graph.normalise.errors import Invalid
from graph.normalise.names import display_name, sort_key
from graph.normalise.sku import sku
from graph.normalise.text import keepable, trimmed
from graph.writes.faults import Fault

LONGEST_TEXT, MOST_TEXTS = 20_000, 1_000
LARGEST = 2**31 - 1
NAMES = frozenset({"name", "givenName", "familyName", "nativeName", "legalName", "city", "region"})
OWN = {"sku": sku, "currency": currency}
BETWEEN = {"rating": (1, 5), "confidence": (0, 1), "employeeCount": (0, LARGEST), "durationSeconds": (0, LARGEST)}
"""The least and the most of numbers that mean nothing outside."""
NOT_NEGATIVE = frozenset({"price", "reward", "unitPrice", "tax"})


def stored(properties: Iterable[Property], given: Mapping[str, object]) -> tuple[dict[str, object], list[Fault]]:
    """What to keep of the given values, with the keys beside texts; null for what is to be cleared."""
    kept: dict[str, object] = {}
    faults: list[Fault] = []
    for each in properties:
        try:
            if each.name in given:
                _keep(kept, each, given[each.name])
        except Invalid as error:
            faults.append(Fault("INVALID", each.name, f"{each.name}: {error}"))
    return kept, faults


def _keep(kept: dict[str, object], property: Property, value: object) -> None:
    if value is None and property.required:
        raise Invalid(Rule.EMPTY, property.description, found=None, hint="It can be changed and not be cleared.")
    kept[property.name] = tidy = None if value is None else read(property, value)
    if property.type is Type.TEXT:
        kept[property.sort_name] = None if tidy is None else sort_key(str(tidy))


def read(property: Property, value: object) -> object:
    """One value in its normal form; raises Invalid."""
    if property.name in OWN:
        return OWN[property.name](str(value))
    if property.type in READERS:
        return READERS[property.type](property, value)
    _within(property, value)
    return value


def _text(property: Property, text: object) -> str:
    return display_name(str(text)) if property.name in NAMES else _free(text)


def _code(property: Property, text: object) -> str:
    return trimmed(text, property.description)


def _free(text: object) -> str:
    tidy = normalize("NFC", keepable(text, "a text")).strip()
    if not tidy:
        raise Invalid(Rule.EMPTY, "a text", found=text, hint="Give null where there is none.")
    if len(tidy) > LONGEST_TEXT:
        hint = f"Keep it within {LONGEST_TEXT:,} characters; it has {len(tidy):,}."
        raise Invalid(Rule.TOO_LONG, "a text", found=tidy, hint=hint)
    return tidy


def _texts(_property: Property, given: object) -> list[str]:
    found = list(dict.fromkeys(display_name(str(each)) for each in given)) if isinstance(given, list) else []
    if len(found) > MOST_TEXTS:
        hint = f"Keep it within {MOST_TEXTS:,} entries; it has {len(found):,}."
        raise Invalid(Rule.TOO_LONG, "a list of texts", found=found[0], hint=hint)
    return found


READERS: Mapping[Type, Callable[[Property, object], object]] = {
    Type.TEXT: _text, Type.CODE: _code, Type.TEXTS: _texts
}  # fmt: skip


def _within(property: Property, value: object) -> None:
    least, most = BETWEEN.get(property.name, (0 if property.name in NOT_NEGATIVE else None, None))
    if isinstance(value, int | float) and (
        (least is not None and value < least) or (most is not None and value > most)
    ):
        between = f"from {least} to {most}" if most is not None else f"from {least}"
        raise Invalid(Rule.OUT_OF_RANGE, f"a number {between}", found=value, hint="Correct the number.")
