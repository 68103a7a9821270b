"""An application behind a door: whom it has no room for hears at once when to come back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import orjson
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.telemetry.record import current
from server.wire.door import Door, Visit
from server.wire.gate import ALWAYS

GUARDED = "/graphql"
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
HEAD = b"HTTP/1.1 503 Service Unavailable\r\n%b\r\n" % b"".join(b"%b: %b\r\n" % each for each in HEADERS)
WHOLE = HEAD + BUSY
"""The refusal as it is written where nothing was made of the request yet; to HEAD without a body."""


@dataclass(slots=True)
class Crowd:
    """An ASGI application behind its door. An answer that has begun is out: streams of events stay for long."""

    app: ASGIApp
    counted: Callable[[], None] = field(default=lambda: None)
    door: Door = field(default_factory=Door)

    def refuses(self, headers: Iterable[tuple[bytes, bytes]]) -> bool:
        """Whether a request with these headers is sent away; who is not may be later."""
        if not self.door.refuses(_caller(headers)):
            return False
        self.counted()
        return True

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != GUARDED:
            await self.app(scope, receive, send)
            return
        visit = self.door.enter(_caller(scope["headers"]))
        if visit is None:
            self.counted()
            await send({"type": "http.response.start", "status": 503, "headers": HEADERS})
            await send({"type": "http.response.body", "body": BUSY})
        else:
            await self._let_in(visit, scope, receive, send)

    async def _let_in(self, visit: Visit, scope: Scope, receive: Receive, send: Send) -> None:
        is_inside = True

        def leave(kind: str | None) -> None:
            nonlocal is_inside
            if is_inside:
                is_inside = False
                self.door.leave(visit, kind)

        async def sending(message: Message) -> None:
            sent = current().sent
            leave(sent[0].text if sent else None)
            await send(message)

        try:
            await self.app(scope, receive, sending)
        finally:
            leave(None)


def _caller(headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    """Who somebody says they are, which nobody has looked at yet; callers without a key are one."""
    return next((value for name, value in headers if name == b"authorization"), b"")
