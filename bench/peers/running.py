"""Servers as child processes, each with the engine below it."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from server.settings import CHECKOUT

POOL = 16
"""Connections to PostgreSQL: as many as there are callers."""


@dataclass(frozen=True, slots=True)
class Peer:
    """One of those that are compared. `asks` is whose texts it is asked; `engine` the name of what is below it."""

    name: str
    title: str
    asks: str
    engine: str
    workers: int = 1


PEERS = (
    Peer("bare", "bare driver", "bare", "neo4j"),
    Peer("kith", "Kith", "kith", "neo4j"),
    Peer("kith-2", "Kith, 2 workers", "kith", "neo4j", 2),
    Peer("kith-embedded", "Kith, embedded", "kith", "embedded"),
    Peer("kith-embedded-2", "Kith, embedded, 2 workers", "kith", "embedded", 2),
    Peer("apollo", "Apollo, @neo4j/graphql", "apollo", "neo4j"),
    Peer("postgraphile", "PostGraphile", "postgraphile", "postgresql"),
    Peer("strawberry", "Strawberry", "strawberry", "neo4j"),
)
BY_NAME = {each.name: each for each in PEERS}


@dataclass(frozen=True, slots=True)
class Below:
    """An engine that runs: what a server is told of it, the process on top of it, and what it is in words."""

    told: Mapping[str, object]
    pid: int
    about: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A runtime of JavaScript, the folder with the servers, and what is installed there in words."""

    program: Path
    folder: Path
    about: str


@dataclass(frozen=True, slots=True)
class Running:
    """A server: where it listens, which process is on top of it, and the engine's."""

    peer: Peer
    port: int
    pid: int
    engine: int


@asynccontextmanager
async def running(peer: Peer, below: Below, node: Node | None) -> AsyncIterator[Running]:
    """A server until the block ends."""
    command, folder, more = _command(peer, node)
    environment = {**os.environ, **more, "BENCH_ENGINE": json.dumps({**below.told})}
    child = await asyncio.create_subprocess_exec(
        *command, cwd=folder, env=environment, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE
    )
    try:
        yield Running(peer, await _port(child, peer), child.pid, below.pid)
    finally:
        if child.returncode is None:
            child.terminate()
        await _ended(child)


async def _port(child: asyncio.subprocess.Process, peer: Peer) -> int:
    assert child.stdout is not None
    line = await child.stdout.readline()
    if not line.strip().isdigit():
        raise RuntimeError(f"{peer.title} should have said its port, and said {line.decode()!r}; its reason is above.")
    return int(line)


async def _ended(child: asyncio.subprocess.Process) -> None:
    try:
        async with asyncio.timeout(15):
            await child.communicate()
    except TimeoutError:
        child.kill()
        await child.wait()


def _command(peer: Peer, node: Node | None) -> tuple[Sequence[str], Path, Mapping[str, str]]:
    """What to start, where, and with which more of an environment."""
    if peer.name in ("apollo", "postgraphile"):
        assert node is not None
        production = {"NODE_ENV": "production", "GRAPHILE_ENV": "production"}
        return (str(node.program), f"{peer.name}.mjs"), node.folder, production
    words = (sys.executable, "-P", "-m", "bench.peers.serving", peer.asks, str(peer.workers))
    return words, CHECKOUT, {"PYTHONPATH": str(CHECKOUT)}
