"""Bursts are let in, what lasts is not; who is sent away hears when to come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from server.wire.crowd import BURST, FEW, LATE, STRICT, TICK, UTMOST, Crowd, Door


@dataclass
class Worker:
    """Its clock, and the call that it has been asked for; it comes about when `pass_` gets to it."""

    now: float = 100.0
    calls: list[Callable[[], None]] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    def later(self, _seconds: float, call: Callable[[], None]) -> None:
        self.calls.append(call)

    def pass_(self, seconds: float, each: float = TICK) -> None:
        """Let time go by, in steps of which each ends with the call."""
        until = self.now + seconds
        while self.now < until and self.calls:
            self.now += each
            self.calls.pop()()


@pytest.fixture
def worker() -> Worker:
    return Worker()


@pytest.fixture
def door(worker: Worker) -> Door:
    return Door(worker.clock, worker.later)


def entered(door: Door, count: int) -> int:
    return [door.enter() for _ in range(count)].count(True)


def test_a_burst_is_let_in_up_to_the_utmost(door: Door) -> None:
    assert entered(door, UTMOST + 50) == UTMOST


def test_a_worker_that_is_in_time_takes_in_many(worker: Worker, door: Door) -> None:
    entered(door, FEW * 4)
    worker.pass_(10 * BURST)
    assert entered(door, FEW) == FEW


def test_lateness_that_lasts_closes_the_door(worker: Worker, door: Door) -> None:
    entered(door, FEW)
    worker.pass_(BURST, 4 * LATE)
    assert entered(door, 5) == 5
    worker.pass_(2 * BURST, 4 * LATE)
    assert entered(door, 5) == 0


def test_a_call_that_is_overdue_is_late_already(worker: Worker, door: Door) -> None:
    entered(door, FEW + 1)
    worker.now += TICK + 2 * LATE
    assert door.enter()
    worker.now += 2 * BURST
    assert not door.enter()


def test_some_are_always_let_in(worker: Worker, door: Door) -> None:
    entered(door, 2)
    worker.pass_(4 * BURST, 4 * LATE)
    assert entered(door, FEW) == FEW


def test_after_a_refusal_there_is_no_patience_for_a_while(worker: Worker, door: Door) -> None:
    assert entered(door, UTMOST + 1) == UTMOST
    worker.pass_(TICK * 2)
    for _ in range(UTMOST - FEW):
        door.leave()
    assert door.enter()
    worker.now += TICK + 2 * LATE
    assert not door.enter()
    worker.pass_(STRICT * 2)
    worker.now += TICK + 2 * LATE
    assert door.enter()


def test_nobody_is_waited_for_when_nobody_is_there(worker: Worker, door: Door) -> None:
    door.enter()
    door.leave()
    worker.pass_(1.0)
    assert (worker.calls, door.due) == ([], None)


async def called(crowd: Crowd, path: str = "/graphql") -> list[dict[str, Any]]:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    await crowd({"type": "http", "path": path}, None, send)  # type: ignore[arg-type]  # nothing is received
    return sent


async def test_who_is_sent_away_hears_when_to_come_back() -> None:
    refused: list[None] = []
    crowd = Crowd(_answering, lambda: refused.append(None))
    assert [each.get("status") for each in await called(crowd)] == [200, None]
    assert crowd.door.inside == 0
    entered(crowd.door, UTMOST)
    start, body = await called(crowd)
    assert (start["status"], dict(start["headers"])[b"retry-after"]) == (503, b"1")
    assert b"UNAVAILABLE" in body["body"]
    assert len(refused) == 1
    assert (await called(crowd, "/livez"))[0]["status"] == 200


async def test_a_stream_that_has_begun_takes_no_place() -> None:
    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        assert crowd.door.inside == 0

    crowd = Crowd(app)
    await called(crowd)
    assert crowd.door.inside == 0


async def _answering(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"{}"})
