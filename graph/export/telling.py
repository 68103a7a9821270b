"""What was read back becomes nodes and relationships: new ones are made, others become what is told, none goes.

The work of one transaction, which notes what it has changed; it may run more than once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from graph.declare import Index, Type
from graph.export import noting, statements
from graph.export.digest import canonical
from graph.export.matching import Stored, matched
from graph.export.rows import Link, Values, kept
from graph.export.tables import LinkTable, NodeTable, Tables
from graph.ingest.noted import Way
from graph.ingest.slots import filled, spelled
from graph.ingest.stored import searched, with_keys, words_of
from graph.statement import Statement
from graph.store import Reader, Transaction
from graph.writes.writing import Writing


@dataclass(frozen=True, slots=True)
class Told:
    """What became of nodes or relationships."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: Told) -> Told:
        return Told(self.created + other.created, self.changed + other.changed, self.unchanged + other.unchanged)


class EndsMissing(Exception):
    """Relationships lead to nodes that are not in the graph; `ids` are some of these."""

    def __init__(self, ids: frozenset[str]) -> None:
        super().__init__(", ".join(sorted(ids)))
        self.ids = ids


@dataclass(frozen=True, slots=True)
class Rival:
    """A node of the graph that holds a key which must be unique, and the id that is told to hold it."""

    told: str
    holder: str
    property: str
    key: str


async def tell_nodes(writing: Writing, table: NodeTable, rows: Sequence[Values]) -> Told:
    """Let nodes be what the rows say, everything that follows from it beside it."""
    whole = [stored_node(table, row) for row in rows]
    found = await _run(writing, statements.FIND_NODES, {"ids": [row["id"] for row in whole]}, label=table.name)
    known = {str(id_): kept(cast(Values, properties), frozenset()) for id_, properties in found}
    new = [row for row in whole if row["id"] not in known]
    pairs = [(known[str(row["id"])], row) for row in whole if row["id"] in known]
    changed = [(was, row) for was, row in pairs if canonical(was) != canonical(row)]
    for template, some in (
        (statements.CREATE_NODES, new),
        (statements.REPLACE_NODES, [row for _, row in changed]),
    ):
        if some:
            await _run(writing, template, {"rows": some}, label=table.name)
    writing.note(*noting.new_nodes(table, new), *noting.other_nodes(table, changed))
    return Told(len(new), len(changed), len(pairs) - len(changed))


async def tell_links(writing: Writing, table: LinkTable, links: Sequence[Link], known: Tables) -> Told:
    """Let there be these relationships; all between the same two must be told together. Raises EndsMissing."""
    by_way: dict[Way, list[Link]] = {}
    for link in links:
        way = Way(table.name, known.label_of(link.start) or "", known.label_of(link.end) or "")
        by_way.setdefault(way, []).append(link)
    told = Told()
    for way, some in by_way.items():
        told += await _tell_way(writing, table, some, way)
    return told


async def _tell_way(writing: Writing, table: LinkTable, links: Sequence[Link], way: Way) -> Told:
    names = {"start": way.start, "end": way.end, "type": way.type}
    plan = matched(links, await _stored(writing, table, links, names), table.apart)
    if plan.new:
        rows = [{"start": link.start, "end": link.end, "properties": _whole(table, link.values)} for link in plan.new]
        [[made]] = await _run(writing, spelled(statements.CREATE_LINKS, rows), {"rows": rows}, **names)
        if made != len(rows):
            raise EndsMissing(await _missing(writing, plan.new, names))
    if plan.changed:
        changes = [{"start": was.link.start, "end": was.link.end, "element": was.element,
                    "properties": _whole(table, values)} for was, values in plan.changed]  # fmt: skip
        await _run(writing, statements.REPLACE_LINKS, {"rows": changes}, **names)
    writing.note(*noting.new_links(way, plan.new), *noting.other_links(way, plan.changed))
    new, changed = len(plan.new), len(plan.changed)
    return Told(new, changed, len(links) - new - changed)


async def _stored(tx: Transaction, table: LinkTable, links: Sequence[Link], names: Mapping[str, str]) -> list[Stored]:
    """What there is at the ends by which the relationships come together."""
    template = statements.FIND_LINKS_IN if table.is_read_from_the_end else statements.FIND_LINKS_OUT
    ids = {link.end if table.is_read_from_the_end else link.start for link in links}
    rows = await _run(tx, template, {"ids": sorted(ids)}, **names)
    return [Stored(_link(row, table), cast(str, row[3])) for row in rows]


def _link(row: Sequence[object], table: LinkTable) -> Link:
    return Link(cast(str, row[0]), cast(str, row[1]), kept(cast(Values, row[2]), table.derived))


async def _missing(tx: Transaction, links: Sequence[Link], names: Mapping[str, str]) -> frozenset[str]:
    ends = ((names["start"], {link.start for link in links}), (names["end"], {link.end for link in links}))
    missing: set[str] = set()
    for label, ids in ends:
        found = await _run(tx, statements.FIND_NODES, {"ids": sorted(ids)}, label=label)
        missing |= ids - {cast(str, id_) for id_, _ in found}
    return frozenset(missing)


async def rival(store: Reader, table: NodeTable, rows: Sequence[Values]) -> Rival | None:
    """Who holds a key that one of the rows claims, after a ConstraintViolated."""
    for each in table.columns:
        keys = [{"id": row["id"], "key": row[each.name]} for row in rows if each.name in row]
        if each.index is Index.UNIQUE and each.name != "id" and keys:
            text = filled(statements.FIND_RIVALS, label=table.name, property=each.name)
            for told, holder, key in await store.read(Statement(text, {"rows": keys})):
                return Rival(str(told), str(holder), each.name, str(key))
    return None


def stored_node(table: NodeTable, row: Values) -> dict[str, object]:
    """A node as it is stored: sort keys beside the texts, and the words that a search looks through."""
    return {**with_keys(row, _texts(table)), **words_of(searched(table.node), row)}


def _whole(table: LinkTable, values: Values) -> dict[str, object]:
    return with_keys(values, _texts(table))


def _texts(table: NodeTable | LinkTable) -> frozenset[str]:
    return frozenset(each.name for each in table.columns if each.type is Type.TEXT)


async def _run(tx: Transaction, template: str, parameters: Mapping[str, object], **names: str) -> list[list[object]]:
    return await tx.run(Statement(filled(template, **names), parameters))
