"""Subscriptions to jobs: what becomes of them is told, whichever server does them, to those who may look at jobs."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest

from graph.bolt import BoltStore
from graph.jobs import job as jobs
from graph.jobs import service
from graph.jobs.job import Job
from graph.store import Transaction
from server.live import bulletin
from tests.server.live.speaking import Client, alone, client, events, served, until_followed
from tests.server.live.test_following import guests, key

pytestmark = pytest.mark.usefixtures("open_to_jobs")
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
WATCH = "subscription ($id: ID) { jobChanged(id: $id) { id state progress total } }"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody looks again at once."""
    monkeypatch.setattr(bulletin, "PAUSE", 0.01)


async def wrote(store: BoltStore, work: Callable[[Transaction], Awaitable[Job | None]]) -> Job:
    found = await store.write(work)
    assert found is not None
    return found


async def asked(store: BoltStore, kind: str = "recount") -> Job:
    return await wrote(store, partial(service.enqueue, kind=kind, by="somebody", now=NOW))


async def begun(store: BoltStore, kind: str = "recount") -> Job:
    return await wrote(store, partial(service.claim, kind=kind, owner="elsewhere", now=NOW))


async def beaten(store: BoltStore, job: Job, done: int) -> None:
    await wrote(store, partial(service.beat, job_id=job.id, owner="elsewhere", now=NOW, done=done, total=9))


async def ended(store: BoltStore, job: Job) -> None:
    end = partial(service.end, job_id=job.id, owner="elsewhere", turn=jobs.succeeded, now=NOW, done=9, total=9)
    await wrote(store, end)


def told(message: dict[str, Any]) -> tuple[str, int]:
    """The state and progress that an event tells of."""
    job = message["payload"]["data"]["jobChanged"]
    return job["state"], job["progress"]


async def followed(one: Client, **variables: Any) -> None:
    await one.begin()
    await one.follow(WATCH, **variables)


async def test_a_job_is_followed_until_it_ends(store: BoltStore) -> None:
    job = await asked(store)
    async with served(alone(store)) as house, client(house) as one:
        await followed(one, id=job.id)
        assert told(await one.hear()) == ("QUEUED", 0)
        await begun(store)
        assert told(await one.hear()) == ("RUNNING", 0)
        await beaten(store, job, 4)
        assert told(await one.hear()) == ("RUNNING", 4)
        await beaten(store, job, 4)
        await ended(store, job)
        assert told(await one.hear()) == ("SUCCEEDED", 9)
        assert await one.hear() == {"id": "1", "type": "complete"}


async def test_a_job_comes_as_events(store: BoltStore) -> None:
    job = await asked(store)
    async with (
        served(alone(store)) as house,
        events(house, {"query": WATCH, "variables": {"id": job.id}}) as heard,
    ):
        assert (await anext(heard))["data"]["data"]["jobChanged"]["state"] == "QUEUED"
        await begun(store)
        await ended(store, job)
        last = [each async for each in heard]
        assert last[-2]["data"]["data"]["jobChanged"]["state"] == "SUCCEEDED"
        assert last[-1] == {"event": "complete", "data": None}


async def test_every_server_tells_of_every_job(store: BoltStore) -> None:
    async with AsyncExitStack() as stack:
        houses = [await stack.enter_async_context(served(alone(store))) for _ in range(2)]
        people = [await stack.enter_async_context(client(each)) for each in houses]
        await asyncio.gather(*map(followed, people))
        for each in houses:
            await until_followed(each)
        found = await asked(store)
        for one in people:
            assert (await one.hear())["payload"]["data"]["jobChanged"]["id"] == found.id


async def test_one_who_follows_a_job_hears_of_no_other(store: BoltStore) -> None:
    mine, other = await asked(store), await asked(store, "tidy")
    async with served(alone(store)) as house, client(house) as one:
        await followed(one, id=mine.id)
        assert told(await one.hear()) == ("QUEUED", 0)
        await begun(store, "tidy")
        await beaten(store, other, 1)
        await begun(store)
        assert told(await one.hear()) == ("RUNNING", 0)


async def test_of_a_job_that_ended_long_ago_its_end_is_told(store: BoltStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulletin, "NEWEST", 0)
    job = await asked(store)
    await begun(store)
    await ended(store, job)
    async with served(alone(store)) as house, client(house) as one:
        await followed(one, id=job.id)
        assert told(await one.hear()) == ("SUCCEEDED", 9)
        assert (await one.hear())["type"] == "complete"
        assert not house.live.sources


async def test_a_job_that_is_not_there_is_an_error(store: BoltStore) -> None:
    async with served(alone(store)) as house, client(house) as one:
        await followed(one, id="job_nothing")
        (error,) = (await one.hear())["payload"]
        assert (error["extensions"]["code"], error["extensions"]["argument"]) == ("BAD_USER_INPUT", "id")


@pytest.mark.parametrize(("role", "type_"), [("steward", "next"), ("agent", "error"), ("service", "error")])
async def test_who_may_not_look_at_jobs_cannot_follow_them(store: BoltStore, role: str, type_: str) -> None:
    job, shown = await asked(store), await key(store, role)
    async with guests(store) as house, client(house) as one:
        await one.begin(shown.text)
        await one.follow(WATCH, id=job.id)
        assert (await one.hear())["type"] == type_
