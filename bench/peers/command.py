"""`./kith bench peers`: Kith beside what a team would use instead, on the same data, answers compared first."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from typing import TypeVar

from rich.console import Console

from bench.peers import engines, node, report
from bench.peers.agreement import agreed
from bench.peers.machine import Missing
from bench.peers.made import SIZES, Size
from bench.peers.measuring import Course, Tell, measured
from bench.peers.questions import QUESTIONS, Question
from bench.peers.report import Report
from bench.peers.running import PEERS, Below, Node, Peer, running
from bench.peers.starting import Age, Start, starts
from server import serving

QUICK, FULL = Course(1.0, 2, 1.5, 3, 2_000, starts=1), Course(2.0, 3, 10.0, 20, 10_000)
"""Of a whole run, what stands in the documents: an engine in Java gets quicker for minutes."""
T = TypeVar("T")
WIDTH = 150
ON_NODE = frozenset({"apollo", "postgraphile"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is compared at what."""

    size: Size
    course: Course
    peers: Sequence[Peer]
    questions: Sequence[Question]


def main(arguments: list[str]) -> int:
    """The exit code; tables go to the terminal, and into the documents where that is asked for."""
    given = _parser().parse_args(arguments)
    wanted, console = _wanted(given), Console()
    # Tables of ten columns want more than a terminal's usual width, and a file has no width of its own.
    console = console if console.width >= WIDTH else Console(width=WIDTH)
    found = serving.run(_measured(wanted, lambda what: console.log(what, markup=False, highlight=False)))
    console.print(report.shown(found), report.shown_starts(found))
    for line in (*report.words(found), found.about):
        console.print(line, markup=False, highlight=False)
    if given.write:
        report.written(found)
    return 0


def _parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser("kith bench peers", description="Kith beside Apollo, PostGraphile and others.")
    found.add_argument("--size", choices=tuple(SIZES), default="S", help="of the graph (S)")
    found.add_argument("--quick", action="store_true", help="few short rounds, to see that it works")
    found.add_argument("--rounds", type=int, help="how many are counted, after one to warm up (3)")
    found.add_argument("--seconds", type=float, help="of each peer and question in each round (2)")
    found.add_argument("--warming", type=float, help="seconds of each of them before the first round (10)")
    found.add_argument("--peers", help=f"some of {', '.join(each.name for each in PEERS)}, with commas")
    found.add_argument("--questions", help=f"some of {', '.join(each.name for each in QUESTIONS)}, with commas")
    found.add_argument("--write", action="store_true", help="put tables and plots into docs")
    return found


def _wanted(given: argparse.Namespace) -> Wanted:
    if given.write and (given.quick or given.peers or given.questions or given.size == "tiny"):
        raise SystemExit("--write puts a whole run into the documents. Leave out --quick, --peers and --questions.")
    usual = QUICK if given.quick else FULL
    warming = usual.warming if given.warming is None else given.warming
    course = replace(
        usual, seconds=given.seconds or usual.seconds, rounds=given.rounds or usual.rounds, warming=warming
    )
    peers = _chosen(given.peers, {each.name: each for each in PEERS})
    return Wanted(SIZES[given.size], course, peers, _chosen(given.questions, {each.name: each for each in QUESTIONS}))


def _chosen(names: str | None, known: Mapping[str, T]) -> list[T]:
    """Those of these names, in their order; all of them where none is named."""
    wanted = set(names.split(",")) if names else set(known)
    if strange := sorted(wanted - set(known)):
        raise SystemExit(f"There is no {', '.join(strange)}. There are {', '.join(known)}.")
    return [each for name, each in known.items() if name in wanted]


async def _measured(wanted: Wanted, tell: Tell) -> Report:
    runtime = await asyncio.to_thread(_runtime, wanted.peers, tell)
    able = [each for each in wanted.peers if runtime or each.name not in ON_NODE]
    async with AsyncExitStack() as stack:
        below = await engines.started({each.engine for each in able}, wanted.size, stack, tell=tell)
        peers = [each for each in able if each.engine in below]
        young = await _cold(wanted, peers, below, runtime, "young", tell)
        async with AsyncExitStack() as above:
            servers = [await above.enter_async_context(running(each, below[each.engine], runtime)) for each in peers]
            tell("comparing answers")
            compared = await agreed(wanted.questions, servers, wanted.size, wanted.course.compared)
            cells = await measured(wanted.questions, servers, wanted.size, wanted.course, tell=tell)
        warm = await _cold(wanted, peers, below, runtime, "warm", tell)
    on = [*(below[each].about for each in sorted(below)), runtime.about if runtime else "no Node"]
    told = report.about(str(wanted.size), wanted.course, on)
    return Report(wanted.size.name, told, wanted.course, cells, [*young, *warm], compared)


async def _cold(
    wanted: Wanted,
    peers: Sequence[Peer],
    below: Mapping[str, Below],
    runtime: Node | None,
    engine: Age,
    tell: Tell,
) -> list[Start]:
    tell(f"starting each peer anew beside a {engine} engine")
    single = [each for each in peers if each.workers == 1]
    return await starts(single, below, runtime, wanted.size, wanted.course.starts, engine)


def _runtime(peers: Sequence[Peer], tell: Tell) -> Node | None:
    """Node with its servers, if any of them is wanted and this machine has it."""
    if not any(each.name in ON_NODE for each in peers):
        return None
    try:
        return node.installed()
    except Missing as error:
        tell(f"Left out, for want of Node: {error}")
        return None
