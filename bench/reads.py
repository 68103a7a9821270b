"""`./kith bench reads`: what a read costs Kith's server, beside the bare driver and Strawberry as it comes."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from random import Random

from rich.console import Console
from rich.progress import Progress

from bench import figures
from bench.agreement import Asking, agreed
from bench.callers import callers
from bench.engines import Engine, empty
from bench.figures import WAYS, Part
from bench.measuring import Course, measured
from bench.population import FULL, SMALL, Population, Size, fill, population
from bench.processes import Running, running
from bench.questions import QUESTIONS, Question
from bench.sent import sent, with_names
from bench.serving import SETTING
from graph.bolt import connected
from graph.endpoint import Endpoint
from graph.model import MODEL
from server.answers.answering import GraphQL

COMPARED, DIFFERENT = 10, 200
Askings = Mapping[str, Sequence[Asking]]


def main(arguments: list[str]) -> int:
    """The exit code; the table goes to the terminal, and into the document where that is asked for."""
    wanted = _parser().parse_args(arguments)
    size = SMALL if wanted.quick else FULL
    course = Course(wanted.seconds, 3 if wanted.quick else wanted.rounds)
    console = Console()
    parts = asyncio.run(_measured(wanted.engine, size, course, console))
    about = figures.about(wanted.engine, f"{size}; {course}")
    console.print(figures.shown(parts), about)
    if wanted.write:
        figures.written(parts, wanted.engine, about)
    return 0


def _parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser("kith bench reads", description="Processor time per read, beside two other ways.")
    found.add_argument("--engine", choices=("embedded", "neo4j"), default="embedded", help="the engine below them all")
    found.add_argument("--seconds", type=float, default=2.0, help="of each way and question in each round (2)")
    found.add_argument("--rounds", type=int, default=7, help="how often, after one round to warm up (7)")
    found.add_argument("--quick", action="store_true", help="a small graph and three rounds, to see that it works")
    found.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    return found


async def _measured(engine: str, size: Size, course: Course, console: Console) -> list[Part]:
    async with empty(engine) as place:
        return await compared(place, size, course, console)


async def compared(place: Engine, size: Size, course: Course, console: Console) -> list[Part]:
    """Fill an empty engine, start the servers, compare their answers, measure."""
    with console.status("filling the graph"):
        made = population(size)
        api = await _filled(place.endpoint, made)
    askings = {each.name: _askings(each, made, api) for each in QUESTIONS}
    async with _served(place.endpoint, askings) as ways:
        lengths = {name: await _agreed(each, ways, api) for name, each in askings.items()}
        with Progress(console=console, transient=True) as progress:
            task = progress.add_task("measuring", total=len(askings) * len(ways) * (course.rounds + 1))
            rounds = await measured(askings, ways, place.pid, course, tell=lambda: progress.advance(task))
    return [Part(name, length, rounds) for name, length in lengths.items()]


async def _filled(endpoint: Endpoint, made: Population) -> GraphQL:
    """An API for compiling, once the graph is in."""
    async with connected(endpoint) as store:
        await fill(store, endpoint, made)
        return GraphQL(store, MODEL, SETTING)


def _askings(question: Question, made: Population, api: GraphQL) -> list[Asking]:
    random = Random(2)  # noqa: S311  # it chooses and guards nothing
    different = [question.variables(made, random) for _ in range(DIFFERENT)]
    [(root, statement)] = sent(api, question.text, different[0]).items()
    statements = dict.fromkeys(WAYS, statement) | {"named": with_names(api, root, different[0])}
    return [Asking(question, each, root, statements) for each in different]


@asynccontextmanager
async def _served(endpoint: Endpoint, askings: Askings) -> AsyncIterator[dict[str, Running]]:
    async with AsyncExitStack() as stack:
        found = {}
        for way in WAYS:
            statements = {each[0].root: each[0].sent[way] for each in askings.values()}
            found[way] = await stack.enter_async_context(running(way, endpoint, statements))
        yield {way: await each.ready() for way, each in found.items()}


async def _agreed(askings: Sequence[Asking], ways: Mapping[str, Running], api: GraphQL) -> int:
    """Bytes of an answer, once all ways have given the same ones."""
    async with AsyncExitStack() as stack:
        first = {way: (await stack.enter_async_context(callers(each.port, 1)))[0] for way, each in ways.items()}
        return max([await agreed(each, first, api) for each in askings[:COMPARED]])
