"""`./kith prove roundtrip`: the sample and random graphs through files, from engine to engine, equal by digest."""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from rich.console import Console

from graph import embedded
from graph.bolt import BoltStore, connected
from graph.endpoint import Endpoint
from graph.indexing import ensure
from graph.model import MODEL
from server import settings
from server.exports import manifest
from server.lifespan import migrated, opened
from server.sample import load as load_sample
from server.settings import CHECKOUT
from tests.agreement.graphs import graph
from tests.engines import neo4j
from tests.engines.wiping import wipe
from tests.oracle.loading import load
from tests.server.exports.exporting import read_back, written

PAGE = CHECKOUT / "docs" / "proofs.md"
HEADS = ("what", "nodes and relationships", "seconds", "a second", "memory of the command", "digest")


@dataclass(frozen=True, slots=True)
class Leg:
    """One command that has ended: seconds, megabytes at most, and the digest that the files or the graph have then."""

    what: str
    things: int
    seconds: float
    megabytes: int
    digest: str

    def row(self) -> tuple[str, ...]:
        rate = f"{self.things / self.seconds:,.0f}"
        return (self.what, f"{self.things:,}", f"{self.seconds:,.0f}", rate, f"{self.megabytes} MB", self.digest[:16])


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="kith prove roundtrip", description=__doc__)
    parser.add_argument("--data-dir", type=Path, help="where ./kith demo has loaded the sample; else it is loaded anew")
    parser.add_argument("--graphs", type=int, default=20, help="random graphs; 20 if not given")
    parser.add_argument("--kills", type=int, default=5, help="how often the first import is killed; 5 if not given")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/proofs.md")
    given = parser.parse_args(words)
    with TemporaryDirectory() as folder:
        return asyncio.run(_proven(given, Path(folder)))


async def _proven(given: argparse.Namespace, folder: Path) -> int:
    dice = Random(given.seed)
    unlike = [number async for number in _random_graphs(given.graphs, given.seed, folder)]
    legs = [leg async for leg in _sample(given.data_dir, folder, given.kills, dice)]
    digests = {leg.digest for leg in legs}
    figures = "\n".join(_table(legs, given, len(unlike)))
    _say(figures)
    if given.write:
        PAGE.write_text(_placed(PAGE.read_text(), figures))
    return 0 if len(digests) == 1 and not unlike else 1


async def _random_graphs(graphs: int, seed: int, folder: Path) -> AsyncIterator[int]:
    """Those that came back as others, from the embedded engine to Neo4j and back."""
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(_engine(embedded.running(folder / "random")))
        other = await stack.enter_async_context(_engine(neo4j.running(folder / "random-neo4j")))
        for number in range(graphs):
            form = ("jsonl", "csv")[number % 2]
            if not await _comes_back(one, other, Random(seed * 1000 + number), folder / f"{number}-{form}", form):
                _say(f"graph {number} of seed {seed} came back as another")
                yield number
            _say(f"{number + 1} of {graphs} random graphs")


async def _comes_back(one: BoltStore, other: BoltStore, dice: Random, folder: Path, form: str) -> bool:
    await wipe(one)
    await wipe(other)
    await load(one, graph(MODEL, dice), MODEL)
    first = await written(one, folder / "there", form=form)
    there = await read_back(other, folder / "there")
    await written(other, folder / "back", form=form)
    await wipe(one)
    back = await read_back(one, folder / "back")
    return {first.digest} == {there.digest, back.digest}


@asynccontextmanager
async def _engine(place: AbstractAsyncContextManager[Endpoint]) -> AsyncIterator[BoltStore]:
    async with place as endpoint, connected(endpoint) as store:
        await ensure(store, endpoint, MODEL)
        yield store


async def _sample(data_dir: Path | None, folder: Path, kills: int, dice: Random) -> AsyncIterator[Leg]:
    """From the embedded engine into files, into another, killed again and again; into Neo4j and back."""
    start = {"KITH_DATA_DIR": str(data_dir or await _loaded(folder / "sample"))}
    yield await _export("embedded engine to JSON Lines", start, folder / "jsonl", "jsonl")
    second = {"KITH_DATA_DIR": str(folder / "second")}
    for _ in range(kills):
        await asyncio.to_thread(_killed, second, folder / "jsonl", dice.uniform(8, 30))
    yield await _import(f"back into an empty embedded engine, killed {kills} times", second, folder / "jsonl")
    async with neo4j.running(folder / "neo4j") as endpoint:
        server = {"KITH_ENGINE_URI": endpoint.uri}
        yield await _import("JSON Lines into Neo4j", server, folder / "jsonl")
        yield await _export("Neo4j to CSV", server, folder / "csv", "csv")
    yield await _import("CSV into an empty embedded engine", {"KITH_DATA_DIR": str(folder / "third")}, folder / "csv")


async def _loaded(data_dir: Path) -> Path:
    async with opened(replace(settings.load({}), data_dir=data_dir)) as kith:
        await migrated(kith)
        await load_sample(kith, Console(), folder=CHECKOUT / "samples")
    return data_dir


async def _export(what: str, place: dict[str, str], folder: Path, form: str) -> Leg:
    return await asyncio.to_thread(_leg, what, place, folder, ("export", str(folder), "--format", form))


async def _import(what: str, place: dict[str, str], folder: Path) -> Leg:
    """Exit code 0 says that the graph has the digest of the manifest."""
    return await asyncio.to_thread(_leg, what, place, folder, ("import", str(folder)))


def _leg(what: str, place: dict[str, str], folder: Path, words: Sequence[str]) -> Leg:
    began = time.monotonic()
    process = _started(place, words)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"{what}: exit code {process.returncode}"
    found = manifest.load(folder)
    leg = Leg(what, found.nodes + found.relationships, time.monotonic() - began, used.ru_maxrss // 1024, found.digest)
    _say(" | ".join(leg.row()))
    return leg


def _killed(place: dict[str, str], folder: Path, seconds: float) -> None:
    process = _started(place, ("import", str(folder)))
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()


def _started(place: dict[str, str], words: Sequence[str]) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), **place}
    return subprocess.Popen([sys.executable, "-P", "-m", "server", *words], env=environment)


def _table(legs: Sequence[Leg], given: argparse.Namespace, unlike: int) -> Iterator[str]:
    yield f"| {' | '.join(HEADS)} |"
    yield f"| -- |{' --: |' * (len(HEADS) - 1)}"
    yield from (f"| {' | '.join(leg.row())} |" for leg in legs)
    yield ""
    there_and_back = f"{given.graphs} random graphs (seed {given.seed}) from the embedded engine to Neo4j and back"
    yield f"{there_and_back}: {unlike} came back as others."
    yield f"Measured on {datetime.now(UTC):%Y-%m-%d}."


def _placed(page: str, figures: str) -> str:
    """The page with these figures between its markers."""
    return re.sub(
        r"(<!-- roundtrip -->\n).*?(<!-- /roundtrip -->)", rf"\g<1>\n{figures}\n\n\g<2>", page, flags=re.DOTALL
    )


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
