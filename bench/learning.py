"""What it takes to learn what goes together from made purchases: by a process alone, and out of an engine and back."""

from __future__ import annotations

import asyncio
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from rich.console import Console

from bench import figures, offline, sold
from bench.engines import MILLIONS, started
from bench.sold import Size
from graph.bolt import connected
from graph.cross_sell.spool import PURCHASES, put
from graph.indexing import ensure
from graph.model import MODEL
from graph.store import Store, Transaction
from server.jobs.cross_sell import LEARNING, learn
from server.settings import CHECKOUT

GIB = 1024 * 1024


def main(size: Size, *, is_whole: bool, is_written: bool) -> int:
    """The exit code; figures go to the terminal, and into the document if asked for."""
    with tempfile.TemporaryDirectory(prefix="kith-bench-") as name:
        said, code = (asyncio.run(_whole(size, Path(name))), 0) if is_whole else _alone(size, Path(name))
    Console().print(said)
    if is_written:
        figures.put(said, "learning from neo4j" if is_whole else "learning cross-sell")
    return code


def _alone(size: Size, folder: Path) -> tuple[str, int]:
    """From a file, by a process of its own, as a job has it done; and its exit code."""
    with (folder / PURCHASES).open("wb") as file:
        put(file, sold.sales(size))
    begun = perf_counter()
    process = subprocess.Popen([sys.executable, "-m", LEARNING, str(folder)], cwd=CHECKOUT)
    _, status, used = os.wait4(process.pid, 0)
    took = perf_counter() - begun
    said = (
        f"{size}: learned in {took:.0f} s, {used.ru_utime + used.ru_stime:.0f} s of a processor, "
        f"{used.ru_maxrss / GIB:.2f} GiB at most. {figures.about('embedded', 'once, without the engine')}"
    )
    return said, os.waitstatus_to_exitcode(status)


async def _whole(size: Size, folder: Path) -> str:
    """The whole job on a Neo4j: purchases are read, learned from, and edges written; then once more."""
    offline.put(folder / "graph", sold.tables(size))
    async with (
        started("neo4j", folder / "graph", pages=MILLIONS) as engine,
        connected(engine.endpoint) as store,
    ):
        await ensure(store, engine.endpoint, MODEL)
        first, again = await _learned(store), await _learned(store)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / GIB
    about = figures.about("neo4j", "the whole job, then the same again")
    return f"{size}: {first}; the second time {again}. {most:.2f} GiB at most of the process that reads. {about}"


async def _learned(store: Store) -> str:
    """Seconds until all is read, learned, and kept."""
    begun, marks = perf_counter(), list[float]()

    async def progress(_: int) -> None:
        marks.append(perf_counter() - begun)

    async def keep(_: Transaction) -> None:
        """Nobody else learns."""

    await learn(store, progress=progress, keep=keep)
    *_, read, learned = marks
    took = perf_counter() - begun
    return f"read in {read:.0f} s, learned in {learned - read:.0f} s, kept in {took - learned:.0f} s"
