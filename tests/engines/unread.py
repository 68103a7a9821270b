# ruff: noqa: ARG002  # The protocol names arguments that nothing is done with here.
"""A store that nothing is read from: for what is compiled and not run."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from graph.errors import Unavailable
from graph.statement import Statement
from graph.store import Engine, Profile, Row, Transaction

T = TypeVar("T")
AWAY = Unavailable("Nothing can be read here.")


@dataclass(frozen=True)
class Unread:
    engine: Engine

    async def read(
        self, statement: Statement, *, timeout: float | None = None, bookmarks: Sequence[str] = ()
    ) -> list[Row]:
        raise AWAY

    async def write(
        self,
        work: Callable[[Transaction], Awaitable[T]],
        *,
        timeout: float | None = None,
        bookmarks: Sequence[str] = (),
    ) -> T:
        raise AWAY

    async def bookmarks(self) -> tuple[str, ...]:
        return ()

    async def profile(self, statement: Statement) -> Profile:
        raise AWAY

    async def ping(self) -> None:
        raise AWAY

    async def close(self) -> None:
        return
