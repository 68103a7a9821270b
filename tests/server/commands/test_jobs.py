"""`jobs` as a person runs it: what it says, what it answers the shell, and that waiting is doing."""

from __future__ import annotations

import argparse
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest

from graph.jobs import service
from graph.jobs.job import Job, State
from graph.model import MODEL
from graph.store import Store
from server.commands import jobs
from server.jobs.kinds import KINDS
from server.jobs.running import Failed, Running
from server.lifespan import Opened
from server.settings import Settings, load

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("open_to_jobs")


class Ran:
    """The command over the store of a test, in the loop of the test."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, store: Store, engine: Any) -> None:
        @asynccontextmanager
        async def opened(given: Settings) -> AsyncIterator[Opened]:
            yield Opened(engine, store, MODEL, given)

        async def none_pending(_store: Store) -> tuple[()]:
            return ()

        monkeypatch.setattr(jobs, "opened", opened)
        monkeypatch.setattr(jobs, "pending", none_pending)

    async def __call__(self, *words: str) -> int:
        parser = argparse.ArgumentParser()
        jobs.add_arguments(parser)
        return await jobs.done(parser.parse_args(words), load({}))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, store: Store, engine: Any) -> Ran:
    return Ran(monkeypatch, store, engine)


async def only(store: Store) -> Job:
    (job,) = await service.listed(store, 10)
    return job


async def test_a_job_is_asked_for_listed_and_cancelled(
    run: Ran, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await run("start", "recount") == 0
    job = await only(store)
    assert (job.kind, job.by, job.state) == ("recount", "command line", State.QUEUED)
    assert job.id in capsys.readouterr().err
    assert await run("list", "--first", "5") == 0
    said = capsys.readouterr().out
    assert all(word in said for word in (job.id, "recount", "QUEUED", "command line"))
    assert await run("cancel", job.id) == 0
    assert "is cancelled" in capsys.readouterr().err
    assert (await only(store)).state is State.CANCELLED


async def test_who_waits_for_a_job_does_it(run: Ran, store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert await run("start", "recount", "--wait") == 0
    assert (await only(store)).state is State.SUCCEEDED
    assert "SUCCEEDED" in capsys.readouterr().err


async def test_a_job_that_fails_says_why(
    run: Ran, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def work(_job: Running, _store: Store, _settings: Settings) -> None:
        raise Failed("There is no room.")

    monkeypatch.setitem(KINDS, "recount", work)
    assert await run("start", "recount", "--wait") == 1
    assert "FAILED: There is no room." in capsys.readouterr().err


async def test_a_job_that_is_done_ends_later(run: Ran, store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    await run("start", "recount")
    job = await store.write(partial(service.claim, kind="recount", owner="there", now=NOW))
    assert job is not None
    assert await run("cancel", job.id) == 0
    assert "as soon as" in capsys.readouterr().err
    await run("list")
    assert "RUNNING, to be cancelled" in capsys.readouterr().out


async def test_what_cannot_be_cancelled_is_said(run: Ran, store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    await run("start", "recount", "--wait")
    for job_id, said in (("job_", "no job of this id"), ((await only(store)).id, "has ended already")):
        assert await run("cancel", job_id) == 1
        assert said in capsys.readouterr().err


@pytest.mark.parametrize("words", [("start", "backup"), ("list", "--first", "0"), ("start",), ()])
def test_what_cannot_be_meant_is_refused(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    jobs.add_arguments(parser)
    with pytest.raises(SystemExit):
        parser.parse_args(words)
    assert "usage" in capsys.readouterr().err


async def test_a_graph_that_is_not_of_this_version(
    run: Ran, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def one_pending(_store: Store) -> tuple[str]:
        return ("V0004",)

    monkeypatch.setattr(jobs, "pending", one_pending)
    assert await run("list") == 1
    assert "./kith migrate" in capsys.readouterr().err
