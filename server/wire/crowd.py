"""The door of one worker: it lets in as many as it can answer soon, and tells the others at once when to come back.

Whoever is let in beyond that only makes everybody wait longer, himself too. What has run for a quarter of a second is
not counted any more: it waits for the engine, and takes little of this process. A burst is let in and answered in its
time; only when too many have stood here for a while is the door kept, until nobody had to be sent away for some time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

import orjson
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.wire.gate import ALWAYS

MOST, UTMOST = 100, 300
"""Operations under way that are less than `YOUNG` old: how many may stay, and how many may come in a burst. As many
may stay as one caller of any role may have, so that it takes several to meet this."""
YOUNG, BURST, STRICT = 0.25, 0.05, 2.0  # seconds
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


@dataclass(slots=True)
class Door:
    """Those inside by the moment they came in, and since when they are many."""

    clock: Callable[[], float] = monotonic
    inside: dict[object, float] = field(default_factory=dict)
    many_since: float | None = None
    strict_until: float = 0.0

    def enter(self) -> object | None:
        """What to leave by; None for whoever must come back later."""
        now = self.clock()
        if len(self.inside) >= MOST and not self._has_room(now):
            self.strict_until = now + STRICT
            return None
        place = object()
        self.inside[place] = now
        return place

    def leave(self, place: object) -> None:
        self.inside.pop(place, None)
        if len(self.inside) < MOST:
            self.many_since = None

    def _has_room(self, now: float) -> bool:
        while self.inside and now - next(iter(self.inside.values())) > YOUNG:
            del self.inside[next(iter(self.inside))]
        if len(self.inside) < MOST:
            self.many_since = None
            return True
        self.many_since = now if self.many_since is None else self.many_since
        is_burst = now >= self.strict_until and now - self.many_since <= BURST
        return is_burst and len(self.inside) < UTMOST


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
        place = self.door.enter()
        if place is None:
            self.refused()
            await send({"type": "http.response.start", "status": 503, "headers": HEADERS})
            await send({"type": "http.response.body", "body": BUSY})
            return

        async def sending(message: Message) -> None:
            self.door.leave(place)
            await send(message)

        try:
            await self.app(scope, receive, sending)
        finally:
            self.door.leave(place)
