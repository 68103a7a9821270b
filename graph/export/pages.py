"""The graph in pages: nodes of one label in the order of their ids, and the relationships that are read with them.

An export is made of many reads and others may be writing. Nodes that come after it began are left out, ids tell which,
and with them the relationships that lead to them: what is written hangs together.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from graph.export import statements
from graph.export.digest import canonical
from graph.export.rows import Link, Unwritable, Values, kept
from graph.export.tables import LinkTable, NodeTable, Tables
from graph.ingest.slots import filled
from graph.statement import Statement
from graph.store import Reader

Pair = tuple[str, Values]

SIZE = 1000
"""Nodes of one page."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How many nodes a label has, and the highest id among them."""

    count: int
    last: str


@dataclass(frozen=True, slots=True)
class Page:
    """Neighbouring nodes of one label, how many were looked at, and the relationships read with them."""

    table: NodeTable
    size: int
    nodes: list[dict[str, object]]
    links: tuple[tuple[LinkTable, list[Link]], ...]


async def extents(store: Reader, known: Tables) -> dict[str, Extent]:
    """How far each label reaches now."""
    return {each.name: await _extent(store, each.name) for each in known.nodes}


async def _extent(store: Reader, label: str) -> Extent:
    [[count, identified, last]] = await store.read(Statement(filled(statements.EXTENT, label=label)))
    missing = cast(int, count) - cast(int, identified)
    if missing:
        raise Unwritable(f"{missing} nodes of the label {label} have no id, so Kith did not make them: remove them.")
    return Extent(cast(int, count), str(last or ""))


async def pages(
    store: Reader, known: Tables, wanted: Tables, reach: Mapping[str, Extent], *, size: int = SIZE
) -> AsyncIterator[Page]:
    """All that is wanted, label by label; `reach` is what `extents` said of all that is known."""
    for table in known.nodes:
        read_with = tuple(each for each in wanted.links if table.name in each.readers)
        if table in wanted.nodes or read_with:
            async for page in _of_label(store, table, read_with, reach, known, size):
                yield page if table in wanted.nodes else Page(table, page.size, [], page.links)


async def _of_label(
    store: Reader,
    table: NodeTable,
    read_with: tuple[LinkTable, ...],
    reach: Mapping[str, Extent],
    known: Tables,
    size: int,
) -> AsyncIterator[Page]:
    text = filled(statements.NODES, label=table.name)
    after, last = "", reach[table.name].last
    while after < last:
        rows = await store.read(Statement(text, {"after": after, "limit": size}))
        rows = [row for row in rows if cast(str, row[0]) <= last]
        if not rows:
            return
        ids = [cast(str, id_) for id_, _ in rows]
        nodes = [kept(cast("dict[str, object]", properties), table.derived) for _, properties in rows]
        links = [(each, await _links(store, table.name, each, ids, reach, known)) for each in read_with]
        yield Page(table, len(ids), nodes, tuple((each, some) for each, some in links if some))
        after = ids[-1]


async def _links(
    store: Reader, label: str, table: LinkTable, ids: Sequence[str], reach: Mapping[str, Extent], known: Tables
) -> list[Link]:
    template = statements.LINKS_IN if table.is_read_from_the_end else statements.LINKS_OUT
    rows = await store.read(Statement(filled(template, label=label, type=table.name), {"ids": ids}))
    by_id = {cast(str, id_): cast("list[Pair]", pairs) for id_, pairs in rows}
    return [link for id_ in ids for link in _of_node(id_, by_id.get(id_, ()), table, reach, known)]


def _of_node(
    id_: str, pairs: Sequence[Pair], table: LinkTable, reach: Mapping[str, Extent], known: Tables
) -> list[Link]:
    """In an order that is the same on every engine: by the other end, then by what they say."""
    found = [(other, kept(values, table.derived)) for other, values in pairs if _is_within(other, table, reach, known)]
    if len(found) > 1:
        found.sort(key=lambda pair: (pair[0], canonical(pair[1])))
    if table.is_read_from_the_end:
        return [Link(other, id_, values) for other, values in found]
    return [Link(id_, other, values) for other, values in found]


def _is_within(id_: object, table: LinkTable, reach: Mapping[str, Extent], known: Tables) -> bool:
    label = known.label_of(id_) if isinstance(id_, str) else None
    if label is None:
        raise Unwritable(f"A relationship {table.name} leads to a node that is none of Kith's: remove it.")
    return cast(str, id_) <= reach[label].last
