"""A TOML file of `[[field]]` tables, read so that every fault can name its line.

>>> [entry] = entries('# ours\\n[[field]]\\nname = "clothesSize"')
>>> entry.values["name"], entry.line, entry.line_of("name"), entry.line_of("type")
('clothesSize', 2, 3, 2)
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

_HEADER = re.compile(r"""\s*\[\[\s*["']?field["']?\s*\]\]""")
_ASSIGNMENT = re.compile(r"""\s*["']?(\w+)["']?\s*=""")
_WHERE = re.compile(r" \(at line (\d+), column \d+\)$")
_AT_THE_END = " (at end of document)"


class BadFields(Exception):
    """A file of fields that cannot be meant; the message has a line for each fault."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and on which line, from 1."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One `[[field]]`: its values, the line it begins on, and the lines of its keys."""

    values: Mapping[str, object]
    line: int
    lines: Mapping[str, int]

    def line_of(self, key: str) -> int:
        return self.lines.get(key, self.line)


class Unreadable(ValueError):
    """The file is no TOML, or holds something else than fields."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(line, reason)
        self.fault = Fault(line, reason)


def text_of(path: Path) -> str:
    """The text of a file; raises BadFields."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BadFields(f"{path}: wanted a file that declares fields, found none to read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BadFields(f"{path}:{line}: wanted UTF-8, found another byte. Save the file as UTF-8.") from error


def entries(text: str) -> tuple[Entry, ...]:
    """The fields of a text; raises Unreadable."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax(str(error), text) from error
    _nothing_else(document, text)
    tables = document.get("field", [])
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        raise Unreadable(_line_of("field", text), "Wanted [[field]], found something else. Double the brackets.")
    return tuple(_entry(table, block) for table, block in zip(tables, _blocks(text, len(tables)), strict=True))


def _syntax(message: str, text: str) -> Unreadable:
    place = _WHERE.search(message)
    line = int(place[1]) if place else text.count("\n") + 1
    reason = _WHERE.sub("", message).removesuffix(_AT_THE_END)
    return Unreadable(line, f"Wanted TOML, found a mistake in it: {reason}.")


def _nothing_else(document: Mapping[str, object], text: str) -> None:
    for key in document:
        if key != "field":
            hint = "Write each field as a table that begins with [[field]]."
            raise Unreadable(_line_of(key, text), f"Wanted only [[field]], found {key!r}. {hint}")


def _line_of(key: str, text: str) -> int:
    """The first line that begins with a key, its table or its array of tables."""
    begins = re.compile(rf"""\s*\[*\s*["']?{re.escape(key)}\b""")
    return next((number for number, line in enumerate(text.split("\n"), 1) if begins.match(line)), 1)


def _blocks(text: str, count: int) -> Iterator[tuple[int, list[str]]]:
    """The lines of each table with the number of the first. Tables without a header of their own begin on line 1."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if _HEADER.match(line)]
    if len(starts) != count:
        yield from [(1, [])] * count
        return
    for start, end in pairwise([*starts, len(lines)]):
        yield start + 1, lines[start:end]


def _entry(table: Mapping[str, object], block: tuple[int, list[str]]) -> Entry:
    line, lines = block
    found = ((match[1], line + offset) for offset, text in enumerate(lines) if (match := _ASSIGNMENT.match(text)))
    return Entry(table, line, dict(found))
