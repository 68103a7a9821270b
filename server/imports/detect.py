"""What kind of file it is and how it is to be read, with the evidence, before a row is looked at."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from server.imports import encoding, json_lines, parquet, tables
from server.imports.errors import CannotRead
from server.imports.options import FileOptions
from server.imports.vcards import reader as vcards

SAMPLE = 1 << 18
LINES = 500
CSV, JSON_LINES, PARQUET, VCARDS = "CSV", "JSON Lines", "Parquet", "vCards"

# The first bytes of files that are no tables of text, and what helps.
MAGIC = (
    (b"PK\x03\x04", "a ZIP archive or Excel workbook", "Save the sheet as CSV."),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", "Save the sheet as CSV."),
    (b"\x1f\x8b", "compressed by gzip", "Unpack it first: gunzip FILE."),
    (b"BZh", "compressed by bzip2", "Unpack it first: bunzip2 FILE."),
    (b"\xfd7zXZ", "compressed by xz", "Unpack it first: unxz FILE."),
    (b"\x28\xb5\x2f\xfd", "compressed by zstd", "Unpack it first: unzstd FILE."),
    (b"%PDF", "a PDF", "Export the table from where it was printed."),
    (b"\x89PNG", "a picture", "Choose the file with the table."),
    (b"\xff\xd8\xff", "a picture", "Choose the file with the table."),
    (b"SQLite format 3", "an SQLite database", "Export the table as CSV."),
    (b"\x7fELF", "a program", "Choose the file with the table."),
)
CONTROLS = frozenset(range(32)) - {*b"\t\n\f\r\x1b"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that was found out, and how."""

    what: str
    found: str
    why: str


@dataclass(frozen=True, slots=True)
class Format:
    """How a file is to be read: `header` is the line with the names, `rows` is 0 where nobody has counted them.

    `guard` stands before cells that spreadsheets would misread; `cards` says which cards of a vCard file are meant.
    """

    path: Path
    kind: str
    columns: tuple[str, ...]
    encoding: str = ""
    delimiter: str = ""
    quote: str = ""
    header: int = 0
    rows: int = 0
    guard: str = ""
    cards: str = ""
    evidence: tuple[Evidence, ...] = ()


def detected(path: Path, options: FileOptions) -> Format:
    """The format of a file; CannotRead if it is no table."""
    sample = _first_bytes(path)
    if sample.startswith(b"PAR1"):
        return _parquet(path)
    _refuse_magic(path, sample)
    _refuse_binary(path, sample)
    found = encoding.checked(options.encoding) if options.encoding else encoding.encoding_of(path, sample)
    lines = _lines(path, sample, found.name)
    told = Evidence("encoding", found.name, found.why)
    first = next((line for line in lines if line.strip()), "")
    if first.lstrip().startswith(("{", "[")) and json_lines.is_json(first):
        return _json_lines(path, first, found.name, told)
    if vcards.is_vcard(first.lstrip("\ufeff")):
        why = Evidence("format", VCARDS, "its first line begins a card")
        return Format(path, VCARDS, (), encoding=found.name, evidence=(why, told))
    return _csv(path, lines, found.name, told, options)


def with_cards(form: Format, kind: str) -> Format:
    """A vCard file of which the cards of one kind are meant; CannotRead if there are none."""
    found = vcards.survey(form.path, form.encoding, kind)
    why = Evidence("cards", found.why, f"those of {kind} are meant")
    return replace(form, columns=found.columns, rows=found.rows(kind), cards=kind, evidence=(*form.evidence, why))


def _first_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            sample = file.read(SAMPLE)
    except OSError as error:
        raise CannotRead(f"{path} cannot be read: {error.strerror or error}. Check its name and its rights.") from error
    if not sample.strip():
        raise CannotRead(f"{path.name} is empty: wanted is a table with a line of names and at least one row.")
    return sample


def _refuse_magic(path: Path, sample: bytes) -> None:
    for magic, what, hint in MAGIC:
        if sample.startswith(magic):
            raise CannotRead(f"{path.name} is {what}; wanted is CSV, JSON Lines, Parquet or vCards. {hint}")


