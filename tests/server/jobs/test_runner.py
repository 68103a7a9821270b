"""Servers that do jobs: one of a kind at a time, gone on with after a kill, cancelled, given back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial

import pytest

from graph.errors import Unavailable
from graph.jobs import service
from graph.jobs.job import GONE, MOST_ATTEMPTS, Job, State
from graph.store import Store
from server.jobs.runner import GIVE_UP, INSISTING, KEEPING, LEASE, OURS, SPARED, Runner
from server.jobs.running import Cancelled, Failed, Running
from server.settings import Settings
from tests.server.jobs.playing import BEGIN, House, Line, Stage, ended

pytestmark = pytest.mark.usefixtures("open_to_jobs")


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
async def house(store: Store, stage: Stage) -> AsyncIterator[House]:
    house = House(store, stage.work)
    yield house
    for each in house.servers:
        await each.leave()


async def asked(house: House) -> Job:
    return await house.store.write(partial(service.enqueue, kind="recount", by="somebody", now=house.now()))


async def cancelled(house: House, job: Job) -> None:
    await house.store.write(partial(service.cancel, job_id=job.id, now=house.now()))


async def found(house: House, job: Job) -> Job:
    now = await service.find(house.store, job.id)
    assert now is not None
    return now


async def begun(house: House) -> tuple[Job, Runner]:
    """A job that a server has begun."""
    job, server = await asked(house), house.server()
    await server.seek()
    await asyncio.sleep(0)
    return job, server


async def test_a_job_is_done(house: House, stage: Stage) -> None:
    job, server = await begun(house)
    await stage.runs[0].progress(3, 7)
    await house.pass_time(1)
    assert (running := await found(house, job)).state is State.RUNNING
    assert (running.done, running.total, running.heard_at) == (3, 7, "2026-05-01T12:00:01")
    stage.may_end.set()
    await ended(server)
    assert (await found(house, job)).state is State.SUCCEEDED
    assert server.held == {}


async def test_two_servers_never_do_one_kind_at_a_time(house: House, stage: Stage) -> None:
    await asked(house)
    servers = [house.server(), house.server()]
    await asyncio.gather(*(each.seek() for each in servers))
    await asked(house)
    await house.pass_time(LEASE * 2, step=5)
    assert [len(each.held) for each in servers] in ([0, 1], [1, 0])
    stage.may_end.set()
    await ended(next(each for each in servers if each.held))
    await asyncio.gather(*(each.seek() for each in servers))
    await asyncio.sleep(0)
    assert (len(stage.runs), stage.most) == (2, 1)


async def test_another_server_goes_on_after_a_kill(house: House, stage: Stage) -> None:
    job, server = await begun(house)
    await stage.runs[0].save("half")
    house.server()
    await house.pass_time(KEEPING + 2)
    house.kill(server)
    await house.pass_time(LEASE - 2, step=4)
    assert len(stage.runs) == 1
    await house.pass_time(4)
    assert [each.state for each in stage.runs] == ["half", "half"]
    assert (await found(house, job)).attempt == 2
    assert stage.runs[1].job.saved == "half"


async def test_whoever_cannot_be_heard_stops_before_another_begins(house: House, stage: Stage) -> None:
    _, server = await begun(house)
    house.server()
    assert isinstance(server.store, Line)
    server.store.is_cut = True
    await house.pass_time(GIVE_UP + 1)
    assert (stage.now, len(stage.runs)) == (0, 1)
    await house.pass_time(LEASE - GIVE_UP)
    assert (stage.now, len(stage.runs), stage.most) == (1, 2, 1)


async def test_whoever_was_taken_for_dead_stops(house: House, stage: Stage) -> None:
    job, server = await begun(house)
    house.servers.clear()
    house.server()
    await house.pass_time(LEASE + 5, step=5)
    assert stage.now == 2  # It stood still for so long that it could not know.
    await server.tend()
    await asyncio.wait([server.held["recount"].task])
    await server.tend()
    assert (server.held, stage.now) == ({}, 1)
    assert (await found(house, job)).state is State.RUNNING


async def test_a_job_that_kills_its_servers_is_left_in_the_end(house: House, stage: Stage) -> None:
    job = await asked(house)
    for _ in range(MOST_ATTEMPTS):
        server = house.server()
        await house.pass_time(LEASE + 2, step=LEASE / 2)
        house.kill(server)
    house.server()
    await house.pass_time(LEASE + 2, step=LEASE / 2)
    last = await found(house, job)
    assert (last.state, last.error, len(stage.runs)) == (State.FAILED, GONE, MOST_ATTEMPTS)


async def test_a_server_that_stops_gives_its_job_back(house: House, stage: Stage) -> None:
    job, server = await begun(house)
    await stage.runs[0].save("half")
    await server.leave()
    back = await found(house, job)
    assert (back.state, back.attempt, back.saved) == (State.QUEUED, 1, "half")
    await house.server().seek()
    await asyncio.sleep(0)
    assert stage.runs[1].state == "half"


async def test_a_server_that_stops_writes_down_what_has_ended(house: House, stage: Stage) -> None:
    job, server = await begun(house)
    stage.may_end.set()
    await asyncio.wait([server.held["recount"].task])
    await server.leave()
    assert (await found(house, job)).state is State.SUCCEEDED


async def test_work_that_keeps_what_it_does_spares_its_beats(house: House, stage: Stage) -> None:
    job, _ = await begun(house)
    for _ in range(int(SPARED) + 1):
        await stage.runs[0].save("more")
        await house.pass_time(1)
    assert (await found(house, job)).beat == 1
    await house.pass_time(KEEPING - 1)
    assert (await found(house, job)).beat == 2


async def test_what_is_kept_waits_for_a_beat_that_is_under_way(house: House, stage: Stage) -> None:
    await begun(house)
    async with stage.runs[0].beating:
        saving = asyncio.create_task(stage.runs[0].save("more"))
        await house.store.ping()  # Time enough for it to begin.
        assert stage.runs[0].kept_at is None
    await saving
    assert stage.runs[0].kept_at == house.time


async def test_work_that_keeps_what_it_does_hears_that_nobody_wants_more_of_it(house: House, stage: Stage) -> None:
    job, _ = await begun(house)
    await cancelled(house, job)
    with pytest.raises(Cancelled):
        await stage.runs[0].save("half")
    assert (await found(house, job)).saved == "half"


async def test_work_hears_that_nobody_wants_more_of_it(house: House, stage: Stage) -> None:
    job, server = await begun(house)
    await cancelled(house, job)
    await house.pass_time(1)
    with pytest.raises(Cancelled):
        await stage.runs[0].progress(1)
    stage.fault = Cancelled()
    stage.may_end.set()
    await ended(server)
    assert (await found(house, job)).state is State.CANCELLED


async def test_work_that_does_not_listen_is_stopped(house: House, stage: Stage) -> None:
    job, _ = await begun(house)
    await cancelled(house, job)
    await house.pass_time(INSISTING)
    assert stage.now == 1
    await house.pass_time(3)
    assert (await found(house, job)).state is State.CANCELLED


@pytest.mark.parametrize(
    ("fault", "state", "error"),
    [
        (Failed("The file is gone."), State.FAILED, "The file is gone."),
        (ValueError("ana@example.com"), State.FAILED, OURS),
        (Unavailable("away"), State.QUEUED, None),
    ],
)
async def test_what_goes_wrong_is_told(
    house: House, stage: Stage, fault: Exception, state: State, error: str | None
) -> None:
    job, server = await begun(house)
    stage.fault = fault
    stage.may_end.set()
    await ended(server)
    last = await found(house, job)
    assert (last.state, last.error) == (state, error)


async def test_what_has_ended_is_written_down_when_the_engine_is_back(house: House, stage: Stage) -> None:
    job, server = await begun(house)
    assert isinstance(server.store, Line)
    server.store.is_cut = True
    stage.may_end.set()
    await ended(server)
    assert server.held
    server.store.is_cut = False
    await server.tend()
    assert (await found(house, job)).state is State.SUCCEEDED


async def test_what_is_due_is_done_once_however_long_nobody_was_there(house: House, stage: Stage) -> None:
    house.server("recount=every 6h")
    house.server("recount=every 6h")
    await house.pass_time(1)
    assert stage.runs == []
    house.time = timedelta(days=3).total_seconds()
    stage.may_end.set()
    await house.pass_time(4)
    jobs = await service.listed(house.store, 10)
    assert [(each.by, each.state) for each in jobs] == [("schedule", State.SUCCEEDED)]
    assert jobs[0].queued_at >= (BEGIN + timedelta(days=3)).isoformat()[:10]


async def test_a_kind_that_a_server_does_not_know_is_left_to_others(house: House) -> None:
    await house.store.write(partial(service.enqueue, kind="unheard", by="somebody", now=house.now()))
    server = house.server()
    await server.seek()
    assert server.held == {}


async def test_work_may_say_how_far_it_is_as_often_as_it_likes(store: Store) -> None:
    async def work(job: Running, _store: Store, _settings: Settings) -> None:
        for number in range(1000):
            await job.progress(number + 1, 1000)

    house = House(store, work)
    job, server = await begun(house)
    await ended(server)
    last = await found(house, job)
    assert (last.state, last.done, last.total, last.beat) == (State.SUCCEEDED, 1000, 1000, 1)
