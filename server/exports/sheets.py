"""The files of an export while they are written: one for each label and type of relationship that has any."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from graph.declare import Type
from graph.export import digest
from graph.export.digest import Digest
from graph.export.rows import Link, Values
from graph.export.tables import LinkTable, NodeTable
from server.exports.cells import shown
from server.exports.errors import BadExport
from server.exports.formats import LONGEST_CELL, Format, Row, TooLongForCsv
from server.exports.manifest import File

NODES, LINKS = "nodes", "relationships"
ENDS = ("start", "end")


def types_of(table: NodeTable | LinkTable) -> dict[str, Type]:
    """The columns of a table and what they hold; a relationship says first where it begins and ends."""
    ends = dict.fromkeys(ENDS, Type.ID) if isinstance(table, LinkTable) else {}
    return ends | {each.name: each.type for each in table.columns}


class Sheets:
    """Rows go in, files come out."""

    def __init__(self, folder: Path, form: Format) -> None:
        self._folder = folder
        self._form = form
        self._open: dict[str, _Sheet] = {}

    def add_nodes(self, table: NodeTable, nodes: Sequence[Values]) -> Digest:
        """Write nodes of one label; their digest."""
        rows = [shown(table.columns, node) for node in nodes]
        return self._sheet(table, NODES).add(rows, digest.of_nodes(table.name, nodes))

    def add_links(self, table: LinkTable, links: Sequence[Link]) -> Digest:
        """Write relationships of one type; their digest."""
        rows = [{"start": start, "end": end, **shown(table.columns, values)} for start, end, values in links]
        return self._sheet(table, LINKS).add(rows, digest.of_links(table.name, links))

    def closed(self, order: Sequence[str]) -> tuple[File, ...]:
        """Close all files, sure that they stay; what they hold, in the order of these names."""
        return tuple(self._open[name].closed() for name in order if name in self._open)

    def _sheet(self, table: NodeTable | LinkTable, place: str) -> _Sheet:
        if table.name not in self._open:
            path = f"{place}/{table.name}.{self._form.name}"
            self._open[table.name] = _Sheet(self._folder, path, table.name, types_of(table), self._form)
        return self._open[table.name]


class _Sheet:
    def __init__(self, folder: Path, path: str, name: str, types: Mapping[str, Type], form: Format) -> None:
        self._path, self._name, self._types, self._form = path, name, types, form
        self._file = private(folder / path)
        self._hash = hashlib.sha256()
        self._digest = Digest()
        self._put(form.head(types))

    def add(self, rows: Sequence[Row], sum_: Digest) -> Digest:
        self._put(self._bytes(rows))
        self._digest += sum_
        return sum_

    def _bytes(self, rows: Sequence[Row]) -> bytes:
        try:
            return self._form.lines(rows, self._types)
        except TooLongForCsv as error:
            wanted = f"cells of at most {LONGEST_CELL:,} characters, and {self._name} has a longer one"
            raise BadExport(f"CSV is read in {wanted}: export with --format jsonl.") from error

    def _put(self, text: bytes) -> None:
        self._file.write(text)
        self._hash.update(text)

    def closed(self) -> File:
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        columns = {name: str(type_) for name, type_ in self._types.items()}
        count, sum_ = self._digest.count, str(self._digest)
        return File(self._path, self._name, count, sum_, self._hash.hexdigest(), columns)


def private(path: Path) -> IO[bytes]:
    """A new file that nobody else may read."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
