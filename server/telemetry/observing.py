"""The outermost layer: gives every request its record and its id, and hands the record on when the answer is out."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.telemetry.logs import log, request_line
from server.telemetry.metrics import Meters
from server.telemetry.record import RECORD, Record, begun
from server.telemetry.slow import slow_line

GRAPHQL = "/graphql"
CLIENT_LEFT = 499
Hear = Callable[[Record], None]


@dataclass(frozen=True, slots=True)
class Telemetry:
    """Where records go: the log, the counters, and a tracer if there is one."""

    meters: Meters
    slow_seconds: float = 1.0
    trace: Hear | None = None

    def hear(self, record: Record) -> None:
        """Take in the record of a request that was answered."""
        self.meters.count(record)
        request_line(record)
        slow_line(record, self.slow_seconds)
        if self.trace is not None:
            self.trace(record)


@dataclass(slots=True)
class Observed:
    """An ASGI application whose requests are recorded. While it is `draining`, clients are asked to connect anew."""

    app: ASGIApp
    telemetry: Telemetry
    draining: bool = field(default=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            scope["kith.hear"] = self.telemetry.hear
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        record = begun(dict(scope["headers"]))
        record.is_graphql = scope["path"] == GRAPHQL
        mark = RECORD.set(record)
        try:
            await self.app(scope, receive, self._sending(record, send))
        except Exception:  # noqa: BLE001  # the client has its 500 already
            log.exception("unhandled")
            record.code = "INTERNAL"
        finally:
            self._end(record)
            RECORD.reset(mark)

    def _sending(self, record: Record, send: Send) -> Send:
        added = [(b"x-request-id", record.request_id.encode())]

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                record.status = message["status"]
                closing = [(b"connection", b"close")] if self.draining else []
                message["headers"] = [*message.get("headers", ()), *added, *closing]
            await send(message)

        return sending

    def _end(self, record: Record) -> None:
        record.seconds = record.seconds or time.perf_counter() - record.began
        record.status = record.status or CLIENT_LEFT
        if not record.is_graphql:
            return
        if not record.code:
            record.code = _code_of(record.status)
        self.telemetry.hear(record)


def _code_of(status: int) -> str:
    """What to call an answer of which nobody noted more than its status."""
    if status == CLIENT_LEFT:
        return "GONE"
    if status == 401:
        return "UNAUTHENTICATED"
    return "OK" if status < 400 else "HTTP_REFUSED" if status < 500 else "INTERNAL"
