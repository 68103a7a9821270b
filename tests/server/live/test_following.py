"""Subscriptions over a graph: nobody misses a change, all come in order, nobody sees what is not his."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from graph.bolt import BoltStore
from graph.keys import service
from graph.keys.spelling import Spelled, minted
from graph.keys.wanted import Wanted
from graph.store import Transaction
from server.access.doors import Doors, unseen
from server.access.keys import Keys
from server.access.policy import load
from server.access.tokens import tokens
from server.everybody import Callers
from tests.server.answers.feeding import ANN, BOB, HOME, apis, begun, changed, linked, renamed
from tests.server.live.speaking import Client, Served, alone, client, events, served, until_followed

pytestmark = pytest.mark.usefixtures("indexed")
NAMES = """subscription ($where: ChangedWhere, $types: [ChangedType!], $after: String) {
  changed(where: $where, types: $types, after: $after) { position kind fields node { id } } }"""


@asynccontextmanager
async def guests(store: BoltStore) -> AsyncIterator[Served]:
    """A house where everybody shows a key."""
    doors = Doors(Keys(store), tokens(()), unseen(is_dev=False))
    async with served(Callers(doors, load(), apis(store))) as house:
        yield house
    await doors.close()


async def key(store: BoltStore, role: str) -> Spelled:
    made = minted()

    async def work(tx: Transaction) -> None:
        await service.create(tx, Wanted("test", role, None, None, {}), made, by="test", now=datetime.now(UTC))

    await store.write(work)
    return made


async def positions(one: Client, count: int) -> list[int]:
    return [(await one.event())["position"] for _ in range(count)]


async def test_changes_come_in_the_order_of_their_commits(store: BoltStore) -> None:
    await begun(store)
    async with served(alone(store)) as house, client(house) as one, client(house) as other:
        for each in (one, other):
            await each.begin()
            await each.follow()
        await until_followed(house, 2)
        assert len(house.live.questions) == 1
        await asyncio.gather(*(changed(store, renamed(ANN), renamed(BOB)) for _ in range(8)))
        assert await positions(one, 16) == await positions(other, 16) == list(range(3, 19))


async def test_workers_tell_of_what_others_wrote_in_one_order(store: BoltStore) -> None:
    await begun(store)
    async with served(alone(store)) as house, served(alone(store)) as other, client(house) as one, client(other) as two:
        for each, of in ((one, house), (two, other)):
            await each.begin()
            await each.follow("subscription { changed { position id } }")
            await until_followed(of)
        await asyncio.gather(*(changed(store, renamed(ANN), renamed(BOB)) for _ in range(8)))
        heard = [[await each.event() for _ in range(16)] for each in (one, two)]
        assert heard[0] == heard[1]
        assert [each["position"] for each in heard[0]] == list(range(3, 19))


async def test_whoever_comes_back_misses_nothing(store: BoltStore) -> None:
    await begun(store)
    async with served(alone(store)) as house:
        async with client(house) as one:
            await one.begin()
            await one.follow()
            await until_followed(house)
            await changed(store, renamed(ANN))
            cursor = (await one.event())["cursor"]
        await changed(store, renamed(ANN), renamed(BOB))
        async with client(house) as again:
            await again.begin()
            await again.follow(after=cursor)
            assert await positions(again, 2) == [4, 5]
            await changed(store, renamed(ANN))
            assert await positions(again, 1) == [6]


async def test_whoever_is_too_slow_is_dropped_and_may_go_on(store: BoltStore) -> None:
    await begun(store)
    async with served(alone(store)) as house, client(house) as one:
        await one.begin()
        await one.follow()
        await until_followed(house)
        for question, _ in house.live.questions.values():
            for follower in question.followers:
                follower.room = 2
        await changed(store, *(renamed(ANN) for _ in range(4)))
        assert await positions(one, 2) == [3, 4]
        (error,) = (await one.hear())["payload"]
        assert error["extensions"]["reason"] == "SLOW_CONSUMER"
        await one.follow(after=error["extensions"]["after"])
        assert await positions(one, 2) == [5, 6]


@pytest.mark.parametrize(
    ("variables", "found"),
    [
        ({"where": {"customer": {"id": {"eq": ANN}}}}, [3, 5]),
        ({"where": {"household": {"id": {"eq": HOME}}}}, []),
        ({"types": ["HOUSEHOLD"]}, [5]),
    ],
)
async def test_a_subscription_may_be_narrowed(store: BoltStore, variables: dict[str, Any], found: list[int]) -> None:
    await begun(store)
    async with served(alone(store)) as house, client(house) as one:
        await one.begin()
        await one.follow(NAMES, **variables)
        await one.follow(key="all")
        await until_followed(house, 2)
        await changed(store, renamed(ANN), renamed(BOB), linked("MEMBER_OF", "Household", HOME))
        heard = [await one.hear() for _ in range(3 + len(found))]
        mine = [each["payload"]["data"]["changed"]["position"] for each in heard if each["id"] == "1"]
        assert mine == found


async def test_each_hears_what_his_role_may_see(store: BoltStore) -> None:
    await begun(store)
    full, plain = await key(store, "agent"), await key(store, "viewer")
    async with guests(store) as house, client(house) as one, client(house) as other:
        for each, shown in ((one, full), (other, plain)):
            await each.begin(shown.text)
            await each.follow(NAMES)
        await until_followed(house, 2)
        await changed(store, renamed(ANN, "birthDate"), renamed(ANN, "birthDate", "stage"))
        assert [(await one.event())["fields"] for _ in range(2)] == [["birthDate"], ["birthDate", "stage"]]
        assert await other.event() == {"position": 4, "kind": "UPDATED", "fields": ["stage"], "node": {"id": ANN}}


async def test_a_key_that_is_revoked_ends_what_it_opened(store: BoltStore) -> None:
    shown = await key(store, "agent")
    async with guests(store) as house, client(house, {"authorization": f"Bearer {shown.text}"}) as one:
        await one.begin()
        await one.follow()
        await until_followed(house)

        async def work(tx: Transaction) -> None:
            await service.revoke(tx, shown.id, now=datetime.now(UTC))

        await store.write(work)
        assert await one.hear() == {"closed": 4403}


async def test_strangers_open_nothing(store: BoltStore) -> None:
    async with guests(store) as house:
        async with client(house) as one:
            assert await one.begin() == {"closed": 4403}
        async with client(house) as one:
            assert await one.begin("kith_nobody") == {"closed": 4403}


# --------------------------------------------------------------------------------------------------------------- events


async def test_changes_come_as_events(store: BoltStore) -> None:
    await begun(store)
    async with served(alone(store)) as house, events(house, {"query": NAMES}) as heard:
        await until_followed(house)
        await changed(store, renamed(ANN))
        found = await anext(heard)
        assert (found["event"], found["data"]["data"]["changed"]["position"]) == ("next", 3)
        house.live.leave()
        assert (await anext(heard))["data"]["errors"][0]["extensions"]["code"] == "UNAVAILABLE"
        assert await anext(heard) == {"event": "complete", "data": None}


async def test_a_query_is_one_event(store: BoltStore) -> None:
    async with served(alone(store)) as house, events(house, {"query": "{ __typename }"}) as heard:
        assert [each async for each in heard] == [
            {"event": "next", "data": {"data": {"__typename": "Query"}}},
            {"event": "complete", "data": None},
        ]
