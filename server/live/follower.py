"""One subscription: the events that wait until its client has read those before."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field

from graphql import GraphQLError

from resolvers.changes import cursor_of
from server.answers.watching import Event, Watched
from server.budgets import Overspent

ROOM = 256  # events that may wait for a client


@dataclass(eq=False)
class Follower:
    """Events in their order, and why there are no more.

    `position` is that of the last event that was sent. Whoever is dropped can go on behind it.
    """

    watched: Watched
    position: int
    room: int = ROOM
    waiting: deque[Event] = field(default_factory=deque)
    ended: Exception | None = None
    stirred: asyncio.Event = field(default_factory=asyncio.Event)
    has_room: asyncio.Event = field(default_factory=asyncio.Event)

    def offer(self, events: Iterable[Event]) -> None:
        """Take in what just happened; whoever has no room left is dropped."""
        for each in events:
            if self.ended is not None:
                return
            if len(self.waiting) >= self.room:
                self.end(self._too_slow())
            else:
                self._take(each)

    async def bring(self, events: Iterable[Event]) -> None:
        """Take in what happened before, as quickly as the client reads."""
        for each in events:
            while len(self.waiting) >= self.room and self.ended is None:
                self.has_room.clear()
                await self.has_room.wait()
            if self.ended is None:
                self._take(each)

    def end(self, why: Exception | None = None) -> None:
        """No more events after those that wait already."""
        if self.ended is None:
            self.ended = why or Over()
        self.stirred.set()
        self.has_room.set()

    async def events(self) -> AsyncIterator[bytes]:
        """What is to be sent, until the end; then raises why it ended unless it simply is over."""
        while True:
            while self.waiting:
                event = self.waiting.popleft()
                self.has_room.set()
                yield event.body
                self.position = event.position
            if self.ended is not None:
                break
            self.stirred.clear()
            await self.stirred.wait()
        if not isinstance(self.ended, Over):
            raise self._told(self.ended)

    def _take(self, event: Event) -> None:
        try:
            self.watched.pay()
        except Overspent as over:
            self.end(over)
            return
        self.waiting.append(event)
        self.stirred.set()
        if event.is_last:
            self.end()

    def _too_slow(self) -> GraphQLError:
        return GraphQLError(
            f"{self.room} events wait for you already, so you are told no more. Read faster, ask for less, and go on "
            "behind the last cursor, where there is one.",
            extensions={"code": "RATE_LIMITED", "reason": "SLOW_CONSUMER"},
        )

    def _told(self, error: Exception) -> Exception:
        """The same, with the cursor to go on behind if what is followed has cursors."""
        known = error.error() if isinstance(error, Overspent) else error
        if isinstance(known, GraphQLError) and self.watched.is_of_changes:
            more = {**(known.extensions or {}), "after": cursor_of(self.position, self.watched.api.setting)}
            return GraphQLError(known.message, extensions=more)
        return known


class Over(Exception):
    """There is nothing more to tell, and nothing wrong."""
