"""A runner as long as a server serves, and one for a command that waits."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from graph.bolt import connected
from server.health import Watch
from server.jobs.kinds import KINDS
from server.jobs.runner import Runner
from server.lifespan import Opened
from server.telemetry.logs import log

PAUSE = 1.0  # seconds


@asynccontextmanager
async def working(kith: Opened, watch: Watch, *, worker: int = 0) -> AsyncIterator[None]:
    """Do jobs inside the block, in one worker of a server; when it is told to stop they are given back at once."""
    if worker:
        yield
        return
    async with connected(kith.endpoint) as store:
        runner = Runner(store, kith.store, kith.settings, KINDS)
        async with at_work(runner, is_ready=lambda: watch.reason is None, is_leaving=lambda: watch.is_leaving):
            yield


@asynccontextmanager
async def at_work(
    runner: Runner, *, is_ready: Callable[[], bool] = lambda: True, is_leaving: Callable[[], bool] = lambda: False
) -> AsyncIterator[None]:
    """Let a runner look after its jobs, and seek others while the graph is ready for that. It leaves with the block."""
    stopping = asyncio.Event()

    async def seek() -> None:
        if is_ready():
            await runner.seek()

    async def until_left() -> None:
        loops = [asyncio.create_task(_again(each, runner, stopping, is_leaving)) for each in (runner.tend, seek)]
        await asyncio.wait(loops)
        await runner.leave()

    task = asyncio.create_task(until_left())
    try:
        yield
    finally:
        stopping.set()
        runner.wake.set()
        await task


async def _again(
    step: Callable[[], Awaitable[None]], runner: Runner, stopping: asyncio.Event, is_leaving: Callable[[], bool]
) -> None:
    """A step a second, and one as soon as work has ended."""
    while not stopping.is_set() and not is_leaving():
        try:
            await step()
        except Exception:  # noqa: BLE001  # whatever it is, the next step must come
            log.exception("jobs could not be looked after")
        runner.wake.clear()
        if stopping.is_set():
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(runner.wake.wait(), PAUSE)
