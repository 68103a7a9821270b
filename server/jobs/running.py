"""What the work of a job is given, and the ways in which it may end.

>>> async def work(job: Running, store: Store, settings: Settings) -> None:
...     async for batch in batches(store, after=job.state):  # what an earlier attempt left, or None
...         await store.write(partial(_write, job, batch))   # ends with job.keep(tx, state, done=…): none is done twice
...         await job.progress(done, total)                  # raises Cancelled where somebody wants no more of it
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial

from graph.jobs import service
from graph.jobs.job import Job
from graph.store import Store, Transaction
from server.settings import Settings


class Cancelled(Exception):
    """Somebody wants no more of this job."""


class Failed(Exception):
    """The job cannot be done; the message says to people why, without values of persons."""


@dataclass(slots=True)
class Running:
    """A job while it is done."""

    job: Job
    owner: str
    store: Store = field(repr=False)
    done: int = 0
    total: int | None = None
    state: str | None = None
    is_cancelled: bool = False
    clock: Callable[[], float] = field(default=time.monotonic, repr=False)
    kept_at: float | None = None
    beating: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)

    async def progress(self, done: int, total: int | None = None) -> None:
        """Say how far it is, as often as you like: it is written down about once a second. Raises Cancelled."""
        self.done, self.total = done, self.total if total is None else total
        if self.is_cancelled:
            raise Cancelled
        # Work that never waits would keep the runner from saying that it goes on.
        await asyncio.sleep(0)

    async def save(self, state: str) -> None:
        """Keep what the next attempt has to know, should this one be killed. Raises Cancelled."""
        await self.store.write(partial(self.keep, state=state, done=self.done))
        await self.progress(self.done)

    async def keep(self, tx: Transaction, state: str, *, done: int) -> None:
        """The same in a transaction of the work's own, best as its last step. Raises Lost if the job is another's.

        A beat writes the same node, and the embedded engine would undo the whole batch for it: one that is under way is
        waited for, and `kept_at` tells the runner to hold the next one back.
        """
        async with self.beating:
            self.kept_at = self.clock()
        found = await service.save(tx, self.job.id, self.owner, state, done=done)
        self.state, self.is_cancelled = state, found.is_cancel_asked


Work = Callable[[Running, Store, Settings], Awaitable[None]]
"""How a job of a kind is done. It may be stopped at any `await`, and begun again with what it saved."""


def running(job: Job, store: Store, clock: Callable[[], float] = time.monotonic) -> Running:
    """What the work of a job that was just claimed is given."""
    assert job.owner is not None
    return Running(job, job.owner, store, job.done, job.total, job.saved, clock=clock)
