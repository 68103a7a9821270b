"""What several subscriptions ask alike, answered once: each change is read and shaped for all who follow."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from graph.errors import StoreError
from server.answers.watching import Event, Happened, Watched
from server.live.bulletin import Bulletin
from server.live.follower import Follower
from server.telemetry.record import RECORD, Record

log = logging.getLogger("kith.live")
AT_ONCE = 100  # changes
AGAIN = 1.0  # seconds, where the engine could not be asked


class Source(Protocol):
    """Where things that happen are heard of, by positions that grow: the feed of changes, or the jobs."""

    @property
    def position(self) -> int: ...
    async def begin(self) -> None: ...
    def end(self) -> None: ...
    async def behind(self, position: int, limit: int) -> Sequence[Happened]: ...
    async def past(self, position: int, until: int, limit: int) -> Sequence[Happened]: ...


@dataclass(eq=False)
class Question:
    """A question and those who asked it. All up to `position` was told to its `followers`.

    `people` are they and those who are told of the past and are not among them yet.
    """

    watched: Watched
    source: Source
    position: int
    people: int = 0
    followers: set[Follower] = field(default_factory=set)

    async def run(self) -> None:
        """Tell what comes, until cancelled."""
        while True:
            noted = await self.source.behind(self.position, AT_ONCE)
            events = await self._events(noted)
            self.position = noted[-1].position
            for each in self.followers:
                each.offer(events)

    async def catch_up(self, follower: Follower, position: int) -> None:
        """Tell somebody what is behind a position, and then let them follow with the others."""
        try:
            if isinstance(self.source, Bulletin) and self.watched.job_id is not None:
                await self.source.know(self.watched.job_id)
            while position < self.position:
                until = self.position
                noted = await self.source.past(position, until, AT_ONCE)
                await follower.bring(await self._events(noted))
                position = noted[-1].position if noted else until
        except Exception as error:  # noqa: BLE001  # whoever waits for it hears why there is no more
            follower.end(error)
            return
        self.followers.add(follower)

    async def _events(self, noted: Sequence[Happened]) -> list[Event]:
        """What is said of changes. An engine that is away is waited for: nothing must be left out."""
        RECORD.set(Record(caller=self.watched.caller.name))
        while True:
            try:
                return await self.watched.events(noted)
            except StoreError as error:
                log.warning("a subscription waits for the engine: %s", type(error).__name__)
                await asyncio.sleep(AGAIN)
