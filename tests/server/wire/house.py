"""An application over a graph that is empty, without an engine: what HTTP does, and nothing else."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC
from functools import cache
from typing import TypeVar

import httpx

from graph.model import MODEL
from graph.statement import Statement
from graph.store import Engine, Profile, Row, Transaction
from resolvers.binding import Setting
from server.answers.answering import GraphQL
from server.answers.rooting import schema_of
from server.app import LOCAL, application
from server.everybody import Callers, everybody
from server.wire.surface import Surface

GRAPHQL_JSON = "application/graphql-response+json"
JSON = "application/json"
T = TypeVar("T")


@dataclass
class NoRows:
    """A store in which nothing is found; it keeps the statements it was asked."""

    engine: Engine = "arcadedb"
    rows: list[Row] = field(default_factory=list)
    asked: list[Statement] = field(default_factory=list)

    async def read(self, statement: Statement, **_how: object) -> list[Row]:
        self.asked.append(statement)
        return self.rows

    async def write(self, work: Callable[[Transaction], Awaitable[T]], **_how: object) -> T:
        raise AssertionError(f"nothing here writes: {work}")

    async def profile(self, statement: Statement) -> Profile:
        return Profile(self.rows, statement.text, None)

    async def ping(self) -> None:
        """There is nobody to ask."""

    async def close(self) -> None:
        """There is nothing to close."""

    async def bookmarks(self) -> tuple[str, ...]:
        return ()


@cache
def api() -> GraphQL:
    """The API of this process; its schema takes most of a second."""
    return GraphQL(NoRows(), MODEL, Setting(UTC, "GBP", b"k" * 32, 1000), made=schema_of(MODEL, "GBP", UTC))


async def well() -> str | None:
    return None


def browser(surface: Surface = LOCAL, callers: Callers | None = None) -> httpx.AsyncClient:
    """A client of an application; one that fails answers 500 rather than raise here."""
    app = application(callers or everybody(api()), well, surface)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://localhost")
