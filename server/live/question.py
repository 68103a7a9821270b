"""What several subscriptions ask alike, answered once: each change is read and shaped for all who follow."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.errors import StoreError
from graph.feed.service import Noted
from resolvers.changes import expired
from server.answers.watching import Event, Watched
from server.live.follower import Follower
from server.live.tail import Tail
from server.telemetry.record import RECORD, Record

log = logging.getLogger("kith.live")
AT_ONCE = 100  # changes
AGAIN = 1.0  # seconds, where the engine could not be asked


@dataclass(eq=False)
class Question:
    """A question and those who asked it. All up to `position` was told to its `followers`.

    `people` are they and those who are told of the past and are not among them yet.
    """

    watched: Watched
    tail: Tail
    position: int
    people: int = 0
    followers: set[Follower] = field(default_factory=set)

    async def run(self) -> None:
        """Tell what comes, until cancelled."""
        while True:
            noted = await self.tail.behind(self.position, AT_ONCE)
            events = await self._events(noted)
            self.position = noted[-1].position
            for each in self.followers:
                each.offer(events)

    async def catch_up(self, follower: Follower, position: int) -> None:
        """Tell somebody what is behind a position, and then let them follow with the others."""
        try:
            while position < self.position:
                noted = await self.tail.upto(position, self.position, AT_ONCE)
                if not noted or noted[0].position != position + 1:
                    raise expired(position, noted[0].position if noted else self.position + 1)
                await follower.bring(await self._events(noted))
                position = noted[-1].position
        except Exception as error:  # noqa: BLE001  # whoever waits for it hears why there is no more
            follower.end(error)
            return
        self.followers.add(follower)

    async def _events(self, noted: Sequence[Noted]) -> list[Event]:
        """What is said of changes. An engine that is away is waited for: nothing must be left out."""
        RECORD.set(Record(caller=self.watched.caller.name))
        while True:
            try:
                return await self.watched.events(noted)
            except StoreError as error:
                log.warning("a subscription waits for the engine: %s", type(error).__name__)
                await asyncio.sleep(AGAIN)
