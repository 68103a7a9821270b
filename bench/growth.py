"""`./kith bench growth`: how long a query takes and what a server holds, by customers and by rows of a page."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from time import perf_counter
from typing import Any

import orjson
from rich.console import Console
from rich.table import Table

from bench import figures, growing
from bench.callers import Caller, callers, request
from bench.chart import chart
from bench.engines import Engine, empty
from bench.growing import QUESTIONS, Question
from bench.percentiles import at
from bench.processes import Running, memory, processor_seconds, running
from graph.bolt import connected

SIZES = {"embedded": "10000,30000,100000", "neo4j": "10000,100000,1000000"}
PAGES = (10, 30, 100, 300, 1000)
PAGE, WARMING, FIRST = 50, 30, 2_000
FOLDER = figures.PLACE.parent / "performance"


@dataclass(frozen=True, slots=True)
class Taken:
    """One question at one size: milliseconds at the client, processor time of server and engine, MiB of both."""

    question: str
    size: int
    times: Sequence[float]
    processor: tuple[float, float]
    memory: tuple[float, float]

    @property
    def quick(self) -> float:
        """What one in ten takes at most: on a machine that does other things as well, these were left alone."""
        return at(self.times, 0.1)

    @property
    def row(self) -> tuple[str, ...]:
        late = (at(self.times, share) for share in (0.1, 0.5, 0.95))
        times = (f"{each:,.2f}" for each in (*late, *self.processor))
        return (self.question, f"{self.size:,}", *times, *(f"{each:,.0f}" for each in self.memory))


@dataclass(frozen=True, slots=True)
class Grown:
    """What was measured, by customers and by rows of a page."""

    customers: Sequence[Taken]
    rows: Sequence[Taken]


def main(arguments: list[str]) -> int:
    """The exit code; tables go to the terminal, and with pictures into the documents where that is asked for."""
    wanted = _parser().parse_args(arguments)
    sizes = sorted(int(each) for each in (wanted.sizes or SIZES[wanted.engine]).split(","))
    console = Console()
    found = asyncio.run(_measured(wanted.engine, sizes, wanted.count, console))
    about = figures.about(wanted.engine, f"{wanted.count} of each question, one after the other")
    for head, some in (("customers", found.customers), ("rows", found.rows)):
        console.print(_shown(head, some))
    console.print(_growth(found.customers), about)
    if wanted.write:
        _write(found, wanted.engine, about)
    return 0


def _parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser("kith bench growth", description="Time and memory by customers, and by page size.")
    found.add_argument("--engine", choices=("embedded", "neo4j"), default="embedded", help="the engine below")
    found.add_argument("--sizes", help=f"customers, with commas ({SIZES['embedded']}; on Neo4j {SIZES['neo4j']})")
    found.add_argument("--count", type=int, default=200, help="how often each question is asked (200)")
    found.add_argument("--write", action="store_true", help="put tables and pictures into the documents")
    return found


async def _measured(engine: str, sizes: Sequence[int], count: int, console: Console) -> Grown:
    async with empty(engine) as place:
        found, before = list[Taken](), 0
        rows: Sequence[Taken] = ()
        for size in sizes:
            begun = perf_counter()
            with console.status(f"{size:,} customers"):
                await _fill(place, before, size)
            console.print(f"{size:,} customers after {perf_counter() - begun:,.0f} s more")
            if not before:  # an engine that has just begun is slower than its data make it
                await _asked_all(place, size, FIRST)
            found += await _asked_all(place, size, count)
            rows = rows or await _by_rows(place, size, count)
            before = size
        return Grown(found, rows)


async def _fill(place: Engine, before: int, size: int) -> None:
    async with connected(place.endpoint) as store:
        await growing.fill(store, place.endpoint, before, size)


async def _asked_all(place: Engine, size: int, count: int) -> list[Taken]:
    async with running("served", place.endpoint, {}) as starting:
        server = await starting.ready()
        async with callers(server.port, 1) as (caller,):
            return [await _asked(each, caller, size, PAGE, count, server, place.pid) for each in QUESTIONS]


async def _by_rows(place: Engine, size: int, count: int) -> list[Taken]:
    """The pages of the table, each by a server of its own, whose memory is thus that of this page."""
    found = []
    pages = [each for each in QUESTIONS if each.has_pages]
    for rows in PAGES:
        async with running("served", place.endpoint, {}) as starting:
            server = await starting.ready()
            async with callers(server.port, 1) as (caller,):
                found += [await _asked(each, caller, size, rows, count, server, place.pid, of=rows) for each in pages]
    return found


async def _asked(
    question: Question, caller: Caller, size: int, rows: int, count: int, server: Running, engine: int, *,
    of: int | None = None,
) -> Taken:  # fmt: skip
    """One question many times, with other values each time."""
    random = Random(5)  # noqa: S311  # it chooses and guards nothing
    for _ in range(WARMING):
        await _once(question.text, caller, question.variables(size, rows, random))
    before = _processors(server.pid, engine)
    times = [await _once(question.text, caller, question.variables(size, rows, random)) for _ in range(count)]
    taken = [(late - early) / count * 1000 for early, late in zip(before, _processors(server.pid, engine), strict=True)]
    return Taken(question.name, of or size, times, (taken[0], taken[1]), (memory(server.pid), memory(engine)))


def _processors(*pids: int) -> tuple[float, ...]:
    return tuple(map(processor_seconds, pids))


async def _once(text: str, caller: Caller, variables: Mapping[str, Any]) -> float:
    body = request("/graphql", orjson.dumps({"query": text, "variables": variables}))
    begun = perf_counter()
    await caller.call(body)
    return (perf_counter() - begun) * 1000


# ---------------------------------------------------------------------------------------------------------------- shown


def _head(what: str) -> tuple[str, ...]:
    return "question", what, "p10", "p50", "p95 ms", "server ms", "engine ms", "server MiB", "engine MiB"


def _shown(what: str, some: Sequence[Taken]) -> Table:
    table = Table(*_head(what), title=f"milliseconds by {what}")
    for each in some:
        table.add_row(*each.row)
    return table


def growth(some: Sequence[Taken]) -> list[tuple[str, float, float]]:
    """How many times as long each question takes at the largest size as at the smallest, and how many times that is."""
    found = []
    for name in dict.fromkeys(each.question for each in some):
        own = sorted((each for each in some if each.question == name), key=lambda each: each.size)
        found.append((name, own[-1].quick / own[0].quick, own[-1].size / own[0].size))
    return found


def _growth(some: Sequence[Taken]) -> Table:
    table = Table("question", "time", "customers", title="times as much at the end as at the beginning")
    for name, times, size in growth(some):
        table.add_row(name, f"{times:.2f}", f"{size:g}")
    return table


def _write(found: Grown, engine: str, about: str) -> None:
    FOLDER.mkdir(exist_ok=True)
    parts = []
    for what, some in (("customers", found.customers), ("rows", found.rows)):
        picture = FOLDER / f"growth-{engine}-{what}.svg"
        lines = {name: [(each.size, each.quick) for each in some if each.question == name]
                 for name in dict.fromkeys(each.question for each in some)}  # fmt: skip
        title = f"Milliseconds of a query (p10) by {what}, {engine} engine"
        picture.write_text(chart(title, what, "ms", lines), encoding="utf-8")
        parts.append(figures.markdown(_head(what), (each.row for each in some)))
        parts.append(f"![{title}](performance/{picture.name})")
    figures.put("\n\n".join((*parts, about)), f"growth on {engine}")


if __name__ == "__main__":
    raise SystemExit(main([]))
