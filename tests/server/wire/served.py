"""A server in a process of its own, over a small random graph, on this machine alone."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from graph import embedded
from graph.bolt import connected
from graph.engine.free_ports import free_ports
from graph.model import MODEL
from migrations.runner import migrate
from server.settings import CHECKOUT
from tests.agreement.graphs import graph
from tests.oracle.loading import load

PATIENCE = 120  # seconds for a server to be ready
LONGEST = 30  # seconds that any answer is waited for
READY = b"GET /readyz HTTP/1.0\r\nhost: localhost\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Served:
    """Where it listens, and which process it is."""

    port: int
    pid: int
    folder: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/graphql"

    def key(self, role: str) -> str:
        """A new key of this role."""
        words = [sys.executable, "-P", "-m", "server", "keys", "create", "--role", role, "--name", "a proof"]
        environment = _environment(self.folder)
        ran = subprocess.run(words, cwd=CHECKOUT, env=environment, check=True, capture_output=True, text=True)
        return ran.stdout.strip()


@asynccontextmanager
async def served(seed: int) -> AsyncIterator[Served]:
    """Kith as `./kith serve --dev` runs it, until the block ends."""
    with TemporaryDirectory() as folder:
        async with embedded.running(Path(folder)) as endpoint:
            async with connected(endpoint) as store:
                await migrate(store, endpoint)
                await load(store, graph(MODEL, Random(seed)), MODEL)
            async with _process(Path(folder)) as found:
                yield found


@asynccontextmanager
async def _process(folder: Path) -> AsyncIterator[Served]:
    port = free_ports(1)[0]
    words = [sys.executable, "-P", "-m", "server", "serve", "--dev", "--port", str(port)]
    child = await asyncio.create_subprocess_exec(*words, cwd=CHECKOUT, env=_environment(folder))
    try:
        async with asyncio.timeout(PATIENCE):
            while await status_of(port, READY) != 200:  # noqa: ASYNC110  # another process, which tells no event
                await asyncio.sleep(0.2)
        yield Served(port, child.pid, folder)
    finally:
        await _stopped(child)


def _environment(folder: Path) -> dict[str, str]:
    """No settings but those of this place."""
    own = {"PYTHONPATH": str(CHECKOUT), "KITH_DATA_DIR": str(folder), "KITH_LOG_LEVEL": "error"}
    return {key: value for key, value in os.environ.items() if not key.startswith("KITH_")} | own


async def _stopped(child: asyncio.subprocess.Process) -> None:
    """Gone, in order if it can."""
    child.send_signal(signal.SIGTERM)
    try:
        await asyncio.wait_for(child.wait(), LONGEST)
    except TimeoutError:
        child.kill()
        await child.wait()


async def status_of(port: int, request: bytes) -> int:
    """The status that a server answers to these bytes; 0 if it answers nothing."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return 0
    try:
        writer.write(request)
        async with asyncio.timeout(LONGEST):
            await writer.drain()
            line = await reader.readline()
        return int(line.split()[1]) if line.startswith(b"HTTP/1.") else 0
    except (ConnectionError, TimeoutError):
        return 0
    finally:
        writer.close()
