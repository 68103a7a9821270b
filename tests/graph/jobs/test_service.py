"""Jobs in a graph, on either engine: whoever comes at the same time, one of a kind is done."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from graph.bolt import connected
from graph.endpoint import Endpoint
from graph.errors import StoreError
from graph.jobs import job as jobs
from graph.jobs import service, statements
from graph.jobs.job import MOST_ATTEMPTS, Job, State
from graph.jobs.service import Lost, seen
from graph.statement import Statement
from graph.store import Row, Store, Transaction

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


@dataclass(frozen=True)
class Waiting:
    """A transaction that waits behind a statement, so that another one can come in between."""

    tx: Transaction
    behind: str
    has_looked: asyncio.Event
    may_go: asyncio.Event

    async def run(self, statement: Statement, /) -> list[Row]:
        rows = await self.tx.run(statement)
        if statement.text == self.behind:
            self.has_looked.set()
            await self.may_go.wait()
        return rows


Step = Callable[[Transaction], Awaitable[Job | None]]


@pytest.fixture
async def other(engine: Endpoint) -> AsyncIterator[Store]:
    """A store of another process: one of the embedded engine lets its own writes wait for each other."""
    async with connected(engine) as store:
        yield store


async def crossed(store: Store, other: Store, slow: Step, quick: Step, *, behind: str) -> list[Job | None]:
    """What two get who meet: the quick one comes while the slow one has looked and not yet acted.

    One engine lets the quick one wait for the lock, here for a second; the other lets the slow one begin again.
    """
    has_looked, may_go = asyncio.Event(), asyncio.Event()
    acting = asyncio.create_task(store.write(lambda tx: slow(Waiting(tx, behind, has_looked, may_go))))
    await has_looked.wait()
    found: list[Job | None] = []
    try:
        found.append(await other.write(quick, timeout=1))
    except StoreError:
        found.append(None)
    may_go.set()
    try:
        found.insert(0, await acting)
    except Lost:
        found.insert(0, None)
    return found


async def test_what_is_asked_for_is_found(store: Store) -> None:
    job = await asked(store)
    assert (job.state, job.by, job.queued_at) == (State.QUEUED, "somebody", "2026-05-01T12:00:00")
    assert await service.find(store, job.id) == job
    assert await service.unended(store) == (job,)


async def test_what_waits_already_is_not_asked_for_again(store: Store) -> None:
    first, again, other = await asked(store), await asked(store), await asked(store, given="b")
    assert first == again != other


async def test_two_who_ask_at_once_get_one_job(store: Store, other: Store) -> None:
    await crossed(
        store,
        other,
        partial(service.enqueue, kind="recount", by="slow", now=NOW),
        partial(service.enqueue, kind="recount", by="quick", now=NOW),
        behind=statements.UNENDED,
    )
    assert len(await service.unended(store)) == 1


async def test_two_who_claim_at_once_get_one_job(store: Store, other: Store) -> None:
    for given in ("a", "b"):
        await asked(store, given=given)
    await crossed(
        store,
        other,
        partial(service.claim, kind="recount", owner="slow", now=NOW),
        partial(service.claim, kind="recount", owner="quick", now=NOW),
        behind=statements.UNENDED,
    )
    assert [each.state for each in await service.unended(store)] == [State.RUNNING, State.QUEUED]


async def test_a_job_is_ended_or_taken_over_and_never_both(store: Store, other: Store) -> None:
    await asked(store)
    job = await begun(store)
    said, taken = await crossed(
        store,
        other,
        partial(service.end, job_id=job.id, owner="here", turn=jobs.succeeded, now=NOW, done=9, total=9),
        partial(service.claim, kind="recount", owner="quick", now=NOW, silent=seen(job)),
        behind=statements.FIND,
    )
    last = await service.find(store, job.id)
    assert last is not None
    assert (last.state, last.owner) == ((State.SUCCEEDED, None) if said else (State.RUNNING, "quick"))
    assert bool(said) != bool(taken)


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
