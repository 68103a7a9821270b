"""`./kith bench relations`: how long trees, paths and networks take, and what memory a server keeps."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import orjson
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bench import crowd, figures, offline
from bench.callers import Caller, callers, request
from bench.crowd import Size
from bench.engines import MILLIONS, Engine, started
from bench.percentiles import at
from bench.processes import memory, processor_seconds, running
from graph.bolt import connected
from graph.endpoint import Endpoint
from graph.indexing import ensure
from graph.model import MODEL

HEAD = ("question", "p50 ms", "p95 ms", "server CPU", "engine CPU", "nodes", "none or cut")
TREE = """query ($id: ID!) { customer(by: {id: $id}) { referralTree(maxDepth: 6, first: 100) {
  totalCount truncated nodes { depth parentId customer { id name } } } } }"""
PATH = """query ($id: ID!, $to: ID!) { connectionPath(from: $id, to: $to, maxDepth: 8) {
  truncated paths { hops { type sentence from { id } to { id } } } } }"""
NETWORK = """query ($id: ID!) { network(around: [$id], depth: 8, limit: 500) {
  truncated nodes { id kind label distance degree } edges { from to type label since } } }"""
WARMING = 300
"""How often each is asked before it counts: an engine compiles itself and fetches its pages meanwhile."""
Given = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and how many nodes an answer has; `fits` says whether it is a whole one. It is asked of one of the
    first customers, `among` of whom there are."""

    name: str
    text: str
    nodes: Callable[[Any], int]
    fits: Callable[[Any], bool]
    among: float = 1.0


QUESTIONS = (
    Question("tree of depth 6", TREE, lambda data: data["customer"]["referralTree"]["totalCount"],
             lambda data: not data["customer"]["referralTree"]["truncated"], among=0.02),
    Question("path up to 8 hops", PATH,
             lambda data: sum(len(each["hops"]) + 1 for each in data["connectionPath"]["paths"]),
             lambda data: bool(data["connectionPath"]["paths"])),
    Question("network of 500 nodes", NETWORK, lambda data: len(data["network"]["nodes"]),
             lambda data: len(data["network"]["nodes"]) == 500),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taken:
    """One question, asked many times: milliseconds, those of a processor that an answer took of the server and of the
    engine, nodes, and how many answers were none or not whole."""

    question: str
    times: Sequence[float]
    processor: Sequence[float]
    nodes: Sequence[int]
    unfit: int

    @property
    def row(self) -> tuple[str, ...]:
        used = (f"{each * 1000 / len(self.times):.1f}" for each in self.processor)
        late = (f"{at(self.times, share):.1f}" for share in (0.5, 0.95))
        return (self.question, *late, *used, f"{median(self.nodes):g}", f"{self.unfit} of {len(self.times)}")


def main(arguments: list[str]) -> int:
    """The exit code; the table goes to the terminal, and into the document where that is asked for."""
    wanted = _parser().parse_args(arguments)
    size, console = Size(wanted.customers, wanted.relationships), Console()
    taken, kept = asyncio.run(_measured(wanted.engine, size, wanted.count, wanted.folder, console))
    about = f"{kept} {figures.about(wanted.engine, f'{size}, {wanted.count} of each')}"
    console.print(shown(taken), about)
    if wanted.write:
        figures.put(f"{markdown(taken)}\n\n{about}", f"relations on {wanted.engine}")
    return 0


def _parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser("kith bench relations", description="Milliseconds of trees, paths and networks.")
    found.add_argument("--engine", choices=("embedded", "neo4j"), default="embedded", help="the engine below")
    found.add_argument("--customers", type=int, default=100_000, help="how many there are (100000)")
    found.add_argument("--relationships", type=int, default=500_000, help="how many are between them (500000)")
    found.add_argument("--count", type=int, default=200, help="how often each question is asked (200)")
    found.add_argument("--folder", type=Path, help="where the graph is kept, and found again the next time")
    found.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    return found


async def _measured(
    engine: str, size: Size, count: int, folder: Path | None, console: Console
) -> tuple[list[Taken], str]:
    async with _filled(engine, size, folder, console) as place, running("kith", place.endpoint, {}) as starting:
        server = await starting.ready()
        pids = (server.pid, place.pid)
        async with callers(server.port, 1) as (caller,):
            for each in QUESTIONS:
                await asked(each, caller, _pairs(each, size, WARMING), pids)
            before = memory(server.pid)
            taken = [await asked(each, caller, _pairs(each, size, count), pids, console) for each in QUESTIONS]
        return taken, f"Memory of the server: {before:.0f} MiB before, {memory(server.pid):.0f} MiB after."


@asynccontextmanager
async def _filled(engine: str, size: Size, folder: Path | None, console: Console) -> AsyncIterator[Engine]:
    """An engine with the graph: gone afterwards, unless there is a folder to keep it in."""
    with tempfile.TemporaryDirectory(prefix="kith-bench-") as gone:
        place = (folder or Path(gone)) / "graph"
        is_new = not place.exists()
        place.parent.mkdir(parents=True, exist_ok=True)
        if is_new and engine == "neo4j":
            with console.status(f"importing {size}"):
                offline.fill(place, size)
        async with started(engine, place, pages=MILLIONS) as found:
            if is_new:
                await _fill(engine, found.endpoint, size, console)
            yield found


async def _fill(engine: str, endpoint: Endpoint, size: Size, console: Console) -> None:
    with console.status(f"making {size}"):
        async with connected(endpoint) as store:
            if engine == "neo4j":
                await ensure(store, endpoint, MODEL)
            else:
                await crowd.fill(store, endpoint, size)


def _pairs(question: Question, size: Size, count: int) -> list[tuple[str, str]]:
    ids = crowd.customers(size, 2 * count, among=question.among)
    return list(zip(ids[::2], ids[1::2], strict=True))


async def asked(
    question: Question,
    caller: Caller,
    pairs: Sequence[tuple[str, str]],
    pids: Sequence[int],
    console: Console | None = None,
) -> Taken:
    """The question about each of these and another, one after the other; `pids` are the server and the engine."""
    times, nodes, unfit = list[float](), list[int](), 0
    before = list(map(processor_seconds, pids))
    for one, other in track(pairs, question.name, console=console, transient=True) if console else pairs:
        body = orjson.dumps({"query": question.text, "variables": {"id": one, "to": other}})
        begun = perf_counter()
        answer = await caller.call(request("/graphql", body))
        times.append((perf_counter() - begun) * 1000)
        data = orjson.loads(answer)["data"]
        nodes.append(question.nodes(data))
        unfit += not question.fits(data)
    used = [after - early for after, early in zip(map(processor_seconds, pids), before, strict=True)]
    return Taken(question.name, times, used, nodes, unfit)


def markdown(taken: Sequence[Taken]) -> str:
    return figures.markdown(HEAD, (each.row for each in taken))


def shown(taken: Sequence[Taken]) -> Table:
    table = Table(*HEAD, title="milliseconds of a question")
    for each in taken:
        table.add_row(*each.row)
    return table
