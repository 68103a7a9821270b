"""What sockets and event streams have in common: who they belong to, and what ends them."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.datastructures import Headers, State

from graph.errors import StoreError
from server.access.caller import Caller, Unauthenticated
from server.access.key_sets import IssuerAway

CHECKED_EVERY = 0.4  # seconds: with the half second that an answer of the graph is good for, less than one in all
GRACE = 10.0  # seconds in which what was sent must have left


@dataclass(eq=False)
class Ended(Exception):
    """A stream is closed by us: its code in words of WebSocket, and why."""

    code: int
    reason: str


LEAVING = (1001, "The server is about to stop. Connect again, and go on behind your last cursor.")
FORBIDDEN = (4403, "Forbidden: this key or token is no longer accepted.")
TOO_SLOW = (4410, "Too slow: nothing was read for a while. Connect again, and go on behind your last cursor.")


async def guarded(state: State, shown: Mapping[str, str], caller: Caller) -> None:
    """Raise what ends a stream: the server leaves, or who opened it would not be let in again as they were.

    What was shown is looked at once for all streams that showed the same.
    """
    works: list[Coroutine[Any, Any, None]] = [_left(state)]
    if shown:
        check = partial(_watched, state, shown, caller)
        works.append(state.live.checks.together(shown["authorization"], check))
    await first_of(*works)


async def _left(state: State) -> None:
    await state.live.leaving.wait()
    raise Ended(*LEAVING)


async def _watched(state: State, shown: Mapping[str, str], caller: Caller) -> None:
    while True:
        await asyncio.sleep(CHECKED_EVERY)
        await _checked(state, shown, caller)


async def _checked(state: State, shown: Mapping[str, str], caller: Caller) -> None:
    try:
        found = await state.doors.caller(Headers(shown))
    except Unauthenticated:
        raise Ended(*FORBIDDEN) from None
    except (StoreError, IssuerAway):
        return  # nobody can say now, and nothing new is told meanwhile
    if found != caller or found.claims != caller.claims:
        raise Ended(*FORBIDDEN)


async def first_of(*works: Coroutine[Any, Any, None]) -> None:
    """Run these until one ends, then end the others; raises what it raised."""
    tasks = [asyncio.create_task(each) for each in works]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for each in tasks:
            each.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for each in done:
        each.result()
