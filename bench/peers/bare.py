"""The floor: a statement by hand for each question, and what it returns written as JSON, without a word of GraphQL."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson
from neo4j import READ_ACCESS, AsyncDriver, AsyncManagedTransaction
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bench.bare import driver_of
from bench.peers.texts import statements
from graph.endpoint import Endpoint

WRITES = frozenset({"upsert", "upsert-whole", "bulk"})


@dataclass(frozen=True, slots=True)
class Driver:
    """The driver, and the statements by the names of their questions."""

    driver: AsyncDriver
    database: str
    texts: Mapping[str, str]

    @staticmethod
    @asynccontextmanager
    async def opened(endpoint: Endpoint) -> AsyncIterator[Driver]:
        async with driver_of(endpoint) as driver:
            yield Driver(driver, endpoint.database, statements())

    async def ask(self, question: str, given: Mapping[str, Any]) -> Any:
        """The one value of the one record; None if there is no record."""
        if question in WRITES:
            return await self._write(self.texts[question], given)
        async with self.driver.session(
            database=self.database, default_access_mode=READ_ACCESS, fetch_size=-1
        ) as session:
            record = await (await session.run(self.texts[question], {**given})).single()
            return record[0] if record else None

    async def _write(self, text: str, given: Mapping[str, Any]) -> Any:
        now = datetime.now(UTC).replace(tzinfo=None).isoformat()

        async def work(tx: AsyncManagedTransaction) -> Any:
            record = await (await tx.run(text, {**given, "now": now})).single(strict=True)
            return record[0]

        async with self.driver.session(database=self.database) as session:
            return await session.execute_write(work)


def application(driver: Driver) -> Starlette:
    """POST /<question> with the variables as JSON."""

    async def answer(request: Request) -> Response:
        found = await driver.ask(request.path_params["question"], orjson.loads(await request.body()))
        return Response(orjson.dumps({"data": found}), media_type="application/json")

    return Starlette(routes=[Route("/{question}", answer, methods=["POST"])])
