"""`./kith prove agreement`: random questions by the thousand, on both engines."""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from graph import embedded
from graph.bolt import connected
from graph.endpoint import Endpoint
from graph.indexing import ensure
from graph.model import MODEL
from tests.agreement.rounds import Place, asked, place
from tests.engines import neo4j

ENGINES: dict[str, Callable[[Path], AbstractAsyncContextManager[Endpoint]]] = {
    "embedded": embedded.running,
    "neo4j": neo4j.running,
}
QUESTIONS = 50
"""Questions about one graph."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of it on one engine."""

    engine: str
    examples: int
    graphs: int
    disagreements: int
    seconds: float

    def __str__(self) -> str:
        asked_ = f"{self.examples:,} questions about {self.graphs:,} graphs in {self.seconds:,.0f} s"
        return f"{self.engine}: {asked_}, {self.disagreements} answered differently"


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="kith prove agreement", description=__doc__)
    parser.add_argument("--examples", type=int, default=20_000, help="questions for each engine; 20,000 if not given")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins")
    parser.add_argument("--engine", choices=[*ENGINES, "both"], default="both", help="who is asked")
    given = parser.parse_args(words)
    return run(given.examples, given.seed, tuple(ENGINES) if given.engine == "both" else (given.engine,))


def run(examples: int, seed: int, engines: Sequence[str] = tuple(ENGINES)) -> int:
    """Ask, print what happens and the figures; 1 if anything was answered differently."""
    figures = [asyncio.run(_on(engine, examples, seed)) for engine in engines]
    _say("\n".join(map(str, figures)))
    return 1 if any(each.disagreements for each in figures) else 0


async def _on(engine: str, examples: int, seed: int) -> Figures:
    begun, done, graphs, differing = time.monotonic(), 0, 0, 0
    async with _opened(engine) as here:
        while done < examples:
            number = min(QUESTIONS, examples - done)
            found = [each async for each in asked(here, seed * 1_000_000 + graphs, number)]
            done, graphs = done + number, graphs + 1
            for each in filter(None, found):
                differing += 1
                _say(f"{engine}, graph {graphs - 1} of seed {seed}: {each}")
            passed = time.monotonic() - begun
            _say(f"{engine}: {done:,} of {examples:,}, {differing} answered differently, {passed:,.0f} s")
    return Figures(engine, done, graphs, differing, time.monotonic() - begun)


@asynccontextmanager
async def _opened(engine: str) -> AsyncIterator[Place]:
    """An engine of its own, gone afterwards."""
    with TemporaryDirectory() as folder:
        async with ENGINES[engine](Path(folder)) as endpoint, connected(endpoint) as store:
            await ensure(store, endpoint, MODEL)
            yield place(store)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
