"""API keys at the door."""

import asyncio
import hmac
from unittest.mock import patch

import pytest

from graph.errors import Unavailable
from graph.keys import service
from graph.keys.spelling import Spelled, minted
from graph.keys.wanted import Wanted
from graph.store import Store
from server.access.caller import EXPIRED, NOT_ACCEPTED, Unauthenticated
from server.access.keys import FRESH, Keys
from tests.engines.recording import Recording
from tests.engines.unread import Unread
from tests.server.access.making import Clock, key_made, key_revoked

TILL = Wanted("till", "agent", roots=("customers",), claims={"team": "north"})


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def refusal(keys: Keys, text: str) -> Unauthenticated:
    with pytest.raises(Unauthenticated) as caught:
        await keys.caller(text)
    return caught.value


async def test_a_key_names_its_caller(store: Store, clock: Clock) -> None:
    key = await key_made(store, TILL, clock)
    keys = Keys(store, clock, clock.now)
    caller = await keys.caller(key.text)
    assert (caller.name, caller.role, caller.roots) == (f"key:{key.id}", "agent", frozenset({"customers"}))
    assert caller.claims == {"team": "north"}
    await keys.close()


async def test_keys_that_are_not_accepted(store: Store, clock: Clock) -> None:
    key = await key_made(store, TILL, clock)
    keys = Keys(store, clock, clock.now)
    wrong_secret, unknown = Spelled(key.id, minted().secret), minted()
    wrong_check = key.text[:-1] + ("A" if key.text[-1] != "A" else "B")
    found = [await refusal(keys, text) for text in (wrong_check, wrong_secret.text, unknown.text, "kith_", key.id)]
    assert {str(each) for each in found} == {NOT_ACCEPTED}
    assert [each.reason for each in found][1:3] == [f"key {key.id}: wrong secret", f"key {unknown.id}: unknown"]
    assert not any(secret in repr(found) for secret in (key.secret, wrong_secret.secret, unknown.secret))


async def test_a_key_whose_check_is_wrong_costs_no_look(store: Store, clock: Clock) -> None:
    recording = Recording(store)
    await refusal(Keys(recording, clock, clock.now), minted().text[:-1])
    assert recording.statements == []


async def test_an_expired_key(store: Store, clock: Clock) -> None:
    key = await key_made(store, Wanted("till", "agent", "2027-01-15T08:00:01"), clock)
    keys = Keys(store, clock, clock.now)
    assert (await keys.caller(key.text)).role == "agent"
    clock.seconds += 1
    assert str(await refusal(keys, key.text)) == EXPIRED
    await keys.close()


async def test_one_look_serves_half_a_second(store: Store, clock: Clock) -> None:
    key = await key_made(store, TILL, clock)
    recording = Recording(store)
    keys = Keys(recording, clock, clock.now)
    await asyncio.gather(*(keys.caller(key.text) for _ in range(20)))
    assert len(recording.statements) == 1
    clock.seconds += FRESH
    await keys.caller(key.text)
    assert len(recording.statements) == 2
    await keys.close()


async def test_that_there_is_no_such_key_is_remembered_too(store: Store, clock: Clock) -> None:
    recording = Recording(store)
    keys, stranger = Keys(recording, clock, clock.now), minted().text
    for _ in range(5):
        await refusal(keys, stranger)
    assert len(recording.statements) == 1


async def test_a_revoked_key_stops_within_a_second_in_every_worker(store: Store, clock: Clock) -> None:
    key = await key_made(store, TILL, clock)
    workers = [Keys(store, clock, clock.now) for _ in range(2)]
    for each in workers:
        await each.caller(key.text)
    await key_revoked(store, key.id, clock)
    clock.seconds += 0.99
    assert {(await refusal(each, key.text)).reason for each in workers} == {f"key {key.id}: revoked"}
    for each in workers:
        await each.close()


async def test_an_engine_that_is_away_lets_nobody_in(clock: Clock) -> None:
    keys = Keys(Unread("neo4j"), clock, clock.now)
    with pytest.raises(Unavailable):
        await keys.caller(minted().text)


async def test_what_was_found_does_not_outlive_an_engine(store: Store, clock: Clock) -> None:
    key = await key_made(store, TILL, clock)
    keys = Keys(store, clock, clock.now)
    await keys.caller(key.text)
    await keys.close()
    keys.store = Unread("neo4j")
    assert (await keys.caller(key.text)).role == "agent"
    clock.seconds += FRESH
    with pytest.raises(Unavailable):
        await keys.caller(key.text)


async def test_use_is_noted_beside_the_answer(store: Store, clock: Clock) -> None:
    key = await key_made(store, TILL, clock)
    keys = Keys(store, clock, clock.now)
    await keys.caller(key.text)
    await keys.close()
    found = await service.find(store, key.id)
    assert found is not None
    assert found.last_used_at == "2027-01-15T08:00:00"


async def test_use_that_cannot_be_noted_refuses_nobody(
    store: Store, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    key = await key_made(store, TILL, clock)
    keys = Keys(store, clock, clock.now)
    with patch.object(service, "touch", side_effect=Unavailable("gone")):
        assert (await keys.caller(key.text)).role == "agent"
        await keys.close()
    assert caplog.messages == [f"the use of key {key.id} could not be noted: gone"]


async def test_hashes_are_compared_in_constant_time(store: Store, clock: Clock) -> None:
    """Also where there is no such key, so that the time of a refusal does not tell which ids there are."""
    key = await key_made(store, TILL, clock)
    keys = Keys(store, clock, clock.now)
    with patch("server.access.keys.hmac.compare_digest", wraps=hmac.compare_digest) as compared:
        await refusal(keys, Spelled(key.id, minted().secret).text)
        await refusal(keys, minted().text)
    assert compared.call_count == 2
    assert {len(argument) for call in compared.call_args_list for argument in call.args} == {64}


async def test_who_hangs_up_takes_nothing_from_others(store: Store, clock: Clock) -> None:
    key = await key_made(store, TILL, clock)
    keys = Keys(store, clock, clock.now)
    first, second = (asyncio.create_task(keys.caller(key.text)) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    assert (await second).role == "agent"
    await keys.close()
