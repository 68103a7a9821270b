"""The two formats of an export: rows as bytes, and bytes as rows.

JSON Lines has an object a line, CSV a line of names and a record a row; lines end with a line feed, texts are UTF-8.
A row is what `cells.shown` makes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

import orjson

from graph.declare import SCALED, Type
from server.exports.cells import STORED
from server.exports.guard import guarded, unguarded

LONGEST = 1 << 26
"""Bytes of one line of JSON."""
LONGEST_CELL = 1 << 20
"""Characters in one cell of CSV, as whoever reads CSV limits them."""

Row = dict[str, object]
Types = Mapping[str, Type]


class BadLine(Exception):
    """A line that cannot be read, and why."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


class TooLongForCsv(Exception):
    """A cell that readers of CSV would not take."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in a file: lines and bytes before it."""

    lines: int = 0
    offset: int = 0


class Found(NamedTuple):
    """A row, the number of the line on which it begins, and the place behind it."""

    line: int
    row: Row
    after: Place


@dataclass(frozen=True, slots=True)
class Format:
    """How rows become bytes and bytes rows. `head` are the bytes before all rows."""

    name: str
    head: Callable[[Types], bytes]
    lines: Callable[[Sequence[Row], Types], bytes]
    rows: Callable[[BinaryIO, Types, Place], Iterator[Found]]


def _json_lines(rows: Sequence[Row], _types: Types) -> bytes:
    return b"".join([orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows])


def _json_rows(file: BinaryIO, _types: Types, start: Place) -> Iterator[Found]:
    for number, text, after in _lines(file, start):
        try:
            row = orjson.loads(text)
        except ValueError as error:
            raise BadLine(number, f"it is not JSON ({error})") from error
        if not isinstance(row, dict):
            raise BadLine(number, "it is not a JSON object such as {…}")
        yield Found(number, row, after)


def _csv_head(types: Types) -> bytes:
    return _csv_bytes([[*types, STORED]])


def _csv_lines(rows: Sequence[Row], types: Types) -> bytes:
    writers = [(name, str if type_ in SCALED else _cell) for name, type_ in (*types.items(), (STORED, Type.TEXTS))]
    return _csv_bytes([["" if (value := row.get(name)) is None else write(value) for name, write in writers]
                       for row in rows])  # fmt: skip


def _csv_bytes(records: Sequence[Sequence[str]]) -> bytes:
    if max((len(cell) for record in records for cell in record), default=0) > LONGEST_CELL:
        raise TooLongForCsv
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(records)
    return text.getvalue().encode()


def _cell(value: object) -> str:
    """Numbers are no formulas, whatever their sign."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return guarded(value)
        case int() | float():
            return repr(value)
        case _:
            return guarded(orjson.dumps(value).decode())


def _csv_rows(file: BinaryIO, types: Types, start: Place) -> Iterator[Found]:
    tape = _Tape(file, Place())
    reader = csv.reader(tape, strict=True)
    heading = next(_records(reader, tape), None)
    if heading is None or heading[1] != [*types, STORED]:
        raise BadLine(1, f"it should name the columns {', '.join([*types, STORED])}")
    if start.lines:
        tape.seek(start)
    readers = [(name, _READERS.get(type_, unguarded)) for name, type_ in (*types.items(), (STORED, Type.TEXTS))]
    for line, cells in _records(reader, tape):
        if len(cells) != len(readers):
            raise BadLine(line, f"it has {len(cells)} cells, wanted are {len(readers)}")
        yield Found(line, _row(cells, readers, line), tape.place)


def _row(cells: Sequence[str], readers: Sequence[tuple[str, Callable[[str], object]]], line: int) -> Row:
    row: Row = {}
    for (name, read), cell in zip(readers, cells, strict=True):
        if cell:
            try:
                row[name] = read(cell)
            except (ValueError, KeyError) as error:
                raise BadLine(line, f"{name} cannot be read from {cell[:80]!r}") from error
    return row


_READERS: Mapping[Type, Callable[[str], object]] = {
    Type.INT: int,
    Type.FLOAT: float,
    **dict.fromkeys(SCALED, str),
    Type.BOOLEAN: {"true": True, "false": False}.__getitem__,
    Type.TEXTS: lambda cell: orjson.loads(unguarded(cell)),
}


class _Tape:
    """Lines of a file for the reader of CSV, and where they are."""

    def __init__(self, file: BinaryIO, place: Place) -> None:
        self._file = file
        self.seek(place)

    def seek(self, place: Place) -> None:
        self._file.seek(place.offset)
        self._lines = _lines(self._file, place)
        self.place = place

    def __iter__(self) -> _Tape:
        return self

    def __next__(self) -> str:
        number, text, self.place = next(self._lines)
        try:
            return text.decode()
        except UnicodeDecodeError as error:
            raise BadLine(number, f"it is not UTF-8 ({error})") from error


def _records(reader: Iterator[list[str]], tape: _Tape) -> Iterator[tuple[int, list[str]]]:
    """Records with the numbers of their first lines."""
    while True:
        line = tape.place.lines + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise BadLine(line, f"it cannot be read ({error})") from error


def _lines(file: BinaryIO, start: Place) -> Iterator[tuple[int, bytes, Place]]:
    """Lines with their numbers and the places behind them."""
    file.seek(start.offset)
    place = start
    while text := file.readline(LONGEST):
        place = Place(place.lines + 1, place.offset + len(text))
        if not text.endswith(b"\n"):
            whole = "it is longer than any row can be" if len(text) == LONGEST else "the file ends within it"
            raise BadLine(place.lines, f"{whole}: was all of it copied?")
        yield place.lines, text, place


def _no_head(_types: Types) -> bytes:
    return b""


FORMATS: Mapping[str, Format] = {
    each.name: each
    for each in (
        Format("jsonl", _no_head, _json_lines, _json_rows),
        Format("csv", _csv_head, _csv_lines, _csv_rows),
    )
}
