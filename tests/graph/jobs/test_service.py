"""Jobs in a graph, on either engine: whoever comes at the same time, one of a kind is done."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from graph.jobs import job as jobs
from graph.jobs import service
from graph.jobs.job import MOST_ATTEMPTS, Job, State
from graph.jobs.service import Lost, seen
from graph.store import Store

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("open_to_jobs")


async def asked(store: Store, kind: str = "recount", given: str = "") -> Job:
    return await store.write(partial(service.enqueue, kind=kind, by="somebody", now=NOW, given=given))


async def claimed(store: Store, owner: str, kind: str = "recount", **silent: Any) -> Job | None:
    return await store.write(partial(service.claim, kind=kind, owner=owner, now=NOW, **silent))


async def begun(store: Store, owner: str = "here") -> Job:
    found = await claimed(store, owner)
    assert found is not None
    return found


async def beaten(store: Store, job: Job, owner: str) -> Job:
    return await store.write(partial(service.beat, job_id=job.id, owner=owner, now=NOW, done=5, total=9))


async def ended(store: Store, job: Job, owner: str, turn: service.Turn) -> Job:
    return await store.write(partial(service.end, job_id=job.id, owner=owner, turn=turn, now=NOW, done=9, total=9))


async def test_what_is_asked_for_is_found(store: Store) -> None:
    job = await asked(store)
    assert (job.state, job.by, job.queued_at) == (State.QUEUED, "somebody", "2026-05-01T12:00:00")
    assert await service.find(store, job.id) == job
    assert await service.unended(store) == (job,)


async def test_what_waits_already_is_not_asked_for_again(store: Store) -> None:
    first, again, other = await asked(store), await asked(store), await asked(store, given="b")
    assert first == again != other


async def test_many_who_ask_at_once_get_one_job(store: Store) -> None:
    assert len({each.id for each in await asyncio.gather(*(asked(store) for _ in range(8)))}) == 1


async def test_many_who_claim_at_once_get_one_job(store: Store) -> None:
    for given in ("a", "b"):
        await asked(store, given=given)
    found = await asyncio.gather(*(claimed(store, f"worker {number}") for number in range(8)))
    (job,) = filter(None, found)
    assert await service.find(store, job.id) == job
    assert [each.state for each in await service.unended(store)] == [State.RUNNING, State.QUEUED]


async def test_while_one_is_done_another_waits(store: Store) -> None:
    await asked(store)
    job = await begun(store)
    following = await asked(store)
    assert following.id != job.id
    assert await claimed(store, "there") is None
    await ended(store, job, "here", jobs.succeeded)
    assert (await begun(store, "there")).id == following.id


async def test_kinds_do_not_wait_for_each_other(store: Store) -> None:
    await asked(store)
    await begun(store)
    await asked(store, "tidy")
    assert await claimed(store, "here", "tidy") is not None


async def test_what_is_said_of_a_job_is_kept(store: Store) -> None:
    await asked(store)
    job = await begun(store)
    await store.write(partial(service.save, job_id=job.id, owner="here", text="half", done=4))
    await beaten(store, job, "here")
    found = await service.find(store, job.id)
    assert found is not None
    assert (found.saved, found.done, found.total, found.beat) == ("half", 5, 9, 1)
    done = await ended(store, job, "here", jobs.succeeded)
    assert (done.state, done.owner, done.done) == (State.SUCCEEDED, None, 9)
    assert await service.find(store, job.id) == done


async def test_a_job_is_taken_from_whoever_falls_silent(store: Store) -> None:
    await asked(store)
    job = await begun(store)
    taken = await claimed(store, "there", silent=seen(job))
    assert taken is not None
    assert (taken.id, taken.owner, taken.attempt) == (job.id, "there", 2)
    for speaking in (beaten(store, job, "here"), ended(store, job, "here", jobs.succeeded)):
        with pytest.raises(Lost):
            await speaking
    assert await service.find(store, job.id) == taken


async def test_a_job_is_not_taken_from_whoever_was_heard(store: Store) -> None:
    await asked(store)
    job = await begun(store)
    await beaten(store, job, "here")
    assert await claimed(store, "there", silent=seen(job)) is None


async def test_a_job_that_is_lost_too_often_is_left(store: Store) -> None:
    job: Job | None = await asked(store)
    for attempt in range(MOST_ATTEMPTS + 1):
        silent = seen(job) if job and attempt else None
        job = await claimed(store, f"worker {attempt}", silent=silent)
    assert job is None
    assert [each.state for each in await service.listed(store, 5)] == [State.FAILED]


async def test_a_job_is_cancelled_where_it_waits(store: Store) -> None:
    job = await asked(store)
    found = await store.write(partial(service.cancel, job_id=job.id, now=NOW))
    assert found is not None
    assert found.state is State.CANCELLED
    assert await claimed(store, "here") is None


async def test_a_job_that_is_done_is_asked_to_end(store: Store) -> None:
    await asked(store)
    job = await begun(store)
    await store.write(partial(service.cancel, job_id=job.id, now=NOW))
    assert (await beaten(store, job, "here")).is_cancel_asked


async def test_what_is_not_there_cannot_be_cancelled(store: Store) -> None:
    assert await store.write(partial(service.cancel, job_id="job_", now=NOW)) is None


async def test_what_is_due_is_asked_for_once(store: Store) -> None:
    async def due(hours: int) -> Job | None:
        when = NOW + timedelta(hours=hours)
        return await store.write(partial(service.enqueue_due, kind="tidy", due=when, by="schedule", now=when))

    assert await due(0) is None  # nobody missed what was never planned before
    assert await due(0) is None
    found = await asyncio.gather(*(due(9) for _ in range(6)))
    assert len([each for each in found if each]) == 1
    assert await due(3) is None


async def test_jobs_are_listed_by_kind_and_state(store: Store) -> None:
    first = await asked(store)
    other = await asked(store, "tidy")
    running = await begun(store)
    assert [each.id for each in await service.listed(store, 5)] == [other.id, first.id]
    assert await service.listed(store, 1, kinds=["recount"]) == (running,)
    assert await service.listed(store, 5, states=[State.QUEUED]) == (other,)
    assert await service.listed(store, 5, kinds=["tidy"], states=[State.RUNNING]) == ()
