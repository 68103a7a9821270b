"""`./kith bench gate`: fails where Kith's server takes more of a processor than it may, without any database.

A recorded engine answers; Kith and the bare driver are asked the same in turns. The ratio of their processor times, the
median over many short rounds, must not be above its budget by more than 15 %. A machine that does other things as well
makes both slower, so the ratio holds; and what is above is measured again, twice, before it counts: by servers that are
started anew, since one process stays as quick as it began.

So it takes more than 15 % to be seen: a budget is what one try gave, what is judged is the least of up to three, and on
a machine of lower ratios than that of the budget there is more room. The room shown with each question is how much
slower it must at least become. That 30 % are seen where budget and judgement come from one machine, a test sees to.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import cycle
from statistics import median

import orjson
from rich.console import Console
from rich.table import Table

from bench import budgets, figures, recorded
from bench.agreement import Asking
from bench.budgets import OVER, Budget
from bench.callers import callers, repeat
from bench.processes import Running, Starting, child, processor_seconds, running
from bench.recorded import Recorded
from bench.serving import SETTING
from graph.endpoint import Endpoint
from graph.model import MODEL
from server.answers.answering import GraphQL

CONNECTIONS, SECONDS, WARMING, ROUNDS, TRIES = 2, 0.08, 0.4, 15, 3
Ratios = Mapping[str, float]


class Strange(Exception):
    """An answer that is not the one that was recorded."""


@dataclass(frozen=True, slots=True)
class Side:
    """Kith, or the driver. Connections are fresh each time, since servers do not keep idle ones for long."""

    way: str
    server: Running

    async def cost(self, asking: Asking, seconds: float) -> float:
        """Seconds of a processor per request."""
        async with callers(self.server.port, CONNECTIONS) as connections:
            before = processor_seconds(self.server.pid)
            count = await repeat(connections, cycle((asking.bytes(self.way),)), seconds)
            return (processor_seconds(self.server.pid) - before) / count

    async def first(self, asking: Asking) -> object:
        async with callers(self.server.port, 1) as (caller,):
            return orjson.loads(await caller.call(asking.bytes(self.way)))


@dataclass(frozen=True, slots=True)
class Match:
    """Both sides over one recorded engine."""

    kith: Side
    driver: Side
    askings: Mapping[str, Asking]

    async def ratio(self, name: str, rounds: int) -> float:
        """How many times the driver's processor time Kith takes of a question."""
        asking = self.askings[name]
        for side in (self.kith, self.driver):
            await side.cost(asking, WARMING)
        pairs = [(await self.kith.cost(asking, SECONDS), await self.driver.cost(asking, SECONDS))
                 for _ in range(rounds)]  # fmt: skip
        return median(one / other for one, other in pairs)


def main(arguments: list[str]) -> int:
    """The exit code: 1 if something is over its budget."""
    wanted = _parser().parse_args(arguments)
    console = Console()
    if wanted.record:
        asyncio.run(recorded.record())
    known = {} if wanted.write else budgets.budgets()
    found = asyncio.run(judged(known, rounds=wanted.rounds, slower=wanted.slower / 100))
    if wanted.write:
        budgets.write(found, f"{figures.today()}, {figures.machine()}")
    known = budgets.budgets()
    console.print(_table(found, known), verdict(found, known))
    return 0 if all(known[name].allows(times) for name, times in found.items()) else 1


def verdict(found: Ratios, known: Mapping[str, Budget]) -> str:
    """What is over its budget; or what might be slower and is not seen."""
    if over := [name for name, times in found.items() if not known[name].allows(times)]:
        return f"over budget in each of {TRIES} tries: {', '.join(over)}"
    room = max(known[name].room(times) for name, times in found.items())
    return f"within budget; what has become slower by less than its room, here up to {room:.0%}, is not seen"


def _parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser("kith bench gate", description="Processor time per read, against its budget.")
    found.add_argument("--rounds", type=int, default=ROUNDS, help=f"of each question ({ROUNDS})")
    found.add_argument("--slower", type=float, default=0.0, help="make Kith slower by so many percent, to see it fail")
    found.add_argument("--record", action="store_true", help="ask a Neo4j first what the recorded engine should say")
    found.add_argument("--write", action="store_true", help="keep what is measured as the budget")
    return found


async def judged(
    known: Mapping[str, Budget],
    names: Sequence[str] | None = None,
    *,
    rounds: int = ROUNDS,
    tries: int = TRIES,
    slower: float = 0.0,
) -> dict[str, float]:
    """The ratio of each question; one over its budget is the least of several tries, each with servers of its own."""
    found = dict[str, float]()
    over: Sequence[str] | None = names
    for _ in range(tries):
        async with match(slower) as both:
            again = {name: await both.ratio(name, rounds) for name in over or both.askings}
        found |= {name: min(found.get(name, times), times) for name, times in again.items()}
        over = [name for name, times in found.items() if name in known and not known[name].allows(times)]
        if not over:
            break
    return found


@asynccontextmanager
async def replaying() -> AsyncIterator[tuple[Endpoint, dict[str, Asking]]]:
    """A recorded engine, and what can be asked of it."""
    api = GraphQL(_Named(), MODEL, SETTING)  # type: ignore[arg-type]  # it compiles and asks nothing
    known = recorded.kept()
    askings = {each.name: each.asking(api) for each in known}
    rows = [{"text": askings[each.name].sent["driver"].text, "sign": each.sign, "rows": each.rows} for each in known]
    async with child("bench.replayed", rows, "replayed") as starting:
        engine = await starting.ready()
        yield Endpoint(f"bolt://127.0.0.1:{engine.port}", "kith", "recorded", "neo4j"), askings


@asynccontextmanager
async def match(slower: float = 0.0) -> AsyncIterator[Match]:
    """Both servers over a recorded engine, once both have given the answers that were recorded."""
    async with replaying() as (endpoint, askings), AsyncExitStack() as stack:
        both = [await _starting("served", endpoint, askings, stack, slower=slower),
                await _starting("driver", endpoint, askings, stack)]  # fmt: skip
        kith, driver = [Side(each.way, await each.ready()) for each in both]
        for each in recorded.kept():
            await compared(each, askings[each.name], kith, driver)
        yield Match(kith, driver, askings)


@dataclass(frozen=True, slots=True)
class _Named:
    """Which engine was recorded."""

    engine: str = "neo4j"


async def _starting(
    way: str, endpoint: Endpoint, askings: Mapping[str, Asking], stack: AsyncExitStack, *, slower: float = 0.0
) -> Starting:
    statements = {each.root: each.sent["driver"] for each in askings.values()}
    return await stack.enter_async_context(running(way, endpoint, statements, slower=slower))


async def compared(recorded: Recorded, asking: Asking, kith: Side, driver: Side) -> None:
    for side, wanted in ((kith, recorded.answer), (driver, recorded.rows)):
        if await side.first(asking) != wanted:
            raise Strange(
                f"{recorded.name}: {side.way} should have answered what was recorded. If the statement or the question "
                "is another one by now, ./kith bench gate --record --write asks a Neo4j anew."
            )


def _table(found: Ratios, known: Mapping[str, Budget]) -> Table:
    table = Table("question", "times the driver", "budget", "at most", "room", title="processor time of Kith's server")
    for name, times in found.items():
        own = known[name]
        table.add_row(name, f"{times:.2f}", f"{own.times:.2f}", f"{own.times * OVER:.2f}", f"{own.room(times):+.0%}")
    return table


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
