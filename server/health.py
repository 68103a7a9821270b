"""Whether the process lives, whether it can answer, and what is known of the engine.

One task looks at the engine once a second; whoever wants to know reads what it found, so that probes cost nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graph.errors import StoreError
from server.telemetry.logs import log

Check = Callable[[], Awaitable[str | None]]
"""Says why not, or None."""

PAUSE, SHORTEST, PATIENCE = 1.0, 0.1, 1.5  # seconds
LONG_PATIENCE = 5.0  # with one that was away: coming back is slow work
SILENCES = 2  # An engine that does not answer may be busy, one that refuses to is away.


@dataclass(slots=True)
class Watch:
    """What is known of the engine."""

    ping: Check
    reason: str | None = "the engine has not been asked yet"
    is_away: bool = False
    is_leaving: bool = False
    silences: int = 0
    waiting: set[asyncio.Timeout] = field(default_factory=set)
    doubt: asyncio.Event = field(default_factory=asyncio.Event)

    async def check(self) -> str | None:
        """What the last look found, as long as it matters."""
        return "the server is about to stop" if self.is_leaving else self.reason

    async def look(self) -> None:
        """Ask the engine, and remember what it says."""
        try:
            async with asyncio.timeout(LONG_PATIENCE if self.is_away else PATIENCE):
                reason = await self.ping()
        except TimeoutError:
            self._silent()
        except StoreError as error:
            self._away(str(error).partition("\n")[0])
        except Exception:  # noqa: BLE001  # whatever it is, the next look must come
            log.exception("the engine could not be asked")
            self._away("the engine could not be asked")
        else:
            self.reason, self.is_away, self.silences = reason, False, 0

    def _silent(self) -> None:
        self.silences += 1
        if self.silences >= SILENCES:
            self._away(f"the engine has not answered for {SILENCES * PATIENCE:.0f} seconds")

    def _away(self, reason: str) -> None:
        """Whoever still waits for an answer need not do so until his time is over."""
        self.reason, self.is_away = reason, True
        now = asyncio.get_running_loop().time()
        while self.waiting:
            self.waiting.pop().reschedule(now)

    async def keep_looking(self) -> None:
        """Look once a second, and at once where somebody met an engine that was away."""
        while True:
            await self.look()
            self.doubt.clear()
            await asyncio.sleep(SHORTEST)
            with suppress(TimeoutError):
                await asyncio.wait_for(self.doubt.wait(), PAUSE - SHORTEST)


@asynccontextmanager
async def watching(ping: Check) -> AsyncIterator[Watch]:
    """A watch that looks as long as the block runs."""
    watch = Watch(ping)
    task = asyncio.create_task(watch.keep_looking())
    try:
        yield watch
    finally:
        task.cancel()


async def livez(_request: Request) -> Response:
    """The process runs: asks nobody."""
    return JSONResponse({"status": "ok"})


async def readyz(request: Request) -> Response:
    """The engine answers, its graph is of this version, and what start-up promised to load is in."""
    try:
        reason = await request.app.state.check()
    except StoreError as error:
        reason = str(error).partition("\n")[0]
    return JSONResponse({"status": "waiting", "reason": reason}, 503) if reason else JSONResponse({"status": "ok"})
