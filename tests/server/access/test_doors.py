"""What a request shows, and who that is."""

from __future__ import annotations

import logging

import pytest
from starlette.datastructures import Headers

from graph.keys.spelling import Spelled, minted
from graph.keys.wanted import Wanted
from graph.store import Store
from server.access.caller import DEVELOPER, STRANGER, Unauthenticated
from server.access.doors import Doors, unseen
from server.access.keys import Keys
from tests.server.access.making import Clock, key_made, key_revoked
from tests.server.access.signing import claims, header, signed, tokens_of

UNKNOWN = Spelled("0123456789AB", "x" * 32).text


def doors_of(store: Store, clock: Clock, *, is_dev: bool = False) -> Doors:
    return Doors(Keys(store, clock, clock.now), tokens_of(), unseen(is_dev=is_dev))


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def test_who_shows_nothing(store: Store, clock: Clock) -> None:
    assert await doors_of(store, clock).caller({}) == STRANGER
    assert await doors_of(store, clock, is_dev=True).caller({"X-Api-Key": "anything"}) == DEVELOPER


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER  "])
async def test_a_key_and_a_token_come_in_by_the_same_door(store: Store, clock: Clock, scheme: str) -> None:
    key, doors = await key_made(store, Wanted("till", "viewer"), clock), doors_of(store, clock, is_dev=True)
    by_key = await doors.caller({"Authorization": f"{scheme} {key.text}"})
    by_token = await doors.caller({"authorization": f"{scheme} {signed(header(), claims())}"})
    assert (by_key.role, by_token.role) == ("viewer", "agent")
    await doors.close()


@pytest.mark.parametrize(
    "shown",
    ["", "Bearer", "Bearer ", "Basic YTpi", "Bearer a b", "Bearer ä", "Bearer kith_x", "Bearer x", "Bearer a.b.c",
     "kith_x", f"Token {UNKNOWN}", f"Bearer {UNKNOWN}", f"Bearer {UNKNOWN},"],
)  # fmt: skip
async def test_whatever_else_is_shown_is_refused(store: Store, clock: Clock, shown: str) -> None:
    with pytest.raises(Unauthenticated, match="not accepted"):
        await doors_of(store, clock, is_dev=True).caller(Headers({"authorization": shown}))


async def test_two_headers_are_refused(store: Store, clock: Clock) -> None:
    key = await key_made(store, Wanted("till", "viewer"), clock)
    shown = [(b"authorization", f"Bearer {text}".encode()) for text in (key.text, key.text)]
    with pytest.raises(Unauthenticated, match="not accepted"):
        await doors_of(store, clock).caller(Headers(raw=shown))


async def test_a_refusal_is_logged_without_what_was_shown(
    store: Store, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "kith.access")
    stranger = minted()
    with pytest.raises(Unauthenticated, match="not accepted"):
        await doors_of(store, clock).caller({"authorization": f"Bearer {stranger.text}"})
    assert caplog.messages == [f"refused: key {stranger.id}: unknown"]


async def test_a_revoked_key_stops_within_a_second_at_every_door(store: Store, clock: Clock) -> None:
    key = await key_made(store, Wanted("till", "viewer"), clock)
    workers, shown = [doors_of(store, clock) for _ in range(2)], {"authorization": f"Bearer {key.text}"}
    for each in workers:
        await each.caller(shown)
    await key_revoked(store, key.id, clock)
    clock.seconds += 0.9
    for each in workers:
        with pytest.raises(Unauthenticated, match="not accepted"):
            await each.caller(shown)
        await each.close()
