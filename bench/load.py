"""`./kith bench load`: a server asked at a steady rate, then at four times what it can do, then for a long time."""

from __future__ import annotations

import argparse
import asyncio
import gc
import sys
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import cycle
from random import Random

import orjson
from rich.console import Console
from rich.table import Table

from bench import figures
from bench.arrivals import Course, Lines, arrived, late
from bench.callers import callers, repeat, request
from bench.engines import empty
from bench.gate import replaying
from bench.population import SMALL, Population, fill, population
from bench.processes import Running, memory, open_files, running
from bench.questions import QUESTIONS, Question
from graph.bolt import connected
from graph.endpoint import Endpoint
from server.serving import run

HEAD = ("at", "asked a second", "answered a second", "refused", "with errors", "p50 ms", "p99 ms", "p99 of refusals")
OFTEN = {"point": 8, "list of 100": 4, "nested": 8}
"""How many of twenty requests are of each question."""
STEADY, OVER, CONNECTIONS = 0.4, 4.0, 16
WARMING, LOOK, SETTLED = 20.0, 5.0, 0.3
"""Seconds before it is seen what a server can do, seconds between two looks at memory, and the part of a soak that is
not judged: caches fill."""


@dataclass(frozen=True, slots=True)
class Soaked:
    """What a server held while it was asked for long: MiB and open files, every `LOOK` seconds."""

    memory: Sequence[float]
    files: Sequence[int]

    @property
    def slope(self) -> float:
        """MiB a minute, by the straight line that fits best."""
        some = self.memory[int(len(self.memory) * SETTLED) :]
        if len(some) < 2:
            return 0.0
        middle, mean = (len(some) - 1) / 2, sum(some) / len(some)
        over = sum((place - middle) * (each - mean) for place, each in enumerate(some))
        return over / sum((place - middle) ** 2 for place in range(len(some))) * 60 / LOOK

    @property
    def growth(self) -> int:
        """Open files more in the end than once it had settled, when fewest callers were connected."""
        some = self.files[int(len(self.files) * SETTLED) :]
        middle = (len(some) + 1) // 2
        return min(some[middle:] or some) - min(some[:middle] or some)


def main(arguments: list[str]) -> int:
    """The exit code: 1 where something promised does not hold."""
    wanted = _parser().parse_args(arguments)
    console = Console()
    gc.disable()  # nothing here is garbage, and whoever asks must not pause
    courses, soaked = run(_measured(wanted, console))
    table = Table(*HEAD, title="arrivals by chance; time counts from when a request was due")
    for each in courses:
        table.add_row(*each.row)
    held = f"soak of {wanted.minutes:g} minutes: {soaked.slope:+.2f} MiB a minute, {soaked.growth:+d} open files"
    about = figures.about(wanted.engine, held)
    console.print(table, about)
    wrong = faults(courses, soaked)
    console.print("\n".join(wrong) or "all that was promised held")
    if wanted.write:
        rows = (each.row for each in courses)
        figures.put(f"{figures.markdown(HEAD, rows)}\n\n{about}", f"load on {wanted.engine}")
    return 1 if wrong else 0


def _parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser("kith bench load", description="Steady, too much, and long.")
    engines = ("embedded", "neo4j", "recorded")
    found.add_argument("--engine", choices=engines, default="embedded", help="the engine; a recorded one takes no time")
    found.add_argument("--rate", type=float, help="requests a second; two fifths of what it can do by default")
    found.add_argument("--seconds", type=float, default=600, help="of the steady rate, and half of too much (600)")
    found.add_argument("--minutes", type=float, default=30, help="of the soak, at the steady rate (30)")
    found.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    return found


def faults(courses: Sequence[Course], soaked: Soaked) -> list[str]:
    """What was promised and does not hold."""
    steady, over, *others = courses
    before, then = (late(each.answered, 99) for each in (steady, over))
    failed = sum(len(each.failed) for each in (steady, *others))
    checks = {
        f"too much: 99 of 100 answers took {then:.0f} ms, and {before:.0f} at the steady rate": then > 2 * before,
        "too much: none were answered": not over.answered,
        f"{failed} answers have errors where it was not too much": failed > 0,
        f"{sum(each.unsaid for each in courses)} refusals do not say when to come back": any(
            each.unsaid for each in courses),
        f"memory grew by {soaked.slope:.2f} MiB a minute": soaked.slope >= 1,
        f"{soaked.growth} files more are open": soaked.growth > 3,
    }  # fmt: skip
    return [said for said, is_so in checks.items() if is_so]


async def _measured(wanted: argparse.Namespace, console: Console) -> tuple[list[Course], Soaked]:
    async with _asked(wanted.engine) as (endpoint, requests), running("served", endpoint, {}) as starting:
        return await _courses(await starting.ready(), requests, wanted, console)


@asynccontextmanager
async def _asked(engine: str) -> AsyncIterator[tuple[Endpoint, Iterator[bytes]]]:
    """An engine, and what is asked of it."""
    if engine == "recorded":
        async with replaying() as (endpoint, askings):
            yield endpoint, _requests({name: [each.bytes("kith")] for name, each in askings.items()})
        return
    made, random = population(SMALL), Random(7)  # noqa: S311  # it chooses and guards nothing
    async with empty(engine) as place:
        async with connected(place.endpoint) as store:
            await fill(store, place.endpoint, made)
        yield place.endpoint, _requests({each.name: [_body(each, made, random) for _ in range(500)]
                                         for each in QUESTIONS})  # fmt: skip


async def _courses(
    server: Running, requests: Iterator[bytes], wanted: argparse.Namespace, console: Console
) -> tuple[list[Course], Soaked]:
    lines = Lines(server.port)
    capacity = await _capacity(server, requests)
    rate = wanted.rate or capacity * STEADY
    console.print(f"{capacity:,.0f} a second is what it can do; {rate:,.0f} is steady")
    found = []
    for name, each, seconds in (
        ("steady", rate, wanted.seconds),
        ("4 times too much", capacity * OVER, wanted.seconds / 2),
    ):
        found.append(Course(name, each, seconds, await arrived(lines, requests, each, seconds)))
        console.print(*found[-1].row)
        await asyncio.sleep(LOOK)
    soaked, course = await _soaked(server, lines, requests, rate, wanted.minutes * 60)
    lines.close()
    return [*found, course], soaked


def _body(question: Question, made: Population, random: Random) -> bytes:
    return request("/graphql", orjson.dumps({"query": question.text, "variables": question.variables(made, random)}))


def _requests(some: Mapping[str, Sequence[bytes]]) -> Iterator[bytes]:
    """Questions as often as they are, others of them each time."""
    random = Random(8)  # noqa: S311  # it chooses and guards nothing
    names = [name for name, often in OFTEN.items() for _ in range(often)]
    return cycle([random.choice(some[random.choice(names)]) for _ in range(2_000)])


async def _capacity(server: Running, requests: Iterator[bytes]) -> float:
    """Answers a second to those who ask one after the other, when an engine has had time to compile itself."""
    async with callers(server.port, CONNECTIONS) as some:
        await repeat(some, requests, WARMING)
        return await repeat(some, requests, 5) / 5


async def _soaked(
    server: Running, lines: Lines, requests: Iterator[bytes], rate: float, seconds: float
) -> tuple[Soaked, Course]:
    held, files = list[float](), list[int]()
    asking = asyncio.create_task(arrived(lines, requests, rate, seconds))
    while not asking.done():
        held.append(memory(server.pid))
        files.append(open_files(server.pid))
        await asyncio.wait([asking], timeout=LOOK)
    return Soaked(held, files), Course("soak", rate, seconds, await asking)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
