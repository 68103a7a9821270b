"""Requests that come when they come, whether those before them were answered or not."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from statistics import quantiles
from time import perf_counter

from bench.callers import LENGTH

PLACES = 400
"""Connections at most; who comes when all are taken waits for one, and that counts."""
STATUS = re.compile(rb"HTTP/1.1 (\d+)")


@dataclass(frozen=True, slots=True)
class Heard:
    """One answer: its status, seconds since it was due, and whether it says when to come back."""

    status: int
    seconds: float
    says_when: bool


@dataclass
class Lines:
    """Connections to a server, opened when one is needed and none is free."""

    port: int
    free: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = field(default_factory=list)
    room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(PLACES))

    async def ask(self, request: bytes, due: float) -> Heard:
        async with self.room:
            try:
                head = await self._asked(request)
            except (asyncio.IncompleteReadError, ConnectionError):
                head = await self._asked(request)  # the server had closed a connection that had nothing to do
        found = STATUS.match(head)
        assert found is not None
        return Heard(int(found[1]), perf_counter() - due, b"retry-after" in head.lower())

    async def _asked(self, request: bytes) -> bytes:
        line = self._free() or await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 22)
        head = await _answered(*line, request)
        self.free.append(line)
        return head

    def _free(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        """One that the server has not closed meanwhile."""
        while self.free:
            reader, writer = self.free.pop()
            if not reader.at_eof():
                return reader, writer
            writer.close()
        return None

    def close(self) -> None:
        for _, writer in self.free:
            writer.close()


async def _answered(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> bytes:
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    length = LENGTH.search(head)
    assert length is not None
    await reader.readexactly(int(length[1]))
    return head


async def arrived(lines: Lines, requests: Iterator[bytes], rate: float, seconds: float) -> list[Heard]:
    """What is heard of so many requests a second, which come by chance."""
    random = Random(6)  # noqa: S311  # it chooses and guards nothing
    begun = due = perf_counter()
    tasks = []
    while (due := due + random.expovariate(rate)) < begun + seconds:
        if (wait := due - perf_counter()) > 0:
            await asyncio.sleep(wait)
        tasks.append(asyncio.create_task(lines.ask(next(requests), due)))
        if len(tasks) % 50 == 0:
            await asyncio.sleep(0)
    return list(await asyncio.gather(*tasks))


@dataclass(frozen=True, slots=True)
class Course:
    """What came of a time at one rate."""

    name: str
    rate: float
    seconds: float
    heard: Sequence[Heard]

    @property
    def statuses(self) -> Counter[int]:
        return Counter(each.status for each in self.heard)

    @property
    def unsaid(self) -> int:
        """Refusals that do not say when to come back, and whatever is neither an answer nor a refusal."""
        return sum(each.status != 200 and not (each.status in (429, 503) and each.says_when) for each in self.heard)

    def late(self, hundredth: int, *, answered: bool = True) -> float:
        """Milliseconds that so many of a hundred took at most, of those answered or of those refused."""
        times = [each.seconds * 1000 for each in self.heard if (each.status == 200) is answered]
        return quantiles(times, n=100)[hundredth - 1] if len(times) > 1 else 0.0

    @property
    def row(self) -> tuple[str, ...]:
        answered = self.statuses[200]
        return (self.name, f"{self.rate:,.0f}", f"{answered / self.seconds:,.0f}", f"{len(self.heard) - answered:,}",
                *(f"{self.late(each):,.1f}" for each in (50, 99)), f"{self.late(99, answered=False):,.1f}")  # fmt: skip
