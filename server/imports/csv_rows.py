"""Rows of a CSV file. A row that is none is a reject and the next line begins afresh."""

import csv
from collections.abc import Iterator

from server.imports.detect import Format
from server.imports.lines import LONGEST, Tape, TooLong, Unclosed
from server.imports.rows import Chunk, Reject, Row, gathered

# A cell may be as long as a line: the library's own limit is global and a tenth of it.
csv.field_size_limit(LONGEST)


def chunks(form: Format, size: int) -> Iterator[Chunk]:
    """The rows below the names."""
    with form.path.open(encoding=form.encoding, errors="surrogateescape", newline="") as file:
        for _ in range(form.header):
            file.readline()
        yield from gathered(_rows(Tape(file, line=form.header + 1), form), form.columns, size)


def _rows(tape: Tape, form: Format) -> Iterator[Row | Reject]:
    reader = csv.reader(tape, delimiter=form.delimiter, quotechar=form.quote)
    width = len(form.columns)
    while True:
        tape.mark()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (TooLong, Unclosed, csv.Error) as error:
            yield _unreadable(tape, error)
            continue
        if len(cells) == width:
            yield tape.first, [each.removeprefix(form.guard) for each in cells] if form.guard else cells
        elif any(cells):
            yield _ragged(tape, cells, width)


def _unreadable(tape: Tape, error: Exception) -> Reject:
    line, text = tape.taken[0]
    why = {
        TooLong: f"The row has more than {LONGEST:,} characters: is a quote left open, or a line end missing?",
        Unclosed: "A quote is left open here: the row goes on to the end of the file.",
    }
    tape.back()
    return Reject(line, "", text.rstrip("\r\n")[:80], why.get(type(error), f"The row cannot be read: {error}."))


def _ragged(tape: Tape, cells: list[str], width: int) -> Reject:
    line, text = tape.taken[0]
    several = f", over {len(tape.taken)} lines: is a quote left open?" if len(tape.taken) > 1 else "."
    tape.back()
    return Reject(line, "", text.rstrip("\r\n")[:80], f"Wanted {width} cells, found {len(cells)}{several}")
