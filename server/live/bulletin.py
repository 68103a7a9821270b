"""What is known of jobs, looked at twice a second by one task for all who follow, as long as anybody does.

Jobs stand in the graph, so it does not matter which server or worker does one.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.errors import StoreError
from graph.jobs import service
from graph.jobs.job import Job
from graph.jobs.news import NOTHING, Known, News, known
from graph.store import Reader
from server.telemetry.record import RECORD

log = logging.getLogger("kith.live")
PAUSE, AWAY, TIMEOUT = 0.5, 1.0, 5.0  # seconds until the next look, where the engine is away, and for one look
NEWEST = 50  # jobs that are looked at though they may have ended: so many may begin and end between two looks


@dataclass(eq=False)
class Bulletin:
    """The jobs of one graph. `position` grows with everything that is seen to have changed."""

    store: Reader
    known: Known = NOTHING
    news: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None

    @property
    def position(self) -> int:
        return self.known.position

    async def begin(self) -> None:
        """Know what there is, and go on from there."""
        await self._look()
        self.task = asyncio.create_task(self._run())

    def end(self) -> None:
        if self.task is not None:
            self.task.cancel()
            self.task = None

    async def know(self, job_id: str) -> None:
        """Look at a job that may have ended long ago."""
        if job_id not in self.known.news:
            found = await service.find(self.store, job_id, timeout=TIMEOUT)
            self._tell(known(self.known, [] if found is None else [found]))

    async def behind(self, position: int, limit: int) -> Sequence[News]:
        """The news behind a position, at least one; waits until there is one."""
        while not (found := self.known.between(position, self.position, limit)):
            await self.news.wait()
        return found

    async def past(self, position: int, until: int, limit: int) -> Sequence[News]:
        """The news behind a position and not behind another one; none where all of it is older than other news."""
        return self.known.between(position, until, limit)

    async def _run(self) -> None:
        RECORD.set(None)  # what is read here is nobody's request
        while True:
            await asyncio.sleep(PAUSE)
            try:
                await self._look()
            except StoreError as error:
                log.warning("jobs could not be looked at: %s", type(error).__name__)
                await asyncio.sleep(AWAY)

    async def _look(self) -> None:
        """The newest jobs, those that have not ended, and those of which we do not know yet that they have."""
        newest, unended = await asyncio.gather(
            service.listed(self.store, NEWEST, timeout=TIMEOUT), service.unended(self.store, timeout=TIMEOUT)
        )
        found = {each.id: each for each in (*newest, *unended)}
        missing = self.known.unended - found.keys()
        last = [await service.find(self.store, each, timeout=TIMEOUT) for each in missing]
        there: list[Job] = [each for each in last if each is not None]
        self._tell(known(self.known, (*found.values(), *there), missing - {each.id for each in there}))

    def _tell(self, now: Known) -> None:
        is_new = now.position > self.position
        self.known = now
        if is_new:
            self.news.set()
            self.news = asyncio.Event()
