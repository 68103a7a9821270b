"""A store that remembers which statements were read through it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from graph.statement import Statement
from graph.store import Engine, Profile, Row, Store, Transaction

T = TypeVar("T")


@dataclass
class Recording:
    """Everything goes on to `store`."""

    store: Store
    statements: list[Statement] = field(default_factory=list)

    @property
    def engine(self) -> Engine:
        return self.store.engine

    async def read(
        self, statement: Statement, *, timeout: float | None = None, bookmarks: Sequence[str] = ()
    ) -> list[Row]:
        self.statements.append(statement)
        return await self.store.read(statement, timeout=timeout, bookmarks=bookmarks)

    async def write(
        self,
        work: Callable[[Transaction], Awaitable[T]],
        *,
        timeout: float | None = None,
        bookmarks: Sequence[str] = (),
    ) -> T:
        return await self.store.write(work, timeout=timeout, bookmarks=bookmarks)

    async def bookmarks(self) -> tuple[str, ...]:
        return await self.store.bookmarks()

    async def profile(self, statement: Statement) -> Profile:
        return await self.store.profile(statement)

    async def ping(self) -> None:
        await self.store.ping()

    async def close(self) -> None:
        await self.store.close()
