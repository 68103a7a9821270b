"""Callers over kept-alive connections, as cheap as Python makes them: each asks, waits, and asks the next."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from time import perf_counter

from bench.callers import LENGTH, Failed

CHUNKED = re.compile(rb"transfer-encoding: *chunked", re.IGNORECASE)
FAULTS = (b'"errors":[', b'"userErrors":[{')
"""What stands in an answer that did not do what was asked."""


class Connection(asyncio.Protocol):
    """One connection, one request at a time."""

    def __init__(self) -> None:
        self._read = bytearray()
        self._waiting: asyncio.Future[bytes] | None = None
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]  # a connection that is written to

    def data_received(self, data: bytes) -> None:
        self._read += data
        body = _body(self._read)
        if body is not None and self._waiting is not None:
            head = bytes(self._read[:15])
            self._read.clear()
            waiting, self._waiting = self._waiting, None
            if head.startswith(b"HTTP/1.1 200") and not any(each in body[:4000] for each in FAULTS):
                waiting.set_result(body)
            else:
                waiting.set_exception(Failed(f"{head!r} {body[:800]!r}"))

    def connection_lost(self, exc: Exception | None) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(Failed(f"The connection was closed: {exc}"))

    async def call(self, request: bytes) -> bytes:
        """The body of the answer; raises Failed."""
        assert self._transport is not None
        waiting: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._waiting = waiting
        self._transport.write(request)
        return await waiting

    def close(self) -> None:
        assert self._transport is not None
        self._transport.close()


def _body(read: bytearray) -> bytes | None:
    """The body, once all of it is there."""
    end = read.find(b"\r\n\r\n")
    if end < 0:
        return None
    head = bytes(read[:end])
    length = LENGTH.search(head)
    if length is not None:
        whole = end + 4 + int(length[1])
        return bytes(read[end + 4 : whole]) if len(read) >= whole else None
    if CHUNKED.search(head) and read.endswith(b"\r\n0\r\n\r\n"):
        return _unchunked(bytes(read[end + 4 :]))
    return None


def _unchunked(rest: bytes) -> bytes:
    found = []
    while rest:
        size, _, rest = rest.partition(b"\r\n")
        count = int(size, 16)
        found.append(rest[:count])
        rest = rest[count + 2 :]
        if not count:
            break
    return b"".join(found)


@asynccontextmanager
async def connections(port: int, count: int) -> AsyncIterator[list[Connection]]:
    loop = asyncio.get_running_loop()
    found = [(await loop.create_connection(Connection, "127.0.0.1", port))[1] for _ in range(count)]
    try:
        yield found
    finally:
        for each in found:
            each.close()


async def asked(some: list[Connection], requests: Iterator[bytes], seconds: float) -> list[float]:
    """Seconds that each answer took, of all connections together, until the time is over or nothing is left to ask."""
    until = perf_counter() + seconds
    lists = await asyncio.gather(*(_asked(each, requests, until) for each in some))
    return [one for each in lists for one in each]


async def _asked(one: Connection, requests: Iterator[bytes], until: float) -> list[float]:
    taken = list[float]()
    now = perf_counter()
    while now < until and (request := next(requests, None)) is not None:
        await one.call(request)
        taken.append(perf_counter() - now)
        now = perf_counter()
    return taken
