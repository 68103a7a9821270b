"""Bursts are let in, what lasts is not; who is sent away hears when to come back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from server.wire.crowd import BURST, MOST, STRICT, UTMOST, YOUNG, Crowd, Door


@dataclass
class Clock:
    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def entered(door: Door, count: int) -> list[object]:
    return [place for place in (door.enter() for _ in range(count)) if place is not None]


def test_a_burst_is_let_in_up_to_the_utmost(clock: Clock) -> None:
    assert len(entered(Door(clock), UTMOST + 50)) == UTMOST


def test_what_lasts_is_no_burst(clock: Clock) -> None:
    door = Door(clock)
    entered(door, MOST + 5)
    clock.now += BURST * 2
    assert entered(door, 5) == []


def test_after_a_refusal_there_are_no_bursts_for_a_while(clock: Clock) -> None:
    door = Door(clock)
    for place in entered(door, UTMOST + 1):
        door.leave(place)
    assert len(entered(door, MOST + 5)) == MOST
    for place in [*door.inside]:
        door.leave(place)
    clock.now += STRICT * 2
    assert len(entered(door, MOST + 5)) == MOST + 5


def test_who_waits_for_long_is_not_counted(clock: Clock) -> None:
    door = Door(clock)
    slow = entered(door, MOST)
    clock.now += YOUNG * 2
    assert len(entered(door, MOST)) == MOST
    for place in slow:
        door.leave(place)
    assert len(door.inside) == MOST


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
    assert crowd.door.inside == {}
    entered(crowd.door, UTMOST)
    start, body = await called(crowd)
    assert (start["status"], dict(start["headers"])[b"retry-after"]) == (503, b"1")
    assert b"UNAVAILABLE" in body["body"]
    assert len(refused) == 1
    assert (await called(crowd, "/livez"))[0]["status"] == 200


async def test_a_stream_that_has_begun_takes_no_place() -> None:
    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        assert crowd.door.inside == {}

    crowd = Crowd(app)
    await called(crowd)


async def _answering(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"{}"})
