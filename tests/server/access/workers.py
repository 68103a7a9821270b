"""A real server of several workers over an embedded engine, and keys that are revoked while they are used."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import time
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from graph.keys.wanted import Wanted
from graph.store import Store
from server.lifespan import migrated, opened
from server.settings import CHECKOUT, load
from tests.server.access.making import Clock, key_made, key_revoked

AT_ONCE = 8  # connections of a look: workers share the socket, and each takes some
NEW_CONNECTIONS = httpx.Limits(max_keepalive_connections=0)
WATCHED = 1.5  # seconds
LONGEST_START = 120.0


async def revoked_at_workers(folder: Path, workers: int, rounds: int) -> list[float]:
    """For each key: seconds between the end of its revocation and the last time that any worker let it in."""
    settings = load({"KITH_DATA_DIR": str(folder), "KITH_HEAP": "512m"})
    client = httpx.AsyncClient(limits=NEW_CONNECTIONS, trust_env=False)
    async with opened(settings) as kith, client:
        await migrated(kith)
        async with served(folder, workers, client) as url:
            return [await _round(kith.store, Looking(client, url)) for _ in range(rounds)]


@dataclass(frozen=True, slots=True)
class Looking:
    """Whether a key is let in, through connections that are new each time."""

    client: httpx.AsyncClient
    url: str

    async def many(self, key: str) -> list[int]:
        return list(await asyncio.gather(*(self.one(key) for _ in range(AT_ONCE))))

    async def one(self, key: str) -> int:
        """The status of an answer; 0 if nobody listens."""
        headers = {"authorization": f"Bearer {key}"}
        try:
            return (await self.client.post(self.url, json={"query": "{ __typename }"}, headers=headers)).status_code
        except httpx.TransportError:
            return 0


@asynccontextmanager
async def served(folder: Path, workers: int, client: httpx.AsyncClient) -> AsyncIterator[str]:
    """The address of a server that lets nobody in without a key."""
    environment = {**os.environ, "KITH_DATA_DIR": str(folder), "KITH_HEAP": "512m", "KITH_LOG_LEVEL": "error"}
    words = ("-m", "server", "serve", "--port", "0", "--workers", str(workers))
    process = await asyncio.create_subprocess_exec(
        sys.executable, *words, env=environment, cwd=CHECKOUT, stderr=asyncio.subprocess.PIPE
    )
    try:
        yield await asyncio.wait_for(_address(process, client), LONGEST_START)
    finally:
        process.terminate()
        await process.wait()


async def _address(process: Process, client: httpx.AsyncClient) -> str:
    assert process.stderr is not None
    said = ""
    while not (found := re.search(r"http://\S+/graphql", said)):
        line = (await process.stderr.readline()).decode()
        if not line:
            raise RuntimeError(f"The server did not start: {said}")
        said += line
    while await Looking(client, found[0]).one("none") == 0:  # noqa: ASYNC110  # nobody tells when it listens
        await asyncio.sleep(0.1)
    return found[0]


async def _round(store: Store, looking: Looking) -> float:
    clock = Clock(time.time())
    key = await key_made(store, Wanted("proof", "viewer"), clock)
    while set(await looking.many(key.text)) != {200}:  # noqa: ASYNC110  # workers may still be starting
        await asyncio.sleep(0.1)
    await key_revoked(store, key.id, clock)
    began = last = time.monotonic()
    while time.monotonic() - began < WATCHED:
        sent = time.monotonic()
        if 200 in await looking.many(key.text):
            last = sent
    return last - began
