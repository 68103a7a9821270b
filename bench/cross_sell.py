"""`./kith bench cross-sell`: what an offer takes, beside its very statements sent by the bare driver; and learning."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from neo4j import READ_ACCESS, AsyncDriver
from rich.console import Console
from rich.table import Table

from bench import figures, learning
from bench.bare import driver_of
from bench.offered import SIZES, customer, running
from bench.percentiles import at
from bench.sold import Size
from graph.bolt import connected
from graph.cross_sell.serving.terms import Terms
from graph.endpoint import Endpoint
from graph.model import MODEL
from graph.statement import Statement
from graph.store import Row
from resolvers.binding import Setting
from server.answers.answering import GraphQL
from server.answers.messages import Request

QUERY = """query ($id: ID!) { customer(by: {id: $id}) { crossSell(first: 3) {
  strategyUsed nodes { score product { sku name } reasons { code text } } } } }"""
HEAD = ("customer with", "statements", "kith p50 ms", "kith p95 ms", "driver p50 ms", "driver p95 ms", "ratio")
Waves = list[list[Statement]]


@dataclass(frozen=True, slots=True)
class Taken:
    """Milliseconds of each offer, by Kith and by the bare driver, one after the other."""

    size: str
    kith: Sequence[float]
    bare: Sequence[float]
    statements: int

    @property
    def row(self) -> tuple[str, ...]:
        numbers = [f"{each:.1f}" for times in (self.kith, self.bare) for each in (at(times, 0.5), at(times, 0.95))]
        ratio = median(own / other for own, other in zip(self.kith, self.bare, strict=True))
        return (self.size, str(self.statements), *numbers, f"{ratio:.2f}")


def main(arguments: list[str]) -> int:
    """The exit code; the table goes to the terminal, and into the document where that is asked for."""
    wanted = _parser().parse_args(arguments)
    if wanted.learning:
        return learning.main(Size(*wanted.learning), is_whole=wanted.engine == "neo4j", is_written=wanted.write)
    taken = asyncio.run(_measured(wanted.engine, wanted.rounds))
    about = figures.about(wanted.engine, f"{wanted.rounds} rounds over all customers after two of warming up")
    table = Table(*HEAD)
    for each in taken:
        table.add_row(*each.row)
    Console().print(table, about)
    if wanted.write:
        rows = (each.row for each in taken)
        figures.put(f"{figures.markdown(HEAD, rows)}\n\n{about}", f"cross-sell on {wanted.engine}")
    return 0


def _parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser("kith bench cross-sell", description="What an offer takes, beside the bare driver.")
    found.add_argument("--engine", choices=("embedded", "neo4j"), default="embedded", help="the engine below both")
    found.add_argument("--rounds", type=int, default=4, help="how often each customer is asked for (4)")
    found.add_argument("--learning", type=int, nargs=3, metavar=("CUSTOMERS", "PRODUCTS", "PURCHASES"),
                       help="learn from so many made up instead: out of a file, or a Neo4j and back")  # fmt: skip
    found.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    return found


async def _measured(engine: str, rounds: int) -> list[Taken]:
    with tempfile.TemporaryDirectory(prefix="kith-bench-") as folder:
        async with (
            running(engine, Path(folder, "engine")) as endpoint,
            connected(endpoint) as store,
            driver_of(endpoint) as driver,
        ):
            api = GraphQL(store, MODEL, Setting(UTC, "GBP", b"k" * 32, 1000, offers=Terms(allows=True)))
            return [await _taken(size, api, driver, endpoint, rounds) for size in SIZES]


async def _taken(size: str, api: GraphQL, driver: AsyncDriver, endpoint: Endpoint, rounds: int) -> Taken:
    """Each customer in turn, Kith and the bare driver after one another; the first two rounds warm up."""
    kith, bare, people = list[float](), list[float](), SIZES[size][0]
    requests = [Request(QUERY, variables={"id": customer(size, number)}) for number in range(people)]
    every = [(request, await _sent(api, request)) for request in requests]
    for number, (request, sent) in enumerate(every * (rounds + 2)):
        own = await _timed(lambda request=request: api.answer(request))  # type: ignore[misc]  # it is run at once
        floor = await _timed(lambda sent=sent: _replayed(driver, endpoint, sent))  # type: ignore[misc]
        if number >= 2 * people:
            kith, bare = [*kith, own], [*bare, floor]
    return Taken(size, kith, bare, sum(map(len, every[0][1])))


async def _sent(api: GraphQL, request: Request) -> Waves:
    """What Kith sends for a request: statements that are under way together, one lot after the other."""
    waves, under_way = list[list[Statement]](), 0

    class Noting:
        engine = api.store.engine

        async def read(self, statement: Statement, **others: Any) -> list[Row]:
            nonlocal under_way
            if under_way == 0:
                waves.append([])
            waves[-1].append(statement)
            under_way += 1
            try:
                return await api.store.read(statement, **others)
            finally:
                under_way -= 1

    reply = await replace(api, store=Noting()).answer(request)  # type: ignore[arg-type]  # it only reads
    assert not reply.errors, reply.errors
    return waves


async def _replayed(driver: AsyncDriver, endpoint: Endpoint, sent: Waves) -> None:
    for wave in sent:
        await asyncio.gather(*(_said(driver, endpoint, each) for each in wave))


async def _said(driver: AsyncDriver, endpoint: Endpoint, each: Statement) -> None:
    async with driver.session(database=endpoint.database, default_access_mode=READ_ACCESS) as session:
        result = await session.run(each.text, dict(each.parameters))
        await result.values()


async def _timed(work: Callable[[], Awaitable[object]]) -> float:
    begun = perf_counter()
    await work()
    return (perf_counter() - begun) * 1000
