"""What a field of a business's own must look like: every rule by itself, each fault on the line of its key."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator

from graph.declare import Type
from graph.field_file import Entry, Fault

ON = {
    "customer": "Customer",
    "company": "Company",
    "household": "Household",
    "product": "Product",
    "interaction": "Interaction",
}
TYPES = {
    "string": Type.TEXT,
    "int": Type.INT,
    "decimal": Type.DECIMAL,
    "boolean": Type.BOOLEAN,
    "date": Type.DATE,
    "datetime": Type.DATETIME,
    "enum": Type.ENUM,
    "list of string": Type.TEXTS,
}
KEYS = ("on", "name", "type", "values", "label", "personal")
REQUIRED = ("on", "name", "type", "label", "personal")

RESERVED = frozenset({
    "and", "or", "not", "edge", "asOf", "during",  # keys of filters and orders
    "true", "false", "null", "node", "nodes", "search",
    "key", "source", "email", "emails", "phone", "phones", "external",  # columns of imports
    "loyaltyNumber", "taxNumber", "addressUse", "lines", "postalCode", "city", "region", "country",
    "customer", "company", "contact", "products", "purchase", "categories", "parent", "sku",
})  # fmt: skip

_NAME = re.compile(r"[a-z][A-Za-z0-9]{0,39}")
_VALUE = re.compile(r"[A-Z][A-Z0-9_]{0,39}")
_LONGEST_LABEL = 100


def faults(entry: Entry) -> Iterator[Fault]:
    """Everything that is wrong with one field by itself."""
    yield from _keys(entry)
    for key, check in (("on", _on), ("name", _name), ("type", _type), ("label", _label), ("personal", _personal)):
        if key in entry.values:
            yield from (Fault(entry.line_of(key), f"{key}: {reason}") for reason in check(entry.values[key]))
    yield from (Fault(entry.line_of("values"), f"values: {reason}") for reason in _values(entry))


def named(value: object) -> tuple[str, ...]:
    """What `on` says, whether one word or a list of them."""
    found = value if isinstance(value, list) else [value]
    return tuple(str(each) for each in found)


def _keys(entry: Entry) -> Iterator[Fault]:
    for key in entry.values:
        if key not in KEYS:
            yield Fault(entry.line_of(key), f"Wanted {_words(KEYS)}, found {key!r}.{_near(key, KEYS)}")
    for key in REQUIRED:
        if key not in entry.values:
            yield Fault(entry.line, f"Wanted {key}, found none. {_HINTS[key]}")


def _on(value: object) -> Iterator[str]:
    if value == []:
        yield f"wanted one of {_words(ON)}, found an empty list."
    for each in named(value):
        if each not in ON:
            yield f"wanted one of {_words(ON)}, found {each!r}.{_near(each, ON)}"
    if len(set(named(value))) < len(named(value)):
        yield f"wanted each once, found {value!r}."


def _name(value: object) -> Iterator[str]:
    if not isinstance(value, str) or not _NAME.fullmatch(value):
        yield f"wanted at most 40 letters and digits, a small letter first, found {value!r}. {_HINTS['name']}"
    elif value in RESERVED:
        yield f"wanted a name of your own, found {value!r}, which queries or imports use. Add a word to it."


def _type(value: object) -> Iterator[str]:
    if not isinstance(value, str) or value not in TYPES:
        yield f"wanted one of {_words(TYPES)}, found {value!r}.{_near(str(value), TYPES)}"


def _label(value: object) -> Iterator[str]:
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST_LABEL or not value.isprintable():
        yield f"wanted one line of at most {_LONGEST_LABEL} characters, found {value!r}. {_HINTS['label']}"


def _personal(value: object) -> Iterator[str]:
    if not isinstance(value, bool):
        yield f"wanted true or false, found {value!r}. {_HINTS['personal']}"


def _values(entry: Entry) -> Iterator[str]:
    values = entry.values.get("values")
    if entry.values.get("type") != "enum":
        if "values" in entry.values:
            yield "wanted none, for only the type enum has values. Remove them, or change the type."
    elif not isinstance(values, list) or not values:
        yield f'wanted a list such as ["SMALL", "LARGE"], found {values!r}.'
    else:
        yield from _each(values)


def _each(values: list[object]) -> Iterator[str]:
    for value in values:
        if not isinstance(value, str) or not _VALUE.fullmatch(value):
            yield f"wanted capitals, digits and _, a capital first, found {value!r}. Write MODEL_3 for Model 3."
        elif values.count(value) > 1:
            yield f"wanted each once, found {value!r} {values.count(value)} times."
            return


_HINTS = {
    "on": f"Say what has the field: {', '.join(ON)}.",
    "name": "Write it as in clothesSize.",
    "type": f"Say one of {', '.join(TYPES)}.",
    "label": 'Say how people call it, as in "Clothes size".',
    "personal": "Say true if it tells something about a person: then not everybody may read it.",
}


def _words(words: Iterable[str]) -> str:
    return ", ".join(words)


def _near(word: str, words: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(words), n=1)
    return f" Did you mean {close[0]!r}?" if close else ""
