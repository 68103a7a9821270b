"""A line to the engine that is cut exactly at commit: before the engine hears of it, or before its answer is heard."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from graph.endpoint import Endpoint

COMMIT = b"\x00\x02\xb0\x12\x00\x00"
"""The message COMMIT of the Bolt protocol, with its chunk around it."""
CHUNK = 1 << 16


@dataclass
class Line:
    """What lies between a driver and an engine; while it is `armed` it cuts commits by chance."""

    host: str
    port: int
    chance: random.Random
    armed: bool = False
    share: float = 0.5
    lost: int = 0
    unheard: int = 0
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, until either side ends it or a commit is cut."""
        there, to = await asyncio.open_connection(self.host, self.port)
        back = asyncio.create_task(_poured(there, writer))
        self.tasks.add(back)
        with suppress(OSError):
            while chunk := await reader.read(CHUNK):
                if self.armed and COMMIT in chunk and self.chance.random() < self.share:
                    await self._cut(chunk, to, back)
                    break
                to.write(chunk)
                await to.drain()
        for each in (to, writer):
            each.close()
        with suppress(OSError, asyncio.CancelledError):
            await back
        self.tasks.discard(back)

    async def _cut(self, chunk: bytes, to: asyncio.StreamWriter, back: asyncio.Task[None]) -> None:
        """The commit does not arrive, or it does and nobody hears of it."""
        back.cancel()
        with suppress(asyncio.CancelledError):
            await back
        if self.chance.random() < 0.5:
            self.lost += 1
            return
        self.unheard += 1
        to.write(chunk)
        await to.drain()


async def _poured(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while chunk := await source.read(CHUNK):
            sink.write(chunk)
            await sink.drain()
    sink.close()


@asynccontextmanager
async def cutting(endpoint: Endpoint, seed: int) -> AsyncIterator[tuple[Line, Endpoint]]:
    """A line to this engine, and the endpoint at its near end."""
    far = urlsplit(endpoint.uri)
    line = Line(far.hostname or "", far.port or 0, random.Random(seed))
    server = await asyncio.start_server(line.carry, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        yield line, replace(endpoint, uri=f"bolt://127.0.0.1:{port}")
    finally:
        line.armed = False
        server.close()
        for each in line.tasks:
            each.cancel()
