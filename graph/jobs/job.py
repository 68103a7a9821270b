"""A job, and what may become of it.

    QUEUED ──claimed──> RUNNING ──succeeded, failed, cancelled──> SUCCEEDED, FAILED, CANCELLED
      ^                    │
      └─given_back, lost───┘      lost counts as an attempt, and after the last of them the job is FAILED

Each function is one arrow: the job as it was in, the job as it is now out. Moments are stored texts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from graph.ids import new_id

MOST_ATTEMPTS = 5
GONE = f"Whoever did it stopped without a word, {MOST_ATTEMPTS} times. The logs of the servers may say why."


class State(StrEnum):
    """Where a job stands."""

    QUEUED = "QUEUED"
    RUNNING = "RUNNING"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


ENDED = frozenset({State.SUCCEEDED, State.FAILED, State.CANCELLED})


class Unfit(Exception):
    """A step that a job in its state cannot take: our own fault."""


@dataclass(frozen=True, slots=True)
class Job:
    """A job as the graph keeps it.

    `given` is what its kind needs to know, `saved` how far an attempt has come, both in the words of the kind. `owner`
    is whoever does it now, and `beat` counts how often they said so.
    """

    id: str
    kind: str
    given: str
    state: State
    by: str
    queued_at: str
    attempt: int = 1
    done: int = 0
    total: int | None = None
    saved: str | None = None
    started_at: str | None = None
    heard_at: str | None = None
    finished_at: str | None = None
    error: str | None = None
    is_cancel_asked: bool = False
    owner: str | None = None
    beat: int = 0

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED


def queued(kind: str, *, given: str, by: str, at: str) -> Job:
    """A new one; `by` says who wants it."""
    return Job(new_id("job"), kind, given, State.QUEUED, by, at)


def claimed(job: Job, owner: str, at: str) -> Job:
    """Somebody begins, or goes on where another stopped; the first beginning is the one that is told."""
    _demand(job, State.QUEUED)
    return replace(job, state=State.RUNNING, owner=owner, started_at=job.started_at or at, heard_at=at)


def heard(job: Job, at: str, *, done: int, total: int | None) -> Job:
    """Whoever does it is alive, and has come so far."""
    _demand(job, State.RUNNING)
    return replace(job, beat=job.beat + 1, heard_at=at, done=done, total=total)


def saved(job: Job, text: str, *, done: int) -> Job:
    """An attempt has come so far that the next one need not do it again."""
    _demand(job, State.RUNNING)
    return replace(job, saved=text, done=done)


def succeeded(job: Job, at: str) -> Job:
    """All of it is done."""
    return _ended(job, State.SUCCEEDED, at)


def failed(job: Job, at: str, error: str) -> Job:
    """It cannot be done, for a reason that people can read."""
    return replace(_ended(job, State.FAILED, at), error=error)


def cancelled(job: Job, at: str) -> Job:
    """It was stopped because somebody asked for that."""
    return _ended(job, State.CANCELLED, at)


def given_back(job: Job, at: str) -> Job:
    """Whoever did it stops in good order, so somebody else may go on. That is no failed attempt."""
    return cancelled(job, at) if job.is_cancel_asked else _waiting(job)


def lost(job: Job, at: str) -> Job:
    """Whoever did it is gone: another one tries, until there have been enough."""
    if job.is_cancel_asked:
        return cancelled(job, at)
    if job.attempt >= MOST_ATTEMPTS:
        return failed(job, at, GONE)
    return replace(_waiting(job), attempt=job.attempt + 1)


def cancel(job: Job, at: str) -> Job:
    """Somebody wants no more of it. One that waits ends here, one that is being done is asked to."""
    if job.has_ended:
        return job
    if job.state is State.QUEUED:
        return replace(job, state=State.CANCELLED, finished_at=at, is_cancel_asked=True)
    return replace(job, is_cancel_asked=True)


def _ended(job: Job, state: State, at: str) -> Job:
    _demand(job, State.RUNNING)
    return replace(job, state=state, owner=None, finished_at=at)


def _waiting(job: Job) -> Job:
    _demand(job, State.RUNNING)
    return replace(job, state=State.QUEUED, owner=None)


def _demand(job: Job, state: State) -> None:
    if job.state is not state:
        raise Unfit(f"{job.id} should be {state}, and is {job.state}.")
