"""The door of one worker: it lets in as many as it can answer soon, and tells the others at once when to come back.

A worker that is late and takes in more makes everybody wait longer. How late it is, says a call that was asked for a
moment and comes after it. Lateness that passes is a burst, which is let in and answered; after lateness that
lasts the door is kept until there was none for a while. Whoever waits for the engine makes nobody late. This is the
controlled delay of RFC 8289, with refusals in the place of drops.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

import orjson
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.wire.gate import ALWAYS

FEW, UTMOST = 16, 128
"""Operations under way that are always let in, however late it is, and that are the most ever."""
LATE, BURST, STRICT, TICK = 0.05, 0.25, 2.0, 0.02  # seconds
SOON = 1
BUSY = orjson.dumps({"errors": [{
    "message": f"The server has as much to do as it can now. Try again in {SOON} second.",
    "extensions": {"code": "UNAVAILABLE", "retryAfter": SOON},
}]})  # fmt: skip
HEADERS = [
    (b"content-type", b"application/json; charset=utf-8"),
    (b"content-length", b"%d" % len(BUSY)),
    (b"retry-after", b"%d" % SOON),
    *ALWAYS,
]


def _later(seconds: float, call: Callable[[], None]) -> None:
    asyncio.get_running_loop().call_later(seconds, call)


@dataclass(slots=True)
class Door:
    """How many are inside, and how late the worker is: `due` is the moment of the next call, while there is anybody."""

    clock: Callable[[], float] = monotonic
    later: Callable[[float, Callable[[], None]], None] = _later
    inside: int = 0
    due: float | None = None
    lateness: float = 0.0
    late_since: float | None = None
    strict_until: float = 0.0

    def enter(self) -> bool:
        """Whether there is room for one more, who leaves when answered."""
        now = self.clock()
        if self.inside >= UTMOST or (self.inside >= FEW and self._is_too_late(now)):
            self.strict_until = now + STRICT
            return False
        self.inside += 1
        if self.due is None:
            self._wait(now)
        return True

    def leave(self) -> None:
        self.inside -= 1

    def _is_too_late(self, now: float) -> bool:
        assert self.due is not None
        if max(self.lateness, now - self.due) <= LATE:
            return False
        self.late_since = now if self.late_since is None else self.late_since
        return now < self.strict_until or now - self.late_since > BURST

    def _wait(self, now: float) -> None:
        self.due = now + TICK
        self.later(TICK, self._come)

    def _come(self) -> None:
        assert self.due is not None
        now = self.clock()
        self.lateness = now - self.due
        if self.lateness <= LATE:
            self.late_since = None
        if self.inside:
            self._wait(now)
        else:
            self.due = None


@dataclass(slots=True)
class Crowd:
    """An ASGI application behind its door. An answer that has begun is out: streams of events stay for long."""

    app: ASGIApp
    refused: Callable[[], None] = field(default=lambda: None)
    door: Door = field(default_factory=Door)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != "/graphql":
            await self.app(scope, receive, send)
            return
        if not self.door.enter():
            self.refused()
            await send({"type": "http.response.start", "status": 503, "headers": HEADERS})
            await send({"type": "http.response.body", "body": BUSY})
            return
        is_inside = True

        def leave() -> None:
            nonlocal is_inside
            if is_inside:
                is_inside = False
                self.door.leave()

        async def sending(message: Message) -> None:
            leave()
            await send(message)

        try:
            await self.app(scope, receive, sending)
        finally:
            leave()
