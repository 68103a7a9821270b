"""Jobs in the graph: asked for, taken, kept alive, ended, cancelled, looked at.

Only `claim` makes a job RUNNING, and it holds the lock of the kind while it looks whether another one is: so at most
one of a kind runs. Whoever does a job is known by a word of their own; one that was taken away belongs to another word,
and everything that is said of it under the old one is refused as Lost.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, cast

from graph.jobs import job as jobs
from graph.jobs import statements
from graph.jobs.job import Job, State
from graph.jobs.stored import changes, properties
from graph.jobs.stored import job as read
from graph.normalise.moments import stored
from graph.statement import Statement
from graph.store import Reader, Row, Transaction

OPEN = [State.QUEUED.value, State.RUNNING.value]
Turn = Callable[[Job, str], Job]
"""What becomes of a job, at a moment: the arrows of `graph/jobs/job.py`."""


class Lost(Exception):
    """The job is no longer done by whoever speaks: it was taken over, or has ended."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody saw of a job that is being done; while it is the same, nobody was heard."""

    id: str
    owner: str | None
    beat: int


def seen(job: Job) -> Seen:
    return Seen(job.id, job.owner, job.beat)


# -------------------------------------------------------------------------------------------------------------- to look


async def find(store: Reader, job_id: str, *, timeout: float | None = None) -> Job | None:
    """The job of this id."""
    return _first(await store.read(Statement(statements.FIND, {"id": job_id}), timeout=timeout))


async def listed(
    store: Reader,
    limit: int,
    *,
    kinds: Collection[str] = (),
    states: Collection[State] = (),
    timeout: float | None = None,
) -> tuple[Job, ...]:
    """At most so many jobs, the newest first; of all kinds and states if none are named."""
    values = {"limit": limit, "kinds": list(kinds), "states": [each.value for each in states]}
    return _all(await store.read(Statement(statements.LIST, values), timeout=timeout))


async def unended(store: Reader, *, timeout: float | None = None) -> tuple[Job, ...]:
    """The jobs that wait or are being done, the oldest first."""
    return _all(await store.read(Statement(statements.UNENDED, {"states": OPEN}), timeout=timeout))


# ----------------------------------------------------------------------------------------------------------- to ask for


async def enqueue(tx: Transaction, kind: str, *, by: str, now: datetime, given: str = "") -> Job:
    """A job that waits for whoever does it; if one waits already for the same, that one."""
    await tx.run(Statement(statements.LOCK_KIND, {"kind": kind}))
    waiting = [each for each in await _of_kind(tx, kind) if each.state is State.QUEUED and each.given == given]
    if waiting:
        return waiting[0]
    made = jobs.queued(kind, given=given, by=by, at=stored(now))
    told = {name: value for name, value in properties(made).items() if value is not None}
    await tx.run(Statement(statements.CREATE, {"properties": told}))
    return made


async def enqueue_due(tx: Transaction, kind: str, *, due: datetime, by: str, now: datetime) -> Job | None:
    """The same as the schedule wants it at `due`, once whoever asks. The first moment that is due is only noted."""
    await tx.run(Statement(statements.LOCK_KIND, {"kind": kind}))
    [[last]] = await tx.run(Statement(statements.DUE, {"kind": kind}))
    if last is not None and str(last) >= stored(due):
        return None
    await tx.run(Statement(statements.NOTE_DUE, {"kind": kind, "due": stored(due)}))
    return None if last is None else await enqueue(tx, kind, by=by, now=now)


async def cancel(tx: Transaction, job_id: str, *, now: datetime) -> Job | None:
    """The job, cancelled or asked to end; as it was if it has ended; None if there is none of this id."""
    found = await _locked(tx, job_id)
    return None if found is None else await _change(tx, found, jobs.cancel(found, stored(now)))


# --------------------------------------------------------------------------------------------------------------- to do


async def claim(tx: Transaction, kind: str, owner: str, *, now: datetime, silent: Seen | None = None) -> Job | None:
    """The oldest job of this kind that waits, now done by `owner`; None if there is none or one is being done.

    `silent` is one of which nothing has been heard for too long: if that is still so, it is taken from whoever does it.
    """
    await tx.run(Statement(statements.LOCK_KIND, {"kind": kind}))
    for running in [each for each in await _of_kind(tx, kind) if each.state is State.RUNNING]:
        if silent is None or not await _taken_away(tx, running.id, silent, now):
            return None
    for waiting in [each for each in await _of_kind(tx, kind) if each.state is State.QUEUED]:
        # Somebody may just have cancelled it: that needs the lock of the job alone.
        found = await _locked(tx, waiting.id)
        if found is not None and found.state is State.QUEUED:
            return await _change(tx, found, jobs.claimed(found, owner, stored(now)))
    return None


async def beat(tx: Transaction, job_id: str, owner: str, *, now: datetime, done: int, total: int | None) -> Job:
    """Say that the job is being done, and how far it is; what is known of it, among that whether it shall end."""
    found = await _own(tx, job_id, owner)
    return await _change(tx, found, jobs.heard(found, stored(now), done=done, total=total))


async def save(tx: Transaction, job_id: str, owner: str, text: str, *, done: int) -> Job:
    """Keep how far an attempt has come, in the transaction that does what it tells of."""
    found = await _own(tx, job_id, owner)
    return await _change(tx, found, jobs.saved(found, text, done=done))


async def end(
    tx: Transaction, job_id: str, owner: str, turn: Turn, *, now: datetime, done: int, total: int | None
) -> Job:
    """How far the job came, and what became of it: `succeeded`, `cancelled`, `given_back`, `lost`, or `failing(…)`."""
    found = await _own(tx, job_id, owner)
    last = jobs.heard(found, stored(now), done=done, total=total)
    return await _change(tx, found, turn(last, stored(now)))


def failing(error: str) -> Turn:
    """The turn of a job that cannot be done."""
    return partial(jobs.failed, error=error)


# ------------------------------------------------------------------------------------------------------------- inside


async def _taken_away(tx: Transaction, job_id: str, silent: Seen, now: datetime) -> bool:
    found = await _locked(tx, job_id)
    if found is None or found.state is not State.RUNNING:
        return True
    if seen(found) != silent:
        return False
    await _change(tx, found, jobs.lost(found, stored(now)))
    return True


async def _own(tx: Transaction, job_id: str, owner: str) -> Job:
    found = await _locked(tx, job_id)
    if found is None or found.owner != owner:
        raise Lost(f"{job_id} is no longer done by {owner}.")
    return found


async def _locked(tx: Transaction, job_id: str) -> Job | None:
    """The job as it is once nobody else can change it."""
    await tx.run(Statement(statements.LOCK_JOB, {"id": job_id}))
    return _first(await tx.run(Statement(statements.FIND, {"id": job_id})))


async def _change(tx: Transaction, before: Job, after: Job) -> Job:
    told = changes(before, after)
    if told:
        await tx.run(Statement(statements.CHANGE, {"id": before.id, "changes": told}))
    return after


async def _of_kind(tx: Transaction, kind: str) -> tuple[Job, ...]:
    rows = await tx.run(Statement(statements.UNENDED, {"states": OPEN}))
    return tuple(each for each in _all(rows) if each.kind == kind)


def _first(rows: list[Row]) -> Job | None:
    found = _all(rows)
    return found[0] if found else None


def _all(rows: list[Row]) -> tuple[Job, ...]:
    return tuple(read(cast(Mapping[str, Any], row)) for [row] in rows)
