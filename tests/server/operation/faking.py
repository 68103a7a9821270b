"""A store over no engine, which can be taken away and given back."""

# ruff: noqa: ARG002 - the shape is that of every store

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from graph.errors import Unavailable
from graph.statement import Statement
from graph.store import Engine, Profile, Row, Transaction

T = TypeVar("T")


@dataclass
class FakeStore:
    """Answers every read with the same rows; counts what reaches it. A hanging one never answers."""

    rows: list[Row] = field(default_factory=list)
    engine: Engine = "neo4j"
    is_away: bool = False
    hangs: bool = False
    reached: int = 0

    async def read(
        self, statement: Statement, *, timeout: float | None = None, bookmarks: Sequence[str] = ()
    ) -> list[Row]:
        self.reached += 1
        if self.hangs:
            await asyncio.Event().wait()
        if self.is_away:
            raise Unavailable("connection refused\nby 10.0.0.1")
        return self.rows

    async def write(
        self,
        work: Callable[[Transaction], Awaitable[T]],
        *,
        timeout: float | None = None,
        bookmarks: Sequence[str] = (),
    ) -> T:
        self.reached += 1
        return await work(self)

    async def run(self, statement: Statement, /) -> list[Row]:
        return await self.read(statement)

    async def bookmarks(self) -> tuple[str, ...]:
        return ()

    async def profile(self, statement: Statement) -> Profile:
        return Profile(self.rows, statement.text, None)

    async def ping(self) -> None:
        await self.read(Statement("RETURN 1"))

    async def close(self) -> None:
        """Nothing is open."""
