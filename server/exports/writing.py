"""The whole graph into a folder, a page at a time; the manifest comes last and says that all of it is there."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from graph.export import digest
from graph.export.digest import Digest
from graph.export.pages import SIZE, Extent, Page, extents, pages
from graph.export.tables import Tables
from graph.normalise.moments import moment_text, stored
from graph.store import Reader
from server.exports.errors import BadExport
from server.exports.formats import FORMATS
from server.exports.manifest import NAME, About, Manifest, dumped
from server.exports.sheets import LINKS, NODES, Sheets, private
from server.imports.run import Progress, Step, silent

UNFINISHED = "unfinished"
FIELDS = "fields.toml"


async def export(
    store: Reader,
    known: Tables,
    folder: Path,
    *,
    form: str,
    about: About,
    types: Sequence[str] = (),
    fields: Path | None = None,
    progress: Progress = silent,
    size: int = SIZE,
) -> Manifest:
    """Write all that the tables know, or some types of it, into a new folder; raises BadExport."""
    wanted = chosen(known, types)
    prepare(folder)
    sheets, sums = Sheets(folder, FORMATS[form]), {NODES: Digest(), LINKS: Digest()}
    async for page in _ahead(store, known, wanted, progress, size):
        for place, sum_ in await asyncio.to_thread(_added, sheets, page):
            sums[place] += sum_
    if fields is not None:
        shutil.copyfile(fields, folder / FIELDS)
    manifest = Manifest(
        about=about,
        written_at=moment_text(stored(datetime.now(UTC).replace(microsecond=0))),
        format=form,
        types=wanted.names if types else (),
        nodes=sums[NODES].count,
        relationships=sums[LINKS].count,
        digest=str(sums[NODES] + sums[LINKS]),
        files=sheets.closed(wanted.names),
    )
    _finish(folder, manifest)
    return manifest


async def digest_of(store: Reader, known: Tables, *, types: Sequence[str] = (), progress: Progress = silent) -> Digest:
    """The digest that an export would have, without writing it."""
    total = Digest()
    async for page in _ahead(store, known, chosen(known, types), progress, SIZE):
        total += await asyncio.to_thread(_digest, page)
    return total


def chosen(known: Tables, types: Sequence[str]) -> Tables:
    """The tables that are asked for by name, or all; raises BadExport."""
    strange = [name for name in types if name not in known.names]
    if strange:
        raise BadExport(f"--types: {', '.join(strange)} is none of {', '.join(known.names)}.")
    return known.only(frozenset(types)) if types else known


def prepare(folder: Path) -> None:
    """Make the folder; an export that was not finished makes room for the next."""
    if folder.exists() and not folder.is_dir():
        raise BadExport(f"{folder} should be a folder, and is a file: name another place.")
    if folder.exists() and any(folder.iterdir()) and not (folder / UNFINISHED).exists():
        raise BadExport(f"{folder} should be new or empty, and holds something: name another place, or empty it.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / UNFINISHED).touch()
    for name in (NODES, LINKS):
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir(mode=0o700)
    for name in (NAME, FIELDS):
        (folder / name).unlink(missing_ok=True)


def _finish(folder: Path, manifest: Manifest) -> None:
    with private(folder / NAME) as file:
        file.write(dumped(manifest))
    (folder / UNFINISHED).unlink()


async def _ahead(store: Reader, known: Tables, wanted: Tables, progress: Progress, size: int) -> AsyncIterator[Page]:
    """Pages; the engine reads the next while this one is written."""
    reach = await extents(store, known)
    total, done = _nodes(wanted, reach), 0
    coming = pages(store, known, wanted, reach, size=size)
    next_ = asyncio.ensure_future(anext(coming, None))
    try:
        while (page := await next_) is not None:
            next_ = asyncio.ensure_future(anext(coming, None))
            yield page
            done += page.size
            progress(Step("nodes with their relationships", done, total))
    finally:
        next_.cancel()
        await asyncio.wait([next_])


def _nodes(wanted: Tables, reach: dict[str, Extent]) -> int:
    """How many nodes are looked at."""
    read_with = {label for each in wanted.links for label in each.readers}
    return sum(each.count for name, each in reach.items() if name in {*wanted.names, *read_with})


def _added(sheets: Sheets, page: Page) -> list[tuple[str, Digest]]:
    nodes = [(NODES, sheets.add_nodes(page.table, page.nodes))] if page.nodes else []
    return nodes + [(LINKS, sheets.add_links(table, some)) for table, some in page.links]


def _digest(page: Page) -> Digest:
    total = digest.of_nodes(page.table.name, page.nodes)
    return sum((digest.of_links(table.name, some) for table, some in page.links), start=total)
