"""A store that sends nothing to an engine known to be away, and notes what it sends in the record of the request."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from graph.errors import StoreError, Unavailable
from graph.statement import Statement
from graph.store import Engine, Profile, Row, Store, Transaction
from server.health import Watch
from server.telemetry.record import Run, current

T = TypeVar("T")
AWAY = "The engine is away; nothing was sent."
LOST = "The engine went away before it answered."


@dataclass(frozen=True, slots=True)
class GuardedStore:
    """A `graph.store.Store` over another one."""

    store: Store
    watch: Watch

    @property
    def engine(self) -> Engine:
        """Which engine answers."""
        return self.store.engine

    async def read(
        self, statement: Statement, *, timeout: float | None = None, bookmarks: Sequence[str] = ()
    ) -> list[Row]:
        """Every row; Unavailable at once while the engine is away, or as soon as it is found to be."""
        self._demand()
        began, outcome, limit = time.perf_counter(), "OK", asyncio.timeout(None)
        try:
            async with limit:
                self.watch.waiting.add(limit)
                return await self.store.read(statement, timeout=timeout, bookmarks=bookmarks)
        except TimeoutError as error:
            outcome = Unavailable.__name__
            raise Unavailable(LOST) from error
        except StoreError as error:
            outcome = self._failed(error)
            raise
        finally:
            self.watch.waiting.discard(limit)
            current().sent.append(Run(statement.text, began, time.perf_counter() - began, outcome))

    async def write(
        self,
        work: Callable[[Transaction], Awaitable[T]],
        *,
        timeout: float | None = None,
        bookmarks: Sequence[str] = (),
    ) -> T:
        """What `work` returned. A write that has begun is waited for: only its end says whether it is there."""

        async def noted(transaction: Transaction) -> T:
            return await work(_Noting(transaction))

        self._demand()
        try:
            return await self.store.write(noted, timeout=timeout, bookmarks=bookmarks)
        except StoreError as error:
            self._failed(error)
            raise

    async def bookmarks(self) -> tuple[str, ...]:
        """What somebody must have seen to see all that was written so far."""
        return await self.store.bookmarks()

    async def profile(self, statement: Statement) -> Profile:
        """Run a read and say what it cost."""
        self._demand()
        return await self.store.profile(statement)

    async def ping(self) -> None:
        """Return if the engine answers."""
        await self.store.ping()

    async def close(self) -> None:
        """Give all connections back."""
        await self.store.close()

    def _demand(self) -> None:
        if self.watch.is_away:
            raise Unavailable(AWAY)

    def _failed(self, error: StoreError) -> str:
        """What to call this outcome; an engine that could not be reached is looked at now."""
        if isinstance(error, Unavailable):
            self.watch.doubt.set()
        return type(error).__name__


@dataclass(frozen=True, slots=True)
class _Noting:
    """A transaction whose statements are noted."""

    transaction: Transaction

    async def run(self, statement: Statement, /) -> list[Row]:
        began = time.perf_counter()
        rows = await self.transaction.run(statement)
        current().sent.append(Run(statement.text, began, time.perf_counter() - began))
        return rows
