"""The first request after a start: how long it takes to be there, and then to answer what nobody has asked before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from statistics import median
from time import perf_counter
from typing import Literal

from bench.peers.calling import connections
from bench.peers.engines import forget_plans
from bench.peers.made import Size
from bench.peers.questions import QUESTIONS, asked
from bench.peers.running import Below, Node, Peer, running

FIRST = next(each for each in QUESTIONS if each.name == "nested")
Age = Literal["young", "warm"]


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds until a server listens, and milliseconds of its first answer and of its second, start by start; beside an
    engine that has just been started and filled (`young`), or one that has answered questions for a while."""

    peer: str
    engine: Age
    ready: tuple[float, ...]
    first: tuple[float, ...]
    second: tuple[float, ...]

    @property
    def row(self) -> tuple[str, str, str, str, str]:
        least, most = min(self.first), max(self.first)
        spread = f"{least:,.0f} to {most:,.0f}"
        return (self.engine, f"{median(self.ready):.1f}", f"{median(self.first):,.0f}", spread,
                f"{median(self.second):,.0f}")  # fmt: skip


async def starts(
    peers: Sequence[Peer],
    below: Mapping[str, Below],
    node: Node | None,
    size: Size,
    count: int,
    engine: Age,
) -> list[Start]:
    """Each peer started so often, in turns, of which each has another order; Neo4j forgets its plans each time."""
    shuffler, taken = Random(1), {peer: list[tuple[float, float, float]]() for peer in peers}  # noqa: S311  # as above
    for _ in range(count):
        for peer in shuffler.sample(peers, len(peers)):
            taken[peer].append(await _start(peer, below[peer.engine], node, size))
    return [Start(peer.name, engine, *zip(*some, strict=True)) for peer, some in taken.items()]


async def _start(peer: Peer, below: Below, node: Node | None, size: Size) -> tuple[float, float, float]:
    if peer.engine == "neo4j":
        await forget_plans(below)
    request = asked(FIRST, peer.asks, FIRST.draw(size, Random(1)))  # noqa: S311  # it chooses and guards nothing
    began = perf_counter()
    async with running(peer, below, node) as server, connections(server.port, 1) as (one,):
        there = perf_counter()
        await one.call(request)
        answered = perf_counter()
        await one.call(request)
        again = perf_counter()
    return there - began, (answered - there) * 1000, (again - answered) * 1000
