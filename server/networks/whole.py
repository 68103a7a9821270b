"""The whole graph of customers, companies and households as it is on a day, a page of the store at a time.

It is read twice, for nodes and then for edges, since most formats want all nodes first; only the ids of archived nodes
are kept meanwhile.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping

from graph.export.pages import Page, extents, pages
from graph.export.rows import Link as Row
from graph.export.tables import Tables
from graph.networks.kinds import USUAL
from graph.networks.reading import Edge
from graph.networks.saying import word
from graph.normalise.moments import moment_text
from graph.store import Reader
from server.imports.run import Progress, Step, silent
from server.networks.formats import Sink
from server.networks.values import Link, Vertex

LABELS = ("Customer", "Company", "Household")


async def write_whole(
    store: Reader, known: Tables, out: Sink, *, day: str, progress: Progress = silent
) -> tuple[int, int]:
    """All nodes and what connects them on a day; gives how many of each were written."""
    archived, nodes, edges = set[str](), 0, 0
    async for page in _pages(store, known, frozenset(LABELS), progress):
        archived |= {str(each["id"]) for each in page.nodes if each.get("archivedAt")}
        some = [_vertex(page.table.name, each) for each in page.nodes if not each.get("archivedAt")]
        out.nodes(some)
        nodes += len(some)
    async for page in _pages(store, known, frozenset(USUAL), progress):
        for table, rows in page.links:
            links = [_link(table.name, each) for each in rows if _counts(each, archived, day)]
            out.edges(links)
            edges += len(links)
    return nodes, edges


async def _pages(store: Reader, known: Tables, names: frozenset[str], progress: Progress) -> AsyncIterator[Page]:
    reach, done = await extents(store, known), 0
    total = sum(reach[each].count for each in LABELS)
    what = "nodes" if LABELS[0] in names else "connections, by their nodes"
    async for page in pages(store, known, known.only(names), reach):
        done += page.size
        progress(Step(what, done, total))
        yield page


def _vertex(kind: str, values: Mapping[str, object]) -> Vertex:
    name = values.get("name")
    return Vertex(str(values["id"]), kind, None if name is None else str(name))


def _counts(row: Row, archived: set[str], day: str) -> bool:
    """Whether a connection holds on a day, and is none that was refused or that leads to what is archived."""
    since, until = row.values.get("since"), row.values.get("until")
    is_current = (since is None or str(since) <= day) and (until is None or str(until) > day)
    return is_current and row.values.get("status") != "REJECTED" and archived.isdisjoint((row.start, row.end))


def _link(type_: str, row: Row) -> Link:
    at, since, until, kind = (_text(row.values.get(each)) for each in ("at", "since", "until", "kind"))
    label = word(Edge(row.start, type_, row.end, kind=kind))
    return Link(row.start, row.end, type_, label, at and moment_text(at), since, until)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
