"""Jobs for those who ask for them: looked at, listed, started, cancelled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.jobs import service
from graph.jobs.job import Job, State
from graph.jobs.kinds import KINDS, TOLD
from graph.normalise.moments import moment_text
from graph.store import Reader, Transaction
from graph.writes.faults import Fault, Refused
from resolvers.author import Author
from resolvers.errors import BadInput
from schema.finish import ByName
from schema.jobs import WATCH, enum_name

FOLLOWED = frozenset({WATCH.name})
"""The subscriptions to jobs."""
USUAL, MOST = 25, 1000
NAMES = {enum_name(kind): kind for kind in KINDS}
GONE = "There is no job of this id, or it ended so long ago that it is no longer kept."


async def one(store: Reader, given: Mapping[str, Any], timeout: float | None) -> ByName | None:
    """The job of an id."""
    found = await service.find(store, given["id"], timeout=timeout)
    return None if found is None else shown(found)


async def listed(store: Reader, given: Mapping[str, Any], timeout: float | None) -> list[ByName]:
    """The newest jobs, of a kind and in a state if these are given."""
    first, kind, state = given.get("first"), given.get("kind"), given.get("state")
    first = USUAL if first is None else first
    if not 0 <= first <= MOST:
        raise BadInput(f"first: from 0 to {MOST}, not {first}.", argument="first")
    kinds = () if kind is None else (NAMES[kind],)
    states = () if state is None else (State(state),)
    return [shown(each) for each in await service.listed(store, first, kinds=kinds, states=states, timeout=timeout)]


async def demand(store: Reader, job_id: str, *, timeout: float | None) -> None:
    """Raise BadInput unless there is a job of this id."""
    if await service.find(store, job_id, timeout=timeout) is None:
        raise BadInput(f"id: {GONE}", argument="id")


async def start(tx: Transaction, given: Mapping[str, Any], author: Author) -> dict[str, Any]:
    """A job of a kind, which waits until a server comes to it."""
    kind = NAMES[given["kind"]]
    if kind in TOLD:
        raise Refused(Fault("INVALID", "kind", f"{given['kind']} needs to be told more: ask for it by {kind}Start."))
    return {"job": shown(await service.enqueue(tx, kind, by=author.name, now=author.now))}


async def cancel(tx: Transaction, given: Mapping[str, Any], author: Author) -> dict[str, Any]:
    """The job, cancelled or asked to end."""
    found = await service.cancel(tx, given["id"], now=author.now)
    if found is None:
        raise Refused(Fault("NOT_FOUND", "id", GONE))
    if found.state in (State.SUCCEEDED, State.FAILED):
        raise Refused(Fault("ENDED", "id", f"This job has ended already: it is {found.state}."))
    return {"job": shown(found)}


def shown(job: Job) -> ByName:
    """A job as the API shows it."""
    return ByName(
        id=job.id, kind=enum_name(job.kind) if job.kind in KINDS else None, state=job.state.value, progress=job.done,
        total=job.total, attempt=job.attempt, by=job.by, isCancelAsked=job.is_cancel_asked,
        queuedAt=moment_text(job.queued_at), startedAt=_moment(job.started_at), heardAt=_moment(job.heard_at),
        finishedAt=_moment(job.finished_at), error=job.error,
    )  # fmt: skip


def _moment(stored: str | None) -> str | None:
    return None if stored is None else moment_text(stored)
