"""A server in processes of its own, and those who call it: what they heard, and when."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from graph.engine.free_ports import free_ports
from server.settings import CHECKOUT

QUERY = {"query": "query Load { customers(first: 5) { nodes { id name } } companies { totalCount } }"}
PROBE_EVERY = 0.1


@dataclass(frozen=True, slots=True)
class Heard:
    """One answer: when it was asked for, how long it took, its status, and the code of its first error."""

    at: float
    seconds: float
    status: int
    code: str
    request: str = ""

    @property
    def is_well(self) -> bool:
        return (self.status, self.code) == (200, "OK")


@dataclass
class Running:
    """A server and what was heard of it."""

    url: str
    process: subprocess.Popen[bytes]
    answers: list[Heard] = field(default_factory=list)
    lives: list[Heard] = field(default_factory=list)
    readies: list[Heard] = field(default_factory=list)

    def stop(self) -> int:
        """Tell it to stop, and say how it ended."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)


def command(*words: str) -> list[str]:
    return [sys.executable, "-P", "-m", "server", *words]


def environment(settings: dict[str, str]) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(CHECKOUT), "KITH_LOG": "json", **settings}


@asynccontextmanager
async def serving(settings: dict[str, str], log: Path, *, workers: int = 2) -> AsyncIterator[Running]:
    """Two workers over the engine that the settings name, ready to answer."""
    port = free_ports(1)[0]
    words = command("serve", "--dev", "--port", str(port), "--workers", str(workers))
    found = Running(f"http://127.0.0.1:{port}", _started(words, settings, log))
    try:
        await _ready(found)
        yield found
    finally:
        if found.process.poll() is None:
            found.stop()


def _started(words: list[str], settings: dict[str, str], log: Path) -> subprocess.Popen[bytes]:
    with log.open("wb") as written:
        return subprocess.Popen(words, env=environment(settings), stdout=written, stderr=written)


async def _ready(server: Running) -> None:
    async with httpx.AsyncClient(base_url=server.url) as client:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            if (await _asked(client, "GET", "/readyz")).is_well:
                return
            await asyncio.sleep(PROBE_EVERY)
    raise TimeoutError("the server did not become ready")


@asynccontextmanager
async def load(server: Running, callers: int) -> AsyncIterator[None]:
    """So many clients who ask one question after the other, and two who look at the probes."""
    loops = [_calling(server) for _ in range(callers)]
    loops += [_probing(server, "/livez", server.lives), _probing(server, "/readyz", server.readies)]
    tasks = [asyncio.create_task(each) for each in loops]
    try:
        yield
    finally:
        for each in tasks:
            each.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _calling(server: Running) -> None:
    async with httpx.AsyncClient(base_url=server.url, timeout=30) as client:
        while True:
            found = await _asked(client, "POST", "/graphql")
            server.answers.append(found)
            # Nobody asks faster than he is answered, nor a thousand times a second when that is no.
            await asyncio.sleep(0.002 if found.is_well else 0.02)


async def _probing(server: Running, path: str, into: list[Heard]) -> None:
    async with httpx.AsyncClient(base_url=server.url, timeout=30) as client:
        while True:
            into.append(await _asked(client, "GET", path))
            await asyncio.sleep(PROBE_EVERY)


async def _asked(client: httpx.AsyncClient, method: str, path: str) -> Heard:
    began, request = time.monotonic(), secrets.token_hex(8)
    status, code = 0, "REFUSED"
    try:
        named = {"x-request-id": request}
        answer = await client.request(method, path, json=QUERY if method == "POST" else None, headers=named)
        status, code = answer.status_code, _code(answer)
    except httpx.ConnectError:
        pass
    except httpx.HTTPError as error:
        code = f"LOST {type(error).__name__}"
    return Heard(began, time.monotonic() - began, status, code, request)


def logged(log: Path) -> set[str]:
    """The requests that a server has taken in, by what it wrote of them."""
    lines = [line for line in log.read_text().splitlines() if line.startswith("{")]
    return {found["request"] for found in map(json.loads, lines) if found["event"] == "request"}


def _code(answer: httpx.Response) -> str:
    found = answer.json()
    errors = found.get("errors", ())
    if errors:
        return str(errors[0].get("extensions", {}).get("code", "none"))
    return "OK" if found.get("data") or answer.status_code == 200 else "none"
