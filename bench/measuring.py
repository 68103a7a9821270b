"""Processor time per request, way by way in turns, so that whatever else the machine does falls on all alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from random import Random

from bench.agreement import Asking
from bench.callers import callers, repeat
from bench.processes import Running, processor_seconds

CONNECTIONS = 4


@dataclass(frozen=True, slots=True)
class Taken:
    """What one request cost in one round, in microseconds of a processor."""

    server: float
    engine: float


Rounds = dict[tuple[str, str], list[Taken]]
"""What was taken, by question and way."""


@dataclass(frozen=True, slots=True)
class Course:
    """How long is measured: seconds of every cell in every round, after as many of warming up."""

    seconds: float
    rounds: int

    def __str__(self) -> str:
        return f"{self.rounds} rounds of {self.seconds:g} s, {CONNECTIONS} connections"


async def measured(
    askings: Mapping[str, Sequence[Asking]],
    ways: Mapping[str, Running],
    engine: int,
    course: Course,
    *,
    tell: Callable[[], object],
) -> Rounds:
    """Every question to every way, each round in another order; `tell` is called after each cell."""
    found: Rounds = {(question, way): [] for question in askings for way in ways}
    shuffler = Random(1)  # noqa: S311  # it shuffles and guards nothing
    for number in range(course.rounds + 1):
        cells = list(found)
        shuffler.shuffle(cells)
        for question, way in cells:
            requests = cycle([each.bytes(way) for each in askings[question]])
            taken = await _taken(ways[way], requests, engine, course.seconds)
            if number:
                found[question, way].append(taken)
            tell()
    return found


async def _taken(server: Running, requests: Iterator[bytes], engine: int, seconds: float) -> Taken:
    async with callers(server.port, CONNECTIONS) as connections:
        before = processor_seconds(server.pid), processor_seconds(engine)
        count = await repeat(connections, requests, seconds)
        after = processor_seconds(server.pid), processor_seconds(engine)
    own, database = ((late - early) / count * 1e6 for early, late in zip(before, after, strict=True))
    return Taken(own, database)
