"""How a text is divided into cells: delimiter, quote and the line with the names, judged by how even it comes out.

>>> layout(["Export of 1 May", "", "name;price", "Cup;2,50", "Jug;7,00"])
Layout(delimiter=';', quote='"', header=3, why='3 of 5 lines have 2 cells with it')
"""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

DELIMITERS = (",", ";", "\t", "|", ":", "^", "~")
QUOTES = ('"', "'")
PREAMBLE = 50
"""Lines above the names that are looked through."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A dialect of CSV. `header` counts lines from 1."""

    delimiter: str
    quote: str
    header: int
    why: str


def layout(lines: Sequence[str], *, delimiter: str | None = None, quote: str | None = None) -> Layout:
    """The layout that makes most sense of the first lines of a file; what is given is taken."""
    wanted = [
        (each, mark) for each in ([delimiter] if delimiter else DELIMITERS) for mark in ([quote] if quote else QUOTES)
    ]
    tried = [_tried(lines, each, mark) for each, mark in wanted]
    best = max(tried, key=lambda one: one[0])
    return best[1]


def cells(line: str, delimiter: str, quote: str) -> list[str]:
    """The cells of one line."""
    return next(csv.reader([line], delimiter=delimiter, quotechar=quote), [])


def _tried(lines: Sequence[str], delimiter: str, quote: str) -> tuple[float, Layout]:
    """How even the lines come out with one dialect, and the layout that follows."""
    records = _records(lines, delimiter, quote)
    widths = Counter(len(record) for _, record in records if record)
    width = max(widths, key=lambda each: (each > 1, widths[each] * min(each, 3), each), default=1)
    even = widths[width] / max(sum(widths.values()), 1)
    header = next((line for line, record in records if len(record) == width and _is_heading(record)), None)
    first = next((line for line, record in records if len(record) == width), 1)
    why = f"{widths[width]} of {sum(widths.values())} lines have {width} cells with it"
    plain = 0.01 * (quote == '"') - 0.001 * (DELIMITERS.index(delimiter) if delimiter in DELIMITERS else 0)
    score = even * (1 if width > 1 else 0.1) + plain + 0.02 * min(width, 10) * (width > 1)
    return score, Layout(delimiter, quote, header or first, why)


def _records(lines: Sequence[str], delimiter: str, quote: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(lines, delimiter=delimiter, quotechar=quote)
    found: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for record in reader:
            found.append((line, record))
            line = reader.line_num + 1
    except csv.Error:
        return found
    return found


def _is_heading(record: Sequence[str]) -> bool:
    """Names are there, differ, and are no numbers; the last may be missing where lines end on a delimiter."""
    names = [cell.strip() for cell in record]
    filled = [name for name in names if name]
    return (
        len(filled) >= max(1, len(names) - 1)
        and len(set(filled)) == len(filled)
        and not any(name.replace(".", "").replace(",", "").lstrip("+-").isdigit() for name in filled)
    )
