"""Rows of a JSON Lines file: one object a line, its members the columns, members of members joined by a point."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import orjson

from server.imports.errors import CannotRead
from server.imports.lines import LONGEST, Tape, TooLong
from server.imports.rows import Chunk, Reject, gathered

MOST_COLUMNS = 1000

Object = tuple[int, Mapping[str, object]]


def is_json(line: str) -> bool:
    """Whether a first line is JSON, or the beginning of an array that goes on below."""
    try:
        orjson.loads(line.lstrip("\ufeff").strip().rstrip(","))
    except ValueError:
        return line.strip() in ("[", "[{")
    return True


def columns(path: Path, encoding: str) -> tuple[str, ...]:
    """The names of all members of all objects, in the order in which they come."""
    names: dict[str, None] = {}
    for row in _rows(path, encoding):
        if not isinstance(row, Reject):
            names |= dict.fromkeys(row[1])
        if len(names) > MOST_COLUMNS:
            raise CannotRead(f"{path.name} has more than {MOST_COLUMNS:,} names: are keys written where values belong?")
    if not names:
        raise CannotRead(f"{path.name} has no JSON object on any line; wanted is one object a line.")
    return tuple(names)


def chunks(path: Path, encoding: str, names: tuple[str, ...], size: int) -> Iterator[Chunk]:
    """The rows; a name that an object does not have is an empty cell."""
    rows = (row if isinstance(row, Reject) else (row[0], [row[1].get(name) for name in names])
            for row in _rows(path, encoding))  # fmt: skip
    return gathered(rows, names, size)


def _rows(path: Path, encoding: str) -> Iterator[Object | Reject]:
    with path.open(encoding=encoding, errors="surrogateescape", newline="") as file:
        tape = Tape(file, line=1)
        while True:
            tape.mark()
            try:
                text = next(tape)
            except StopIteration:
                return
            except TooLong:
                line, text = tape.taken[0]
                yield Reject(line, "", text[:80], f"The line has more than {LONGEST:,} characters.")
                continue
            if text.strip():
                yield _row(tape.first, text)


def _row(line: int, text: str) -> Object | Reject:
    try:
        read = orjson.loads(text)
    except ValueError as error:
        return Reject(line, "", text.strip()[:80], f"The line is not JSON: {error}.")
    if not isinstance(read, dict):
        return Reject(line, "", text.strip()[:80], "Wanted a JSON object, such as {…}, on each line.")
    return line, _flat(read, "")


def _flat(read: Mapping[str, object], before: str) -> dict[str, object]:
    flat: dict[str, object] = {}
    for name, value in read.items():
        flat |= _flat(value, f"{before}{name}.") if isinstance(value, dict) else {before + name: value}
    return flat
