"""Servers as child processes, and the processor time that a process has used."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.sent import Sent
from graph.endpoint import Endpoint
from server.settings import CHECKOUT


@dataclass(frozen=True, slots=True)
class Running:
    """A server: where it listens and which process it is."""

    way: str
    port: int
    pid: int


def processor_seconds(pid: int) -> float:
    """User and system time of all threads of a process so far, to the microsecond: Linux keeps a clock for each."""
    return time.clock_gettime((~pid << 3) | 2)


def open_files(pid: int) -> int:
    """How many files, sockets among them, a process has open."""
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))


def memory(pid: int) -> float:
    """Resident memory of a process in MiB."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))


@dataclass(frozen=True, slots=True)
class Starting:
    """A server that has begun to start: several do so at once."""

    way: str
    child: asyncio.subprocess.Process

    async def ready(self) -> Running:
        assert self.child.stdout is not None
        port = await self.child.stdout.readline()
        if not port:
            raise RuntimeError(f"The server {self.way} should have said its port and ended; its reason is above.")
        return Running(self.way, int(port), self.child.pid)


@asynccontextmanager
async def running(
    way: str, endpoint: Endpoint, statements: Mapping[str, Sent], *, slower: float = 0.0
) -> AsyncIterator[Starting]:
    """A server of the given way, until the block ends; one that takes longer by a part of its time where that is
    wanted."""
    sent = {name: each.plain() for name, each in statements.items()}
    wanted = {"way": way, "endpoint": asdict(endpoint), "statements": sent, "slower": slower}
    async with child("bench.serving", wanted, way) as starting:
        yield starting


@asynccontextmanager
async def child(module: str, wanted: object, way: str) -> AsyncIterator[Starting]:
    """A module in a process of its own, told what is wanted, until the block ends."""
    found = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", module, cwd=CHECKOUT, env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert found.stdin is not None
    found.stdin.write(json.dumps(wanted).encode() + b"\n")
    try:
        yield Starting(way, found)
    finally:
        found.stdin.close()
        await found.wait()
