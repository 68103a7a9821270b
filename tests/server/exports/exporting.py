"""Exports and what comes back of them, in one call each."""

from collections.abc import Sequence
from pathlib import Path

from graph.declare import Model
from graph.export.tables import tables
from graph.model import MODEL
from graph.statement import Statement
from graph.store import Store
from server.exports.looking import Looked, looked_through
from server.exports.manifest import About, Manifest
from server.exports.restoring import Restored, restore
from server.exports.writing import export
from server.imports.run import Progress, silent

ABOUT = About("0.1.0", "GBP", "UTC")
KNOWN = tables(MODEL)
FEW = 5
"""Nodes of a page and rows of a batch: so few that even small graphs have several."""


async def written(
    store: Store, folder: Path, *, form: str = "jsonl", types: Sequence[str] = (), model: Model = MODEL
) -> Manifest:
    """Write the graph into a folder."""
    return await export(store, tables(model), folder, form=form, about=ABOUT, types=types, size=FEW)


def looked(folder: Path, model: Model = MODEL) -> Looked:
    """Look through an export."""
    return looked_through(folder, tables(model), currency="GBP")


async def read_back(store: Store, folder: Path, *, model: Model = MODEL, progress: Progress = silent) -> Restored:
    """Read an export into the graph."""
    return await restore(store, looked(folder, model), tables(model), progress=progress, size=FEW)


async def rows(store: Store, text: str) -> list[list[object]]:
    """What the graph says."""
    return await store.read(Statement(text))
