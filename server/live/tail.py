"""The end of the change feed, read by one task for all who follow: several times a second, as long as anybody does."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.errors import StoreError
from graph.feed import service
from graph.feed.service import Noted
from graph.store import Reader
from resolvers.changes import expired
from server.telemetry.record import RECORD

log = logging.getLogger("kith.live")
PAUSE, AWAY = 0.15, 1.0  # seconds until the next look, and where the engine could not be asked
READ, TIMEOUT = 500, 5.0  # changes at once, seconds
RECENT = 5_000  # changes at hand for those who are a little behind
GAP = 5.0  # seconds after which a position that is missing is one that was removed


@dataclass(eq=False)
class Tail:
    """The feed of one graph. `position` is that of the last change that was read."""

    store: Reader
    position: int = 0
    recent: deque[Noted] = field(default_factory=lambda: deque(maxlen=RECENT))
    news: asyncio.Event = field(default_factory=asyncio.Event)
    missed: float | None = None
    task: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """Stand at the end of the feed, and go on from there."""
        self.position = (await service.kept(self.store, timeout=TIMEOUT)).newest
        self.recent.clear()
        self.task = asyncio.create_task(self._run())

    def end(self) -> None:
        if self.task is not None:
            self.task.cancel()
            self.task = None

    async def behind(self, position: int, limit: int) -> Sequence[Noted]:
        """The changes behind a position, at least one; waits until there is one."""
        while self.position <= position:
            await self.news.wait()
        return await self._upto(position, self.position, limit)

    async def past(self, position: int, until: int, limit: int) -> Sequence[Noted]:
        """Those behind a position and not behind another one; raises BadInput where the first are no longer kept."""
        found = await self._upto(position, until, limit)
        if not found or found[0].position != position + 1:
            raise expired(position, found[0].position if found else until + 1)
        return found

    async def _upto(self, position: int, until: int, limit: int) -> Sequence[Noted]:
        """From memory if it has them."""
        if self.recent and self.recent[0].position <= position + 1:
            return [each for each in self.recent if position < each.position <= until][:limit]
        return await service.since(self.store, position, until=until, limit=limit, timeout=TIMEOUT)

    async def _run(self) -> None:
        RECORD.set(None)  # what is read here is nobody's request
        while True:
            try:
                found = await service.since(self.store, self.position, limit=READ, timeout=TIMEOUT)
            except StoreError as error:
                log.warning("the change feed could not be read: %s", type(error).__name__)
                await asyncio.sleep(AWAY)
                continue
            whole = self._unbroken(found)
            if whole:
                self._tell(whole)
            if len(whole) < READ:
                await asyncio.sleep(PAUSE)

    def _tell(self, found: Sequence[Noted]) -> None:
        self.recent.extend(found)
        self.position = found[-1].position
        self.news.set()
        self.news = asyncio.Event()

    def _unbroken(self, found: Sequence[Noted]) -> Sequence[Noted]:
        """As many as follow upon each other. One that is missing is not to be seen yet, or was removed long ago."""
        expected = self.position + 1
        if found and found[0].position > expected and self._has_waited():
            log.warning("the change feed has no changes from %s to %s", expected, found[0].position - 1)
            expected = found[0].position
        whole = [each for place, each in enumerate(found) if each.position == expected + place]
        self.missed = self.missed if found and not whole else None
        return whole

    def _has_waited(self) -> bool:
        now = asyncio.get_running_loop().time()
        self.missed = now if self.missed is None else self.missed
        return now - self.missed >= GAP
