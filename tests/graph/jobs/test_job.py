"""What may become of a job, whatever happens in whatever order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.jobs import job as jobs
from graph.jobs.job import ENDED, GONE, MOST_ATTEMPTS, Job, State, Unfit
from graph.jobs.stored import changes, job, properties

AT, LATER = "2026-05-01T12:00:00", "2026-05-01T13:00:00"
NEW = jobs.queued("recount", given="", by="schedule", at=AT)
Step = Callable[[Job], Job]
BEGIN: Step = partial(jobs.claimed, owner="here", at=AT)
STEPS: dict[str, Step] = {
    "claimed": BEGIN,
    "heard": partial(jobs.heard, at=AT, done=3, total=7),
    "saved": partial(jobs.saved, text="far", done=2),
    "succeeded": partial(jobs.succeeded, at=LATER),
    "failed": partial(jobs.failed, at=LATER, error="no"),
    "cancelled": partial(jobs.cancelled, at=LATER),
    "given_back": partial(jobs.given_back, at=LATER),
    "lost": partial(jobs.lost, at=LATER),
    "cancel": partial(jobs.cancel, at=LATER),
}
LIVES = st.lists(st.sampled_from(sorted(STEPS)), max_size=40)


def lived(names: list[str]) -> list[Job]:
    """The job after each step that it could take."""
    found = [NEW]
    for name in names:
        try:
            found.append(STEPS[name](found[-1]))
        except Unfit:
            assert name != "cancel"
    return found


@given(LIVES)
def test_a_job_is_always_whole(names: list[str]) -> None:
    for each in lived(names):
        assert (each.owner is not None) == (each.state is State.RUNNING)
        assert (each.finished_at is not None) == (each.state in ENDED)
        assert (each.error is not None) == (each.state is State.FAILED)
        assert 1 <= each.attempt <= MOST_ATTEMPTS
        assert each.started_at is not None or each.state in (State.QUEUED, State.CANCELLED)


@given(LIVES)
def test_what_has_ended_stays_as_it_is(names: list[str]) -> None:
    for before, after in zip(found := lived(names), found[1:], strict=False):
        assert not before.has_ended or before == after
        assert after.beat >= before.beat
        assert after.attempt - before.attempt in (0, 1)


@given(LIVES)
def test_nobody_begins_what_shall_be_cancelled(names: list[str]) -> None:
    for before, after in zip(found := lived(names), found[1:], strict=False):
        if before.is_cancel_asked:
            assert after.state is not State.QUEUED


@given(LIVES)
def test_a_job_comes_back_from_its_properties(names: list[str]) -> None:
    told = properties(NEW)
    for before, after in zip(found := lived(names), found[1:], strict=False):
        told |= changes(before, after)
        assert job({name: value for name, value in told.items() if value is not None} | {"turn": 9}) == after


def test_a_job_that_is_given_back_goes_on_without_losing_an_attempt() -> None:
    back = STEPS["given_back"](STEPS["saved"](BEGIN(NEW)))
    assert back == replace(NEW, started_at=AT, heard_at=AT, saved="far", done=2)


def test_a_job_that_is_lost_too_often_has_failed() -> None:
    found = NEW
    for _ in range(MOST_ATTEMPTS):
        assert found.state is State.QUEUED
        found = STEPS["lost"](BEGIN(found))
    assert (found.state, found.attempt, found.error) == (State.FAILED, MOST_ATTEMPTS, GONE)


@pytest.mark.parametrize("name", ["lost", "given_back"])
def test_a_job_that_nobody_wants_is_not_begun_again(name: str) -> None:
    assert STEPS[name](STEPS["cancel"](BEGIN(NEW))).state is State.CANCELLED


def test_a_step_that_does_not_fit_is_refused() -> None:
    with pytest.raises(Unfit, match="should be RUNNING, and is QUEUED"):
        jobs.succeeded(NEW, AT)
