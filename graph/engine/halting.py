"""Ends a statement that runs inside the embedded engine.

That engine ignores the time-out which the driver sends, and works on when its client has gone. It lists what
runs with the port of the client, and ends a statement by its number, both over its HTTP port.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager

from graph.endpoint import Endpoint
from graph.engine.commands import server_command
from graph.errors import StoreError

FindPort = Callable[[], int | None]
Halt = Callable[[int], Coroutine[None, None, bool]]
# A statement has no connection at first, and in a session of the driver none again once it is cancelled: in between its
# port is noted.
LOOK = 0.002
PAUSE = 0.05
# When to look for a statement that nobody waits for: it may have been cancelled before the engine began with it.
CHANCES = (0.0, 0.1, 1.0)
# The loop holds tasks only weakly, so those which outlive their caller are kept here.
_detached: set[asyncio.Task[None]] = set()


async def halting(endpoint: Endpoint, port: int) -> bool:
    """End what runs for the client on this local port; whether anything did."""
    found = [one for one in await _running(endpoint) if str(one.get("clientAddress", "")).endswith(f":{port}")]
    for query in found:
        await _ignoring_faults(server_command(endpoint, f"terminate query {query['id']}"))
    return bool(found)


async def _running(endpoint: Endpoint) -> list[dict[str, object]]:
    answer = await _ignoring_faults(server_command(endpoint, "list queries"))
    return answer if isinstance(answer, list) else []


async def _ignoring_faults(answer: Awaitable[object]) -> object:
    # The statement may have ended by itself, or the engine with it; both are what was wanted.
    try:
        return await answer
    except StoreError:
        return None


@asynccontextmanager
async def halted_after(seconds: float | None, find_port: FindPort, halt: Halt) -> AsyncIterator[None]:
    """End what runs in the block when the time is over, or when the block is cancelled."""
    watch = _Watch(seconds, find_port, halt)
    try:
        yield
    except asyncio.CancelledError:
        watch.abandon()
        raise
    finally:
        watch.stop()


async def _until_found(halt: Halt, port: int) -> None:
    for pause in CHANCES:
        await asyncio.sleep(pause)
        if await halt(port):
            return


class _Watch:
    """Two timers, since a task for each read would cost more than they do."""

    __slots__ = ("_expiry", "_find_port", "_halt", "_look", "_loop", "_port", "_task")

    def __init__(self, seconds: float | None, find_port: FindPort, halt: Halt) -> None:
        self._loop = asyncio.get_running_loop()
        self._find_port = find_port
        self._halt = halt
        self._port: int | None = None
        self._task: asyncio.Task[None] | None = None
        self._look = self._loop.call_later(LOOK, self._note_port)
        self._expiry = None if seconds is None else self._loop.call_later(seconds, self._expire)

    def _note_port(self) -> None:
        self._port = self._find_port()
        if self._port is None:
            self._look = self._loop.call_later(LOOK, self._note_port)

    def _expire(self) -> None:
        self._task = self._loop.create_task(self._insist())

    async def _insist(self) -> None:
        # A statement which waits for its turn is not listed yet, so one try is not enough.
        while True:
            port = self._find_port()
            if port is not None:
                await self._halt(port)
            await asyncio.sleep(PAUSE)

    def abandon(self) -> None:
        """Nobody waits any longer: end the statement without waiting for that either."""
        port = self._find_port() or self._port
        if port is not None:
            task = self._loop.create_task(_until_found(self._halt, port))
            _detached.add(task)
            task.add_done_callback(_detached.discard)

    def stop(self) -> None:
        """The block is over."""
        self._look.cancel()
        for waiting in (self._expiry, self._task):
            if waiting is not None:
                waiting.cancel()
