"""What is computed for long, or takes much memory, is computed by a process of its own, which ends with its work."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar

from server.settings import CHECKOUT

LOOKING = 0.5
T = TypeVar("T")


@asynccontextmanager
async def apart(program: str, *words: str, **streams: Any) -> AsyncIterator[Process]:
    """`python -m PROGRAM WORDS` in the checkout; `streams` are those of asyncio. Killed unless it has ended."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", program, *words, cwd=CHECKOUT, **streams)
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def patiently(coming: Coroutine[Any, Any, T], look: Callable[[], Awaitable[object]]) -> T:
    """What is coming; until then `look` is called again and again, and may raise: somebody may want no more of it."""
    task = asyncio.create_task(coming)
    try:
        while not (await asyncio.wait({task}, timeout=LOOKING))[0]:
            await look()
    finally:
        task.cancel()
    return task.result()
