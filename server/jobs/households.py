"""The job that concludes who lives together: read in pages, computed in a process of its own, written in batches."""

from __future__ import annotations

import pickle
from asyncio.subprocess import PIPE
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial

from graph.feed.service import kept
from graph.households import applying, reading, service
from graph.households.infer import DEFAULT, Household
from graph.households.people import Known, Person
from graph.households.service import SOURCE, Mark
from graph.households.wanted import Wanted, batches, wanted
from graph.ingest.progress import tell_source
from graph.normalise.moments import stored
from graph.origin import Origin
from graph.store import Reader, Store
from graph.writes.commit import written
from server.jobs.apart import apart, patiently
from server.jobs.running import Failed, Running
from server.settings import Settings

BATCH = 100
Clock = Callable[[], datetime]
Step = Callable[[int], Awaitable[None]]


def _now() -> datetime:
    return datetime.now(UTC)


async def work(job: Running, store: Store, settings: Settings, *, clock: Clock = _now) -> None:
    """Nothing is saved: an attempt that begins anew finds done what was done."""
    now = clock()
    mark = await marked(store, now, settings)
    if not await service.is_due(store, await service.mark(store), mark):
        return
    await job.progress(0, 2 * await service.count(store))
    some = await found(store, mark.day, job.progress, lambda: job.progress(job.done))
    origin = Origin(SOURCE, stored(now), mark.day, by=job.job.by)
    await tell_source(store, origin)
    for batch in batches(some, BATCH):
        await written(store, partial(applying.applied, some=batch), origin)
        await job.progress(min(job.done + sum(len(each.members) for each in batch), job.total or 0))
    await store.write(lambda tx: service.keep(tx, mark))


async def marked(store: Reader, now: datetime, settings: Settings) -> Mark:
    """How far what is read now will have come."""
    return Mark((await kept(store)).newest, now.astimezone(settings.time_zone).date().isoformat())


async def found(store: Reader, day: str, step: Step, wait: Callable[[], Awaitable[None]]) -> list[Wanted]:
    """What the households shall be; `wait` is called while another process computes, and may raise."""
    seen = await reading.everybody(store, day, step)
    return wanted(await computed(seen.people, seen.known(), wait), seen)


async def computed(people: list[Person], known: Known, wait: Callable[[], Awaitable[None]]) -> list[Household]:
    """The households of these people, by a process that ends with us."""
    async with apart("graph.households", stdin=PIPE, stdout=PIPE) as process:
        answer, _ = await patiently(process.communicate(pickle.dumps((people, known, DEFAULT))), wait)
    if process.returncode:
        raise Failed("The process that computes households ended early. The log of the server says why.")
    # It is our own process that said it.
    return list(pickle.loads(answer))  # noqa: S301


async def foreseen(store: Reader, day: str, step: Step, wait: Callable[[], Awaitable[None]]) -> Counter[str]:
    """What would be there, without writing: households and members, kept and new."""
    some = await found(store, day, step, wait)
    return Counter({
        "households": sum(1 for each in some if each.members),
        "new": sum(1 for each in some if each.id is None),
        "ended": sum(1 for each in some if not each.members and not each.is_stated),
        "members": sum(len(each.members) for each in some),
    })  # fmt: skip
