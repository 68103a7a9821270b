"""Servers that do jobs, a clock that is told, and work that ends when it is told to."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from graph.errors import Unavailable
from graph.statement import Statement
from graph.store import Engine, Profile, Row, Store, Transaction
from server.jobs.runner import Runner
from server.jobs.running import Running, Work
from server.jobs.schedule import parse
from server.settings import Settings, load

T = TypeVar("T")
BEGIN = datetime(2026, 5, 1, 12, tzinfo=UTC)
SETTINGS = replace(load({}), schedule=())


@dataclass
class Line:
    """A store that can be cut off, as that of a process that was killed."""

    store: Store
    is_cut: bool = False

    @property
    def engine(self) -> Engine:
        return self.store.engine

    def _demand(self) -> None:
        if self.is_cut:
            raise Unavailable("cut off")

    async def read(
        self, statement: Statement, *, timeout: float | None = None, bookmarks: Sequence[str] = ()
    ) -> list[Row]:
        self._demand()
        return await self.store.read(statement, timeout=timeout, bookmarks=bookmarks)

    async def write(
        self,
        work: Callable[[Transaction], Awaitable[T]],
        *,
        timeout: float | None = None,
        bookmarks: Sequence[str] = (),
    ) -> T:
        self._demand()
        return await self.store.write(work, timeout=timeout, bookmarks=bookmarks)

    async def bookmarks(self) -> tuple[str, ...]:
        return await self.store.bookmarks()

    async def profile(self, statement: Statement) -> Profile:
        return await self.store.profile(statement)

    async def ping(self) -> None:
        self._demand()

    async def close(self) -> None:
        """The store belongs to the test."""


@dataclass
class Stage:
    """Work of which everything is written down: who began, with what, and how many did it at a time."""

    runs: list[Running] = field(default_factory=list)
    most: int = 0
    now: int = 0
    may_end: asyncio.Event = field(default_factory=asyncio.Event)
    fault: Exception | None = None

    async def work(self, job: Running, _store: Store, _settings: Settings) -> None:
        self.runs.append(job)
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            await self.may_end.wait()
        finally:
            self.now -= 1
        if self.fault is not None:
            raise self.fault


@dataclass
class House:
    """Several servers over one graph, whose time is one number."""

    store: Store
    work: Work
    time: float = 0.0
    servers: list[Runner] = field(default_factory=list)

    def server(self, schedule: str = "") -> Runner:
        settings = replace(SETTINGS, schedule=parse(schedule))
        line = Line(self.store)
        made = Runner(line, line, settings, {"recount": self.work}, lambda: self.time, self.now)
        self.servers.append(made)
        return made

    def now(self) -> datetime:
        return BEGIN + timedelta(seconds=self.time)

    def kill(self, server: Runner) -> None:
        """Stop a server where it stands: nothing that it does after this reaches the graph."""
        assert isinstance(server.store, Line)
        server.store.is_cut = True
        for held in server.held.values():
            held.task.cancel()
        self.servers.remove(server)

    async def pass_time(self, seconds: float, *, step: float = 1.0) -> None:
        """Every server looks after its jobs, and for others, once a second."""
        until = self.time + seconds
        while self.time < until:
            self.time += step
            for each in self.servers:
                await each.tend()
                await each.seek()
            await asyncio.sleep(0)  # What was begun is at work.


async def ended(server: Runner, kind: str = "recount") -> None:
    """Wait until the work has ended, and let the server write that down."""
    await asyncio.wait([server.held[kind].task])
    await server.tend()