def _lines(path: Path, sample: bytes, name: str) -> list[str]:
    """The first whole lines; the last one of a long file is cut and left out."""
    try:
        with path.open(encoding=name, errors="surrogateescape", newline="") as file:
            text = file.read(SAMPLE)
    except UnicodeDecodeError as error:
        raise CannotRead(f"{path.name} is no text in {name}: {error.reason}; wanted is CSV or JSON Lines.") from error
    lines = list(islice(io.StringIO(text, newline=""), LINES))
    if len(lines) == 1 and len(text) == SAMPLE:
        raise CannotRead(f"{path.name} has no line end in its first {SAMPLE:,} characters; wanted is one row a line.")
    return lines[:-1] if len(sample) == SAMPLE and 1 < len(lines) < LINES else lines


def _refuse_binary(path: Path, sample: bytes) -> None:
    """Text has few control characters; UTF-16 and UTF-32 have zeros for a reason."""
    controls = sum(sample.count(each) for each in CONTROLS)
    if controls > 0.01 * len(sample) + 5 and not encoding.is_wide(sample):
        wanted = "wanted is text in CSV, JSON Lines or vCards, or Parquet"
        raise CannotRead(
            f"{path.name} is binary: {controls:,} of its first {len(sample):,} bytes are no text; {wanted}."
        )


def _parquet(path: Path) -> Format:
    try:
        with pq.ParquetFile(path) as file:
            rows = file.metadata.num_rows
        names = parquet.columns(path)
    except (pa.ArrowException, OSError) as error:
        raise CannotRead(
            f"{path.name} begins like Parquet but is broken: {error}. Fetch or export it again."
        ) from error
    if not rows:
        raise CannotRead(f"{path.name} is a Parquet file without rows.")
    why = Evidence("format", PARQUET, f"its first bytes say so; {rows:,} rows")
    return Format(path, PARQUET, names, rows=rows, evidence=(why,))


def _json_lines(path: Path, first: str, name: str, told: Evidence) -> Format:
    if first.lstrip().startswith("["):
        hint = "Write one object a line, for instance by: jq -c '.[]' FILE"
        raise CannotRead(f"{path.name} is one JSON array; wanted is JSON Lines. {hint}")
    columns = json_lines.columns(path, name)
    kind = Evidence("format", JSON_LINES, "its first line is a JSON object")
    return Format(path, JSON_LINES, columns, encoding=name, evidence=(kind, told))


def _csv(path: Path, lines: Sequence[str], name: str, told: Evidence, options: FileOptions) -> Format:
    guessed = tables.layout(lines, delimiter=options.delimiter, quote=options.quote)
    header = options.header or guessed.header
    if header > len(lines):
        raise CannotRead(
            f"{path.name} has no line {header:,} within its first {len(lines):,}, but the names are said to be there."
        )
    columns = _named(tables.cells(lines[header - 1].rstrip("\r\n"), guessed.delimiter, guessed.quote))
    by_map = "the map file says so"
    found = (
        Evidence("format", CSV, "it is text"),
        told,
        Evidence("delimiter", repr(guessed.delimiter), by_map if options.delimiter else guessed.why),
        Evidence("quote", guessed.quote, by_map if options.quote else "cells in it keep together"),
        Evidence("names", f"line {header}", by_map if options.header else _preamble(header)),
    )
    return Format(path, CSV, columns, name, guessed.delimiter, guessed.quote, header, evidence=found)


def _preamble(header: int) -> str:
    return "the first line that has as many cells as the rest" if header > 1 else "it is the first line"


def _named(names: Sequence[str]) -> tuple[str, ...]:
    """A name for every column: one without is called by its place, one that comes twice too."""
    named: list[str] = []
    for place, raw in enumerate(names, 1):
        name = raw.strip().strip("\ufeff") or f"column {place}"
        named.append(f"{name} ({place})" if name in named else name)
    return tuple(named)
