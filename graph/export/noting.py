"""What a restoring changes, in the words of the change feed, which says the same of imports (graph/ingest/noted.py)."""

from collections.abc import Iterable, Iterator
from typing import cast

from graph.export.matching import Stored
from graph.export.rows import Link, Values
from graph.export.tables import NodeTable
from graph.ingest.noted import UNSAID, Way, fields_of, linked, relinked, type_of
from graph.writes.changes import Change, ChangeKind

SAID_OTHERWISE = frozenset({"FROM", "CONTAINS"})
"""Who told of a node is no change of it, and lines come with their purchase."""


def new_nodes(table: NodeTable, rows: Iterable[Values]) -> Iterator[Change]:
    """Nodes that were not there."""
    return (_of(ChangeKind.CREATED, table, row, ()) for row in rows if table.name not in UNSAID)


def other_nodes(table: NodeTable, pairs: Iterable[tuple[Values, Values]]) -> Iterator[Change]:
    """Nodes that are others now: each as it was and as it is."""
    return (_of(ChangeKind.UPDATED, table, row, _differing(was, row)) for was, row in pairs if table.name not in UNSAID)


def new_links(way: Way, links: Iterable[Link]) -> Iterator[Change]:
    """Relationships that were not there."""
    return (linked(way, link.start, link.end) for link in links if way.type not in SAID_OTHERWISE)


def other_links(way: Way, pairs: Iterable[tuple[Stored, Values]]) -> Iterator[Change]:
    """Relationships that are others now."""
    return (
        relinked(way, was.link.start, was.link.end, _differing(was.link.values, values))
        for was, values in pairs
        if way.type not in SAID_OTHERWISE
    )


def _of(kind: ChangeKind, table: NodeTable, row: Values, fields: tuple[str, ...]) -> Change:
    return Change(
        kind, type_of(table.node, row), str(row["id"]), fields_of(fields), cast("int | None", row.get("version"))
    )


def _differing(was: Values, row: Values) -> tuple[str, ...]:
    return tuple(name for name in {**was, **row} if was.get(name) != row.get(name))
