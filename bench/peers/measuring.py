"""Every question to every peer, in rounds, each time in another order, so that what the machine does falls on all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from random import Random
from statistics import median
from time import perf_counter

from bench.callers import Failed
from bench.peers.calling import asked, connections
from bench.peers.machine import memory, processor_seconds
from bench.peers.made import Size
from bench.peers.questions import CALLERS, Question
from bench.peers.questions import asked as request_of
from bench.peers.running import Peer, Running
from bench.peers.texts import is_there, text
from bench.peers.varying import VARY
from bench.percentiles import at

AHEAD = 25
"""Requests of each caller that are made before the clock runs."""


@dataclass(frozen=True, slots=True)
class Course:
    """Seconds of each cell in each round, how many rounds are counted, how many answers are compared before, and how
    often each peer is started anew."""

    seconds: float
    rounds: int
    warming: float
    compared: int
    texts: int
    starts: int = 5

    def __str__(self) -> str:
        return (f"{self.rounds} rounds of {self.seconds:g} s after {self.warming:g} s of warming up, {CALLERS} "
                f"connections, {self.texts:,} texts of each kind at most")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Round:
    """What one cell took: requests a second, latencies and processor time of a request in milliseconds, MiB."""

    rate: float
    p50: float
    p99: float
    server: float
    engine: float
    memory: float
    count: int


@dataclass(slots=True)
class Cell:
    """A question to a peer, round by round, or why there are none."""

    question: str
    peer: str
    rounds: list[Round] = field(default_factory=list)
    fault: str = ""

    def middle(self, figure: str) -> float:
        return float(median(getattr(each, figure) for each in self.rounds))

    def spread(self, figure: str) -> tuple[float, float]:
        found = [getattr(each, figure) for each in self.rounds]
        return min(found), max(found)


Tell = Callable[[str], object]


async def measured(
    questions: Sequence[Question], peers: Sequence[Running], size: Size, course: Course, *, tell: Tell
) -> list[Cell]:
    """`tell` hears of each cell. The first round warms up; texts made anew are never asked twice."""
    cells = {(each, peer): Cell(each.name, peer.peer.name) for each in questions for peer in peers
             if is_there(each.folder, peer.peer.asks) and not (each.varies and peer.peer.asks == "bare")}  # fmt: skip
    shuffler = Random(1)  # noqa: S311  # it shuffles and guards nothing
    asking = {key: requests(key[0], key[1].peer, size, course.texts) for key in cells}
    for number in range(course.rounds + 1):
        order = list(cells)
        shuffler.shuffle(order)
        for question, peer in order:
            tell(f"{question.title}: {peer.peer.title}")
            seconds = course.seconds if number else course.warming
            await _measure(cells[question, peer], peer, asking[question, peer], question.callers, seconds)
        if not number:
            for each in cells.values():
                each.rounds.clear()
    return [each for each in cells.values() if each.rounds or each.fault]


async def _measure(cell: Cell, server: Running, asking: Iterator[bytes], callers: int, seconds: float) -> None:
    """One more round, unless the peer has failed at this question before; then it is not asked again."""
    if cell.fault:
        return
    try:
        found = await _cell(server, asking, callers, seconds)
    except (Failed, OSError) as error:
        cell.fault = f"{error}"[:300]
        return
    if found is not None:
        cell.rounds.append(found)


async def _cell(server: Running, asking: Iterator[bytes], callers: int, seconds: float) -> Round | None:
    prepared = ahead(asking, AHEAD * callers)
    async with connections(server.port, callers) as some:
        before, began = _used(server), perf_counter()
        taken = await asked(some, prepared, seconds)
        spent, after = perf_counter() - began, _used(server)
        kept = memory(server.pid) / 2**20
    if not taken:
        return None
    own, below = ((late - early) * 1000 / len(taken) for early, late in zip(before, after, strict=True))
    return Round(len(taken) / spent, at(taken, 0.5) * 1000, at(taken, 0.99) * 1000, own, below, kept, len(taken))


def ahead(asking: Iterator[bytes], count: int) -> Iterator[bytes]:
    """The same requests, so many of them made at once; who stops in the middle leaves the rest to the next round."""
    return chain(list(islice(asking, count)), asking)


def _used(server: Running) -> tuple[float, float]:
    return processor_seconds(server.pid), processor_seconds(server.engine)


def requests(question: Question, peer: Peer, size: Size, texts: int) -> Iterator[bytes]:
    """Requests with values at random, without an end; where texts vary, so many of them, each once."""
    asks, random = peer.asks, Random(f"{question.name} {peer.name}")  # noqa: S311  # it chooses and guards nothing
    if not question.varies:
        while True:
            yield request_of(question, asks, question.draw(size, random))
    varied, seen = VARY[question.varies](text(question.folder, asks)), set[str]()
    while len(seen) < texts:
        variables = question.draw(size, random)
        document = varied(variables, random)
        if document not in seen:
            seen.add(document)
            yield request_of(question, asks, variables, document)


def by_name(cells: Sequence[Cell]) -> Mapping[tuple[str, str], Cell]:
    """Those that were measured to the end."""
    return {(each.question, each.peer): each for each in cells if each.rounds and not each.fault}
