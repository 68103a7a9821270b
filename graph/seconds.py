"""The seconds of an operation: when they end, what is left of them, and waiting for one's turn within them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic

from graph.errors import TimedOut

SHORTEST = 0.001
"""What is left at least: none at all would be no limit to some engines."""


def end_of(timeout: float | None) -> float | None:
    """The moment of `time.monotonic` at which so many seconds are over; None of no limit."""
    return None if timeout is None else monotonic() + timeout


def left_of(until: float | None) -> float | None:
    """The seconds until a moment, `SHORTEST` at least."""
    return None if until is None else max(until - monotonic(), SHORTEST)


async def come(enter: Callable[[], Awaitable[object]], timeout: float | None, *, late: str) -> None:
    """Wait for one's turn; raises TimedOut, which says why, if it does not come in time."""
    try:
        async with asyncio.timeout(timeout):
            await enter()
    except TimeoutError as error:
        raise TimedOut(late) from error
