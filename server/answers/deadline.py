"""One time limit for all that an operation reads, however many statements follow each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

from graph.errors import TimedOut
from graph.statement import Statement
from graph.store import Engine, Row, Store


@dataclass(slots=True)
class InTime:
    """A `graph.store.Reader` over a store, until a moment of `time.monotonic`."""

    store: Store
    until: float

    @property
    def engine(self) -> Engine:
        """Which engine answers."""
        return self.store.engine

    async def read(
        self, statement: Statement, *, timeout: float | None = None, bookmarks: Sequence[str] = ()
    ) -> list[Row]:
        """Every row; TimedOut, and nothing is sent, once the time is over."""
        left = self.until - monotonic()
        if left <= 0:
            raise TimedOut("The statements before it took all of its time.")
        least = left if timeout is None or left < timeout else timeout
        return await self.store.read(statement, timeout=least, bookmarks=bookmarks)


def in_time(store: Store, seconds: float) -> InTime:
    """A reader for so many seconds from now on."""
    return InTime(store, monotonic() + seconds)
