"""The rows of a file, whatever its format, and what their values show about how they are written."""

from collections.abc import Iterable, Iterator
from datetime import tzinfo
from itertools import chain, islice

from server.imports import csv_rows, json_lines, looks, parquet
from server.imports.detect import CSV, JSON_LINES, VCARDS, Evidence, Format
from server.imports.errors import BadMap, CannotRead
from server.imports.mapping import Columns, Samples
from server.imports.options import Options
from server.imports.rows import CHUNK, Chunk
from server.imports.spelling import Reading
from server.imports.tools import Tool
from server.imports.vcards import reader as vcards

SAMPLED = 5
"""Chunks that are looked at before anything is written."""


def chunks(form: Format, size: int = CHUNK) -> Iterator[Chunk]:
    """Every row of the file, a chunk at a time."""
    done = 0
    try:
        for chunk in _chunks(form, size):
            yield chunk
            done = chunk.end
    except (UnicodeDecodeError, OSError) as error:
        hint = "Fetch or export it again, or name its encoding in the map file."
        raise CannotRead(f"{form.path.name} cannot be read beyond row {done:,}: {error}. {hint}") from error


def _chunks(form: Format, size: int) -> Iterator[Chunk]:
    if form.kind == CSV:
        return csv_rows.chunks(form, size)
    if form.kind == JSON_LINES:
        return json_lines.chunks(form.path, form.encoding, form.columns, size)
    if form.kind == VCARDS:
        return vcards.chunks(form.path, form.encoding, form.cards, names=form.columns, size=size)
    return parquet.chunks(form.path, size)


def samples(form: Format) -> Samples:
    """The first values of every column."""
    first = list(islice(chunks(form), SAMPLED))
    if not any(chunk.lines for chunk in first):
        broken = next((reject for chunk in first for reject in chunk.broken), None)
        found = f"the first is refused: line {broken.line}: {broken.reason}" if broken else "there is none"
        raise CannotRead(f"{form.path.name} has names but no row that can be read; {found}")
    return {name: list(chain.from_iterable(chunk.columns[name] for chunk in first)) for name in form.columns}


def reading(
    columns: Columns, found: Samples, options: Options, *, zone: tzinfo, tool: Tool | None = None
) -> tuple[Reading, tuple[Evidence, ...]]:
    """How the values are written, and how we know."""
    sign = options.file.decimal or looks.decimal_sign(_values(columns, found, looks.is_number))
    dates = _dates(columns, found, options)
    shown = [Evidence("decimals", f"1{sign}5", _why(options.file.decimal))]
    if any(looks.is_dated(match.field) for match in columns.matches):
        shown.append(Evidence("dates", dates, _why(options.file.dates)))
        shown.append(Evidence("time zone", str(zone), "for moments that name none"))
    exact = frozenset(options.exact)
    if tool is None:
        return Reading(zone, sign, dates, exact, options.values), tuple(shown)
    values = {**tool.values, **options.values}
    return Reading(zone, sign, dates, exact, values, tool.clocked, tool.separators), tuple(shown)


def _dates(columns: Columns, found: Samples, options: Options) -> str:
    order = options.file.dates or looks.date_order(_values(columns, found, looks.is_dated))
    if order is None:
        names = ", ".join(match.column for match in columns.matches if looks.is_dated(match.field))
        raise BadMap(
            f'The dates in {names} could be day first or month first. Say which: [file] dates = "DMY" or "MDY".'
        )
    return order


def _values(columns: Columns, found: Samples, of: looks.Of) -> Iterable[object]:
    return chain.from_iterable(found[match.column] for match in columns.matches if of(match.field))


def _why(stated: str | None) -> str:
    return "the map file says so" if stated else "as the values show"
