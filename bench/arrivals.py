"""Requests that come when they come, whether those before them were answered or not."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from random import Random
from time import perf_counter
from typing import cast

from bench.callers import LENGTH, has_errors
from bench.percentiles import at

PLACES = 400
"""Connections at most; who comes when all are taken waits for one, and that counts."""
HTTP, END = b"HTTP/1.1 ", b"\r\n\r\n"
TOO_LATE = HTTP + b"408"
"""What servers may say unasked before they hang up (RFC 9110, 15.5.9)."""
Asked = tuple[bytes, float]
"""A request and when it was due."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One answer: its status, seconds since it was due, whether it says when to come back, whether it has errors."""

    status: int
    seconds: float
    says_when: bool
    has_errors: bool = False


class Lines:
    """Connections to a server, opened when one is needed and none is free; what is heard of the requests of a course.

    A request takes this process some tens of microseconds, so that it is the server that is late and not who asks.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.free: list[_Line] = []
        self.waiting: deque[Asked] = deque()
        self.heard: list[Heard] = []
        self.count = 0
        self._left = 0
        self._opening = set[asyncio.Task[object]]()
        self._over: asyncio.Future[None] | None = None

    def ask(self, request: bytes, due: float) -> None:
        """Send it over a free connection, or over the next that there is."""
        self._left += 1
        self._send((request, due))

    def _send(self, asked: Asked) -> None:
        while self.free:
            if (line := self.free.pop()).is_open:
                line.send(asked)
                return
        self.waiting.append(asked)
        if self.count < PLACES:
            self.count += 1
            opening = asyncio.get_running_loop().create_connection(lambda: _Line(self), "127.0.0.1", self.port)
            task: asyncio.Task[object] = asyncio.ensure_future(opening)
            self._opening.add(task)
            task.add_done_callback(self._opened)

    def _opened(self, task: asyncio.Task[object]) -> None:
        self._opening.discard(task)
        if (error := task.exception()) is not None and self._over is not None and not self._over.done():
            self._over.set_exception(error)

    def rest(self, line: _Line) -> None:
        """A connection that has nothing to do."""
        if self.waiting:
            line.send(self.waiting.popleft())
        else:
            self.free.append(line)

    def take(self, heard: Heard) -> None:
        self.heard.append(heard)
        self._left -= 1
        if not self._left and self._over is not None and not self._over.done():
            self._over.set_result(None)

    async def over(self) -> list[Heard]:
        """What was heard since this was asked last, when all has been; raises OSError where nobody listens."""
        if self._left:
            self._over = asyncio.get_running_loop().create_future()
            await self._over
        heard, self.heard = self.heard, []
        return heard

    def lose(self, asked: Asked | None) -> None:
        """A connection has ended, before it was asked again or with a request that it had no time to answer."""
        self.count -= 1
        if asked is not None:
            self._send(asked)

    def close(self) -> None:
        for each in self.free:
            each.close()


class _Line(asyncio.Protocol):
    """One connection."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._asked: Asked | None = None
        self._held = b""
        self._length = 0
        self.is_open = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._lines.rest(self)

    def send(self, asked: Asked) -> None:
        self._asked, self._held, self._length = asked, b"", 0
        self._transport.write(asked[0])

    def data_received(self, data: bytes) -> None:
        self._held += data
        if not self._length and (end := self._held.find(END)) >= 0:
            found = LENGTH.search(self._held, 0, end)
            assert found is not None
            self._length = end + len(END) + int(found[1])
        if self._length and len(self._held) >= self._length:
            if self._held.startswith(TOO_LATE):
                # It was opened and not needed for so long that the server hung up: what it was asked meanwhile is lost.
                self.is_open = False
                self._transport.close()
                return
            asked, held, self._asked = self._asked, self._held, None
            if asked is None:
                raise ValueError(f"The server said what nobody had asked for: {held[:300]!r}")
            self._lines.take(heard(held, perf_counter() - asked[1]))
            self._lines.rest(self)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  # as asyncio has it
        self.is_open = False
        self._lines.lose(self._asked)

    def close(self) -> None:
        self._transport.close()


def heard(answer: bytes, seconds: float) -> Heard:
    """What counts of an answer, by its head and the beginning of its body."""
    end, status = answer.find(END), int(answer[len(HTTP) : len(HTTP) + 3])
    says_when = b"retry-after" in answer[:end].lower()
    return Heard(status, seconds, says_when, has_errors(answer, end + len(END)))


async def arrived(lines: Lines, requests: Iterator[bytes], rate: float, seconds: float) -> list[Heard]:
    """What is heard of so many requests a second, which come by chance."""
    random = Random(6)  # noqa: S311  # it chooses and guards nothing
    begun = due = perf_counter()
    for number in count():
        if (due := due + random.expovariate(rate)) >= begun + seconds:
            break
        if (wait := due - perf_counter()) > 0 or number % 50 == 0:
            await asyncio.sleep(max(wait, 0))
        lines.ask(next(requests), due)
    return await lines.over()


@dataclass(frozen=True, slots=True)
class Course:
    """What came of a time at one rate."""

    name: str
    rate: float
    seconds: float
    heard: Sequence[Heard]

    @property
    def answered(self) -> Sequence[Heard]:
        return [each for each in self.heard if each.status == 200 and not each.has_errors]

    @property
    def failed(self) -> Sequence[Heard]:
        """Of status 200, but with errors: so Kith says that an engine was away or took too long."""
        return [each for each in self.heard if each.status == 200 and each.has_errors]

    @property
    def refused(self) -> Sequence[Heard]:
        return [each for each in self.heard if each.status != 200]

    @property
    def unsaid(self) -> int:
        """Refusals that do not say when to come back, and whatever is neither an answer nor a refusal."""
        return sum(not (each.status in (429, 503) and each.says_when) for each in self.refused)

    @property
    def row(self) -> tuple[str, ...]:
        answered, refused = self.answered, self.refused
        return (self.name, f"{self.rate:,.0f}", f"{len(answered) / self.seconds:,.0f}", f"{len(refused):,}",
                f"{len(self.failed):,}", *(f"{late(answered, each):,.1f}" for each in (50, 99)),
                f"{late(refused, 99):,.1f}")  # fmt: skip


def late(some: Sequence[Heard], hundredth: int) -> float:
    """Milliseconds that so many of a hundred of them took at most."""
    return at([each.seconds for each in some], hundredth / 100) * 1000
