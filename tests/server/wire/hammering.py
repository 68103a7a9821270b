"""Damaged and hostile requests over a socket: what was answered, how soon, and whether the server lived meanwhile."""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from bench.processes import processor_seconds
from tests.server.wire.hostile import Hostile
from tests.server.wire.mutating import Raw, mutated
from tests.server.wire.served import Served, status_of

ALIVE = b"GET /livez HTTP/1.0\r\nhost: localhost\r\n\r\n"
SLOWEST = 1.0  # seconds
ROUNDS = 3


@dataclass
class Hammered:
    """Statuses, the longest wait, and each request that went wrong."""

    statuses: Counter[int] = field(default_factory=Counter)
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)


async def hammer(server: Served, numbers: Iterable[int]) -> Hammered:
    """Send damaged requests, one after the other: no 5xx, none unanswered, none over a second."""
    found = Hammered()
    for number in numbers:
        began = time.monotonic()
        status = await status_of(server.port, mutated(number).bytes)
        passed = time.monotonic() - began
        found.statuses[status] += 1
        found.slowest = max(found.slowest, passed)
        if not 100 <= status < 500 or passed > SLOWEST:
            found.wrong.append(f"request {number} was answered {status} after {passed:.2f} s")
    return found


@dataclass(frozen=True, slots=True)
class Borne:
    """What a hostile document cost: seconds of the server's processor, and the longest that /livez took meanwhile."""

    hostile: Hostile
    status: int
    seconds: float
    alive: float

    @property
    def is_wrong(self) -> bool:
        return not 200 <= self.status < 500 or self.seconds > self.hostile.seconds or self.alive > SLOWEST


async def bear(server: Served, hostile: Hostile) -> Borne:
    """Send a hostile document while another client asks whether the server lives; the best of some rounds.

    Each round sends another text, so that no cache knows it.
    """
    return min([await _bear(server, hostile, number) for number in range(ROUNDS)], key=lambda each: each.seconds)


async def _bear(server: Served, hostile: Hostile, number: int) -> Borne:
    document = f"{hostile.document} # {number}"
    headers = (("host", "localhost"), ("content-type", "application/json"))
    raw = Raw("POST", "/graphql", headers, json.dumps({"query": document}).encode())
    before = processor_seconds(server.pid)
    asking = asyncio.create_task(_longest(server.port))
    status = await status_of(server.port, raw.bytes)
    spent = processor_seconds(server.pid) - before
    asking.cancel()
    longest = await asking
    return Borne(hostile, status, spent, longest)


async def _longest(port: int) -> float:
    """How long /livez took at most, until cancelled."""
    found, began = 0.0, time.monotonic()
    try:
        while True:
            began = time.monotonic()
            await status_of(port, ALIVE)
            found = max(found, time.monotonic() - began)
            await asyncio.sleep(0.01)
    except asyncio.CancelledError:
        return max(found, time.monotonic() - began)
