"""The files as they are written: CSV with one header row, lists with semicolons, empty for what is not known."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

Cell = str | int | bool | date | None | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One file: `kind` is what `./kith import --as` calls it."""

    file: str
    kind: str
    source: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def text(self) -> str:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.header)
        writer.writerows([[cell(each) for each in row] for row in self.rows])
        return out.getvalue()


def table(file: str, header: str, rows: Iterable[tuple[Cell, ...]], *, kind: str = "", source: str = "shop") -> Table:
    """A table whose kind is the name of the file unless it is said; the header is written with spaces."""
    return Table(f"{file}.csv", kind or file, source, tuple(header.split()), tuple(rows))


def cell(value: Cell) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            return ";".join(value)
        case date():
            return value.isoformat()
        case _:
            return str(value)


def pounds(pence: int | None) -> str:
    return "" if pence is None else f"{pence // 100}.{pence % 100:02}"
