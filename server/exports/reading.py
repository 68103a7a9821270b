"""The files of an export, read back in batches of stored values; whatever is wrong with a line names it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from graph.declare import Type
from graph.export.rows import Link
from graph.export.tables import LinkTable, NodeTable, Tables
from server.exports.cells import BadCell, stored
from server.exports.errors import BadExport, at
from server.exports.formats import FORMATS, BadLine, Found, Place
from server.exports.manifest import File, Manifest
from server.exports.sheets import types_of

SIZE = 1000
"""Rows of one batch; a few more where relationships belong together."""


@dataclass(frozen=True, slots=True)
class Nodes:
    """Neighbouring rows of a file of nodes; `lines` says where each stands, `after` what lies behind them."""

    table: NodeTable
    rows: Sequence[dict[str, object]]
    lines: Sequence[int]
    after: Place


@dataclass(frozen=True, slots=True)
class Links:
    """The same of a file of relationships; all between the same two are in one batch."""

    table: LinkTable
    rows: Sequence[Link]
    lines: Sequence[int]
    after: Place


@dataclass(frozen=True, slots=True)
class Source:
    """A file of an export with the table of this deployment that it fits."""

    path: Path
    file: File
    table: NodeTable | LinkTable
    format: str
    known: Tables

    @property
    def types(self) -> dict[str, Type]:
        return {name: Type(type_) for name, type_ in self.file.columns.items()}


def sources(folder: Path, manifest: Manifest, known: Tables) -> tuple[Source, ...]:
    """Every file, nodes first; raises BadExport where this deployment cannot hold one."""
    if manifest.format not in FORMATS:
        raise BadExport(f"manifest.json: format should be one of {', '.join(FORMATS)}, not {manifest.format!r}.")
    return tuple(_source(folder, file, manifest.format, known) for file in sorted(manifest.files, key=_nodes_first))


def _nodes_first(file: File) -> bool:
    return not file.is_of_nodes


def _source(folder: Path, file: File, format_: str, known: Tables) -> Source:
    place = "nodes" if file.type in (each.name for each in known.nodes) else "relationships"
    if file.type not in known.names or file.path != f"{place}/{file.type}.{format_}":
        raise BadExport(f"manifest.json: {file.path} of the type {file.type} is nothing that this Kith knows.")
    table = known.node(file.type) if file.is_of_nodes else known.link(file.type)
    types = types_of(table)
    for name, type_ in file.columns.items():
        if types.get(name) != type_:
            have = f"has it as {types[name]}" if name in types else "has none"
            wanted = f"a column {name} of the type {type_}, and this deployment {have}"
            raise BadExport(f"{file.path} has {wanted}: set KITH_FIELDS_FILE to the fields.toml of the export.")
    return Source(folder / file.path, file, table, format_, known)


def check(source: Source) -> None:
    """Raise BadExport unless a file is the one that the manifest speaks of; where one can be, the line is named."""
    try:
        if _sha256(source.path) == source.file.sha256:
            return
    except OSError as error:
        raise BadExport(f"{source.file.path} cannot be read: {error.strerror}. Copy the export again.") from error
    rows = sum(len(batch.rows) for batch in batches(source, Place()))
    found = f"has {rows:,} rows" if rows != source.file.rows else "was changed after it was written"
    raise BadExport(f"{source.file.path} should have {source.file.rows:,} rows with the SHA-256 of the manifest, "
                    f"and {found}. Copy the export again; corrections are told by files of their own.")  # fmt: skip


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def batches(source: Source, start: Place, *, size: int = SIZE) -> Iterator[Nodes | Links]:
    """The rows behind a place; raises BadExport."""
    with source.path.open("rb") as file:
        try:
            yield from _gathered(source, FORMATS[source.format].rows(file, source.types, start), size)
        except BadLine as error:
            raise at(source.path, error.line, f"{error}.") from error


def _gathered(source: Source, found: Iterator[Found], size: int) -> Iterator[Nodes | Links]:
    some: list[Found] = []
    for each in found:
        if len(some) >= size and not _belongs(source, some[-1], each):
            yield _batch(source, some)
            some = []
        some.append(each)
    if some:
        yield _batch(source, some)


def _belongs(source: Source, one: Found, other: Found) -> bool:
    """Whether two neighbours may be of the same two nodes: they come in the order of one end."""
    if isinstance(source.table, NodeTable):
        return False
    near = "end" if source.table.is_read_from_the_end else "start"
    return one.row.get(near) == other.row.get(near)


def _batch(source: Source, some: Sequence[Found]) -> Nodes | Links:
    lines, after = [each.line for each in some], some[-1].after
    if isinstance(source.table, NodeTable):
        return Nodes(source.table, [_node(source, each) for each in some], lines, after)
    return Links(source.table, [_link(source, each) for each in some], lines, after)


def _node(source: Source, found: Found) -> dict[str, object]:
    row = _stored(source, found)
    if not str(row.get("id", "")).startswith(f"{_prefix(source)}_"):
        raise at(source.path, found.line, f"it should have an id that begins with {_prefix(source)}_.")
    return row


def _prefix(source: Source) -> str:
    assert isinstance(source.table, NodeTable)
    return source.table.node.prefix


def _link(source: Source, found: Found) -> Link:
    start, end = found.row.pop("start", None), found.row.pop("end", None)
    assert isinstance(source.table, LinkTable)
    for id_, labels in ((start, source.table.starts), (end, source.table.ends)):
        if not isinstance(id_, str) or source.known.label_of(id_) not in labels:
            wanted = f"the ids of where the relationship starts and ends, and {id_!r} is none of {', '.join(labels)}"
            raise at(source.path, found.line, f"it should have {wanted}.")
    return Link(cast(str, start), cast(str, end), _stored(source, found))


def _stored(source: Source, found: Found) -> dict[str, object]:
    try:
        return stored(source.table.columns, found.row)
    except BadCell as error:
        raise at(source.path, found.line, f"{error}.") from error
