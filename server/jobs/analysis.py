"""The job that analyses the network of all customers: the graph is read here, and computed with in another process."""

from __future__ import annotations

from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import Any, cast

import orjson

from graph.analysis import reading, storing
from graph.feed.service import kept
from graph.normalise.moments import stored
from graph.store import Store, Transaction
from server.jobs.apart import apart, patiently
from server.jobs.running import Failed, Running
from server.settings import Settings

PROGRAM = "graph.analysis.process"
LONGEST_LINE = 1 << 26
OURS = "The process that computes the analysis ended without a result. It may have run out of memory: {people} people."


async def work(job: Running, store: Store, settings: Settings) -> None:
    """Nothing is saved for another attempt: what is half written is written over."""
    now = datetime.now(UTC)
    run, position = f"{job.job.id} {job.job.attempt}", (await kept(store)).newest
    people = await reading.headcount(store)
    await job.progress(0, 2 * people)
    today = now.astimezone(settings.time_zone).date().isoformat()
    async with apart(PROGRAM, stdin=PIPE, stdout=PIPE, limit=LONGEST_LINE) as process:
        await _read(job, store, process, today)
        done = await _written(job, store, process, run=run, at=stored(now))
    if done is None:
        raise Failed(OURS.format(people=people))
    await store.write(partial(_shown, job=job, run=run, found={**done, "at": stored(now), "position": position}))
    await storing.cleared(store)


async def _read(job: Running, store: Store, process: Process, today: str) -> None:
    assert process.stdin is not None
    # A process that is gone says so by its silence.
    with suppress(BrokenPipeError, ConnectionResetError):
        async for portion in reading.portions(store, today):
            process.stdin.write(orjson.dumps(portion, option=orjson.OPT_APPEND_NEWLINE))
            await process.stdin.drain()
            await job.progress(job.done + len(portion["people"]))
        process.stdin.close()


async def _written(job: Running, store: Store, process: Process, *, run: str, at: str) -> Mapping[str, object] | None:
    """Write what the process tells, batch by batch; what it says of the whole at its end, if it came to it."""
    while line := await _line(job, process):
        told = orjson.loads(line)
        if "done" in told:
            return cast("dict[str, object]", told["done"])
        await _store(job, store, told, run=run, at=at)
    return None


async def _line(job: Running, process: Process) -> bytes:
    """The next that the process says, which may think for long before."""
    assert process.stdout is not None
    return await patiently(process.stdout.readline(), lambda: job.progress(job.done))


async def _store(job: Running, store: Store, told: Mapping[str, Any], *, run: str, at: str) -> None:
    people = told.get("people", ())
    done = job.done + len(people)
    batch = partial(_batch, job=job, people=people, communities=told.get("communities", ()), run=run, at=at, done=done)
    await store.write(batch)
    await job.progress(done)


async def _batch(
    tx: Transaction,
    job: Running,
    people: Sequence[Sequence[Any]],
    communities: Sequence[Mapping[str, Any]],
    run: str,
    at: str,
    done: int,
) -> None:
    await (storing.mark(tx, people, at) if people else storing.add(tx, communities, run))
    await job.keep(tx, run, done=done)


async def _shown(tx: Transaction, job: Running, run: str, found: Mapping[str, object]) -> None:
    await storing.show(tx, run, found)
    await job.keep(tx, run, done=job.done)
