"""A small HTTP client over kept-alive connections: it costs little and counts what came back."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import perf_counter

LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
ERRORS, FIRST = b'"errors":', 200
"""What a body with errors has among its first bytes."""


class Failed(Exception):
    """A server that did not answer 200, or with errors."""


@dataclass(frozen=True, slots=True)
class Caller:
    """One connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def call(self, request: bytes) -> bytes:
        """The body of the answer; raises Failed."""
        self.writer.write(request)
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = LENGTH.search(head)
        if length is None:
            raise Failed(f"An answer without a length: {head[:200]!r}")
        body = await self.reader.readexactly(int(length[1]))
        if not head.startswith(b"HTTP/1.1 200") or has_errors(body):
            raise Failed(f"{head.splitlines()[0]!r} {body[:500]!r}")
        return body


def has_errors(answer: bytes, start: int = 0) -> bool:
    """Whether the body that begins there has errors: they stand first, or behind data that are null."""
    return answer.find(ERRORS, start, start + FIRST) >= 0


@asynccontextmanager
async def callers(port: int, count: int) -> AsyncIterator[list[Caller]]:
    """Connections to a server on this machine."""
    found = [Caller(*await asyncio.open_connection("127.0.0.1", port, limit=1 << 24)) for _ in range(count)]
    try:
        yield found
    finally:
        for each in found:
            each.writer.close()


def request(path: str, body: bytes) -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    return head.encode() + b"\r\n\r\n" + body


async def repeat(connections: list[Caller], requests: Iterator[bytes], seconds: float) -> int:
    """How many requests all connections together got answered within this time, one after the other on each."""
    until = perf_counter() + seconds
    return sum(await asyncio.gather(*(_repeat(each, requests, until) for each in connections)))


async def _repeat(connection: Caller, requests: Iterator[bytes], until: float) -> int:
    count = 0
    while perf_counter() < until:
        await connection.call(next(requests))
        count += 1
    return count
