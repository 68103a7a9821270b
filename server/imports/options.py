"""What a map file says: how to read a file, which column is what, and what a row of purchases is.

A map file is TOML. Every part may be missing; what it leaves open is found out from the file and shown.

    kind = "purchases"
    source = "shop"
    ignore = ["Comment"]               # columns not to import; ["*"] ignores all that are not known

    [file]                             # encoding, delimiter, quote, header (line), decimal, dates, region
    delimiter = ";"
    dates = "DMY"

    [columns]                          # field = column of the file, or several that make one list or text
    number = "Invoice"

    [constants]                        # field = the same value in every row
    channel = "WEB"

    [values.country]                   # field: what stands for what
    EIRE = "Ireland"

    [[rules]]                          # the first rule that fits a row of purchases says what it is
    name = "return"
    row = "return"                     # purchase, return, adjustment or skip
    when = { number = { startsWith = "C" } }

    [[products]]                       # the first that fits says of which kind a product is
    kind = "CHARGE"
    when = { sku = { in = ["POST", "M"] } }
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, cast

from server.imports.errors import BadMap

Conditions = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class FileOptions:
    """How to read the file; what is None is found out. `region` reads telephone numbers without a country."""

    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    header: int | None = None
    decimal: str | None = None
    dates: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class RuleOptions:
    """One rule as written: what a row is, and a suffix that sets its number apart."""

    name: str
    row: str
    when: Conditions
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class ProductOptions:
    """Of which kind a product is."""

    kind: str
    when: Conditions


@dataclass(frozen=True, slots=True)
class Options:
    """A whole map file."""

    kind: str | None = None
    source: str | None = None
    ignore: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    file: FileOptions = field(default_factory=FileOptions)
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    constants: Mapping[str, object] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)
    rules: tuple[RuleOptions, ...] | None = None
    products: tuple[ProductOptions, ...] = ()


def load(path: Path) -> Options:
    """The map file; BadMap says where it is wrong."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadMap(f"The map file {path} cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise BadMap(f"The map file {path} is not TOML: {error}") from error
    return parsed(raw, str(path))


def parsed(raw: Mapping[str, Any], where: str) -> Options:
    """The options in a parsed map file."""
    _only(raw, {each.name for each in fields(Options)}, where)
    read = {name: _PARTS[name](value, f"{where}: {name}") for name, value in raw.items()}
    return Options(**cast("dict[str, Any]", read))


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value:
        raise BadMap(f"{where} should be a text, not {value!r}.")
    return value


def _texts(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise BadMap(f'{where} should be a list of texts such as ["Comment"], not {value!r}.')
    return tuple(_text(each, where) for each in value)


def _table(value: object, where: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise BadMap(f"{where} should be a table, not {value!r}.")
    return cast("dict[str, object]", value)


def _text_table(value: object, where: str) -> dict[str, str]:
    return {name: _text(each, f"{where}.{name}") for name, each in _table(value, where).items()}


def _columns(value: object, where: str) -> dict[str, tuple[str, ...]]:
    return {name: _texts(each, f"{where}.{name}") if isinstance(each, list) else (_text(each, f"{where}.{name}"),)
            for name, each in _table(value, where).items()}  # fmt: skip


def _values(value: object, where: str) -> dict[str, dict[str, str]]:
    return {name: _text_table(each, f"{where}.{name}") for name, each in _table(value, where).items()}


def _file(value: object, where: str) -> FileOptions:
    table = _table(value, where)
    _only(table, {each.name for each in fields(FileOptions)}, where)
    for name, wanted in (("decimal", (".", ",")), ("dates", ("YMD", "DMY", "MDY"))):
        if table.get(name) not in (None, *wanted):
            raise BadMap(f"{where}.{name} should be one of {' '.join(wanted)}, not {table[name]!r}.")
    if not isinstance(table.get("header", 1), int):
        raise BadMap(f"{where}.header should be the number of the line with the names, not {table['header']!r}.")
    return FileOptions(**cast("dict[str, Any]", table))


def _rules(value: object, where: str) -> tuple[RuleOptions, ...]:
    return tuple(RuleOptions(**_entry(each, where, {"name", "row"}, {"suffix"})) for each in _list(value, where))


def _products(value: object, where: str) -> tuple[ProductOptions, ...]:
    return tuple(ProductOptions(**_entry(each, where, {"kind"}, set())) for each in _list(value, where))


def _list(value: object, where: str) -> list[object]:
    if not isinstance(value, list):
        raise BadMap(f"{where} should be written as [[…]] tables, not {value!r}.")
    return value


def _entry(value: object, where: str, needed: set[str], optional: set[str]) -> dict[str, Any]:
    table = _table(value, where)
    _only(table, {*needed, *optional, "when"}, where)
    absent = sorted({*needed, "when"} - table.keys())
    if absent:
        raise BadMap(f"Each entry of {where} needs {', '.join(absent)}.")
    texts = {name: _text(each, f"{where}.{name}") for name, each in table.items() if name != "when"}
    return {**texts, "when": {name: _table(each, f"{where}.when.{name}") for name, each in
                              _table(table["when"], f"{where}.when").items()}}  # fmt: skip


def _only(table: Mapping[str, object], known: set[str], where: str) -> None:
    strange = sorted(table.keys() - known)
    if strange:
        raise BadMap(
            f"{where} has {', '.join(strange)}, which means nothing there; known are {', '.join(sorted(known))}."
        )


_PARTS: Mapping[str, Callable[[object, str], object]] = {
    "kind": _text,
    "source": _text,
    "ignore": _texts,
    "exact": _texts,
    "file": _file,
    "columns": _columns,
    "constants": _table,
    "values": _values,
    "missing": _text_table,
    "rules": _rules,
    "products": _products,
}
