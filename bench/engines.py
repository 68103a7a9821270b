"""The engines below what is measured, each with its process."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from graph import embedded
from graph.endpoint import Endpoint
from graph.engine.home import prepared
from tests.engines import neo4j

MILLIONS = "2g"
"""What a Neo4j with millions has for its pages: as its manual advises, no less than the graph takes."""


@dataclass(frozen=True, slots=True)
class Engine:
    """Where an engine listens, and which process it is."""

    endpoint: Endpoint
    pid: int


@asynccontextmanager
async def started(engine: str, folder: Path, *, pages: str = neo4j.PAGES) -> AsyncIterator[Engine]:
    """An engine of this kind with the graph of a folder; a Neo4j by the scheme by which statements can be lean."""
    place = neo4j.running(folder, scheme="bolt", pages=pages) if engine == "neo4j" else embedded.running(folder)
    async with place as endpoint:
        noted = folder / "pid" if engine == "neo4j" else prepared(folder).pid
        yield Engine(endpoint, int(noted.read_text()))


@asynccontextmanager
async def empty(engine: str, *, pages: str = neo4j.PAGES) -> AsyncIterator[Engine]:
    """One with an empty graph that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="kith-bench-") as folder:
        async with started(engine, Path(folder), pages=pages) as found:
            yield found
