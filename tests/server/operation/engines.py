"""Engines that can be killed, kept away for a while, and brought back."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from graph import embedded
from graph.bolt import connected
from graph.endpoint import Endpoint
from graph.engine.free_ports import free_ports
from graph.engine.home import Home
from graph.errors import Unavailable
from tests.engines import neo4j


@dataclass(frozen=True, slots=True)
class Mortal:
    """An engine: what names it to a server, and how it dies and comes back."""

    settings: dict[str, str]
    kill: Callable[[], None]
    revive: Callable[[], Awaitable[None]]


@asynccontextmanager
async def embedded_engine(folder: Path) -> AsyncIterator[Mortal]:
    """Its keeper would start it again at once, so that is stopped for as long as the engine shall be away."""
    async with embedded.running(folder, heap="512m") as endpoint:
        home = Home(folder / "engine")
        keepers: list[int] = []

        def kill() -> None:
            engine = int(home.pid.read_text())
            keepers.append(_parent(engine))
            os.kill(keepers[-1], signal.SIGSTOP)
            os.kill(engine, signal.SIGKILL)

        async def revive() -> None:
            os.kill(keepers.pop(), signal.SIGCONT)
            await _answering(endpoint)

        try:
            yield Mortal({"KITH_DATA_DIR": str(folder), "KITH_HEAP": "512m"}, kill, revive)
        finally:
            for keeper in keepers:
                os.kill(keeper, signal.SIGCONT)


@asynccontextmanager
async def neo4j_engine(folder: Path) -> AsyncIterator[Mortal]:
    """A server on one port, started again in the same folder."""
    port = free_ports(1)[0]
    endpoint = Endpoint(f"bolt://127.0.0.1:{port}", "neo4j", "", "neo4j")
    servers: list[subprocess.Popen[bytes]] = []

    async def revive() -> None:
        servers.append(neo4j._started(folder, port))
        await _answering(endpoint)

    def kill() -> None:
        servers[-1].kill()
        servers[-1].wait()

    await revive()
    try:
        await neo4j._ready(servers[-1], endpoint, folder)
        named = {"KITH_ENGINE_URI": endpoint.uri, "KITH_ENGINE_PASSWORD": "not-asked-for", "KITH_DATA_DIR": str(folder)}
        yield Mortal(named, kill, revive)
    finally:
        kill()


def _parent(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


async def _answering(endpoint: Endpoint) -> None:
    """Come back when the engine answers somebody: from then on it is back."""
    while True:
        with suppress(Unavailable):
            async with connected(endpoint):
                return
        await asyncio.sleep(0.05)
