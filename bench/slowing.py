"""A server made slower on purpose, to see that the gate notices."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import process_time

from starlette.types import ASGIApp, Receive, Scope, Send


@dataclass(slots=True)
class Slowed:
    """An application whose process takes longer by this part of its time: after each request it does nothing useful."""

    app: ASGIApp
    slower: float
    since: float = field(default_factory=process_time)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)
        now = process_time()
        until = now + (now - self.since) * self.slower
        while process_time() < until:
            pass
        self.since = process_time()
