"""An export back into a graph: looked through, told batch by batch, added up, compared.

Each transaction tells a batch and says how far it has come, so a run that is killed goes on where it was; what is in
the graph already is left alone.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from graph.errors import ConstraintViolated
from graph.export import telling
from graph.export.pages import extents
from graph.export.tables import Tables
from graph.export.telling import EndsMissing, Told
from graph.ingest import bought
from graph.ingest import progress as steps
from graph.normalise.moments import stored
from graph.origin import Origin
from graph.store import Store
from graph.writes.commit import written
from graph.writes.writing import Writing
from server.exports.errors import BadExport, at
from server.exports.formats import Place
from server.exports.looking import Looked
from server.exports.manifest import Manifest
from server.exports.reading import SIZE, Links, Nodes, Source, batches
from server.exports.state import State, load
from server.exports.writing import digest_of
from server.imports.run import Progress, Step, silent

Batch = Nodes | Links
AUTHOR = "command line"


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of it. `digest` is that of the graph afterwards, `count` how much of these types it holds."""

    manifest: Manifest
    nodes: Told
    links: Told
    resumed_at: int
    digest: str
    count: int
    seconds: float

    @property
    def is_equal(self) -> bool:
        return self.digest == self.manifest.digest

    @property
    def beside(self) -> int:
        """How much the graph holds that the export does not."""
        return self.count - self.manifest.nodes - self.manifest.relationships


async def restore(
    store: Store, looked: Looked, known: Tables, *, progress: Progress = silent, size: int = SIZE
) -> Restored:
    """Tell the graph all of an export; raises BadExport where the graph contradicts it."""
    began = time.monotonic()
    state = load(await steps.read(store, looked.key)) or State(is_silent=await _is_empty(store, known))
    resumed_at = state.rows
    async for source, batch in _ahead(_batches(looked, state, size)):
        state = await _write(store, looked, state, source, batch, known)
        progress(Step("rows", state.rows, looked.rows))
    if state.nodes.created + state.nodes.changed + state.links.created + state.links.changed:
        progress(Step("buyers added up", 0, None))
        await bought.recompute(store)
    await _save(store, looked.key, replace(state, is_done=True))
    compared = await digest_of(store, known, types=looked.manifest.types, progress=progress)
    return Restored(looked.manifest, state.nodes, state.links, resumed_at, str(compared), compared.count,
                    time.monotonic() - began)  # fmt: skip


async def _is_empty(store: Store, known: Tables) -> bool:
    return not any(each.count for each in (await extents(store, known)).values())


def _batches(looked: Looked, state: State, size: int) -> Iterator[tuple[int, Batch]]:
    for number, source in enumerate(looked.sources):
        if number >= state.files:
            for batch in batches(source, state.place if number == state.files else Place(), size=size):
                yield number, batch


async def _ahead(coming: Iterator[tuple[int, Batch]]) -> AsyncIterator[tuple[int, Batch]]:
    """The next batch is read in a thread while the engine writes this one."""
    next_ = asyncio.create_task(asyncio.to_thread(next, coming, None))
    try:
        while (found := await next_) is not None:
            next_ = asyncio.create_task(asyncio.to_thread(next, coming, None))
            yield found
    finally:
        await asyncio.wait([next_])


async def _write(store: Store, looked: Looked, state: State, number: int, batch: Batch, known: Tables) -> State:
    """One transaction: the batch, and how far it brings the whole."""
    source = looked.sources[number]

    async def work(writing: Writing) -> State:
        after = await _told(writing, state, number, batch, known)
        if state.is_silent:
            writing.changes.clear()
        await steps.save(writing, looked.key, after.dump(), origin=writing.origin)
        return after

    try:
        return await written(store, work, _origin())
    except EndsMissing as missing:
        raise _dangling(source, batch, missing) from missing
    except ConstraintViolated as error:
        raise await _clash(store, source, batch) or error from error


async def _told(writing: Writing, state: State, number: int, batch: Batch, known: Tables) -> State:
    nodes = links = Told()
    if isinstance(batch, Nodes):
        nodes = await telling.tell_nodes(writing, batch.table, batch.rows)
    else:
        links = await telling.tell_links(writing, batch.table, batch.rows, known)
    rows = state.rows + len(batch.rows)
    return State(number, batch.after, rows, state.nodes + nodes, state.links + links, state.is_silent)


def _dangling(source: Source, batch: Batch, missing: EndsMissing) -> BadExport:
    assert isinstance(batch, Links)
    line, id_ = next((line, id_) for line, link in zip(batch.lines, batch.rows, strict=True)
                     for id_ in link[:2] if id_ in missing.ids)  # fmt: skip
    reason = f"{id_} is neither in the export nor in the graph: the rows before it are in, this one cannot be."
    return at(source.path, line, reason)


async def _clash(store: Store, source: Source, batch: Batch) -> BadExport | None:
    """Somebody else holds a key: the graph had a life of its own."""
    if not isinstance(batch, Nodes):
        return None
    rival = await telling.rival(store, batch.table, batch.rows)
    if rival is None:
        return None
    line = next(line for line, row in zip(batch.lines, batch.rows, strict=True) if row["id"] == rival.told)
    found = f"{rival.told} has the {rival.property} {rival.key!r}, which {rival.holder} of this graph has already"
    return at(source.path, line, f"{found}: read the export into an empty graph, or one that was read from it.")


async def _save(store: Store, key: str, state: State) -> None:
    await store.write(lambda tx: steps.save(tx, key, state.dump(), origin=_origin()))


def _origin() -> Origin:
    now = datetime.now(UTC)
    return Origin("export", stored(now), now.date().isoformat(), by=AUTHOR)
