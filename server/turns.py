"""What one caller takes of a process at once: so many operations run, and so many of their reads go to the engine.

Operations beyond are refused, since whoever sends them may as well wait; reads wait for their turn, within the time of
their operation. So an engine that works on 32 statements always has some left for others.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from graphql import GraphQLError

from graph.seconds import come, end_of, left_of
from graph.statement import Statement
from graph.store import Engine, Profile, Row, Store, Transaction
from server.telemetry.record import current

T = TypeVar("T")
AT_ONCE, FEWEST = 16, 4
"""Reads of one caller at once, of which each of several workers has a share; half of what the embedded engine takes."""
SOON = 1  # seconds until it is worth trying again
LATE = "Other reads of the same caller took all of its time."


@dataclass(eq=False)
class Crowded(Exception):
    """A caller has as many operations running as may run at once."""

    allowed: int

    def error(self) -> GraphQLError:
        return GraphQLError(
            f"{self.allowed:,} of your operations run already, which is as many as may run at once. "
            "Try again when one of them has been answered.",
            extensions={"code": "RATE_LIMITED", "limit": "at once", "allowed": self.allowed,
                        "found": self.allowed + 1, "retryAfter": SOON},
        )  # fmt: skip

    def headers(self) -> dict[str, str]:
        return {"Retry-After": str(SOON)}


@dataclass(slots=True)
class Seats:
    """The operations of each caller that run now."""

    taken: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def one(self, caller: str, allowed: int) -> Iterator[None]:
        """A seat for one operation; raises Crowded if all are taken."""
        if self.taken[caller] >= allowed:
            raise Crowded(allowed)
        self.taken[caller] += 1
        try:
            yield
        finally:
            self.taken[caller] -= 1
            if not self.taken[caller]:
                del self.taken[caller]


@dataclass(slots=True)
class _Line:
    """Those of one caller who read or wait for it; forgotten with the last of them."""

    turns: asyncio.Semaphore
    people: int = 0


@dataclass(frozen=True, slots=True)
class FairStore:
    """A `graph.store.Store` over another one, in which no caller has more than `at_once` reads under way.

    What nobody asked for, such as the look-up of a key, waits for nobody. Neither do writes, which may themselves read.
    """

    store: Store
    at_once: int
    lines: dict[str, _Line] = field(default_factory=dict)

    @property
    def engine(self) -> Engine:
        """Which engine answers."""
        return self.store.engine

    async def read(
        self, statement: Statement, *, timeout: float | None = None, bookmarks: Sequence[str] = ()
    ) -> list[Row]:
        """Every row; TimedOut if its turn does not come in time."""
        caller = current().caller
        if not caller:
            return await self.store.read(statement, timeout=timeout, bookmarks=bookmarks)
        until = end_of(timeout)
        async with self._turn(caller, timeout):
            return await self.store.read(statement, timeout=left_of(until), bookmarks=bookmarks)

    @asynccontextmanager
    async def _turn(self, caller: str, timeout: float | None) -> AsyncIterator[None]:
        line = self.lines.setdefault(caller, _Line(asyncio.Semaphore(self.at_once)))
        line.people += 1
        try:
            await _come(line.turns, timeout)
            try:
                yield
            finally:
                line.turns.release()
        finally:
            line.people -= 1
            if not line.people:
                del self.lines[caller]

    async def write(
        self,
        work: Callable[[Transaction], Awaitable[T]],
        *,
        timeout: float | None = None,
        bookmarks: Sequence[str] = (),
    ) -> T:
        """What `work` returned."""
        return await self.store.write(work, timeout=timeout, bookmarks=bookmarks)

    async def bookmarks(self) -> tuple[str, ...]:
        """What somebody must have seen to see all that was written so far."""
        return await self.store.bookmarks()

    async def profile(self, statement: Statement) -> Profile:
        """Run a read and say what it cost."""
        return await self.store.profile(statement)

    async def ping(self) -> None:
        """Return if the engine answers."""
        await self.store.ping()

    async def close(self) -> None:
        """Give all connections back."""
        await self.store.close()


async def _come(turns: asyncio.Semaphore, timeout: float | None) -> None:
    if turns.locked():
        await come(turns.acquire, timeout, late=LATE)
    else:
        await turns.acquire()


def share(workers: int | None) -> int:
    """How many reads a caller may have under way in one of so many processes."""
    return max(AT_ONCE // (workers or 1), FEWEST)
