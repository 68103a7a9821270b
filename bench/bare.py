"""The floor: a statement is handed to the driver and what comes back is written, without a word of GraphQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import orjson
from neo4j import (
    READ_ACCESS,
    AsyncDriver,
    AsyncGraphDatabase,
    AsyncManagedTransaction,
    NotificationMinimumSeverity,
)
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph.endpoint import Endpoint
from graph.statement import Statement


def application(endpoint: Endpoint, statements: Mapping[str, str]) -> Starlette:
    """POST /<question> with the parameters as JSON; the rows come as JSON."""
    driver = driver_of(endpoint)

    async def rows(request: Request) -> Response:
        text = statements[request.path_params["question"]]
        parameters = orjson.loads(await request.body())
        async with driver.session(
            database=endpoint.database, default_access_mode=READ_ACCESS, fetch_size=-1
        ) as session:
            result = await session.run(text, parameters)
            return Response(orjson.dumps(await result.values()), media_type="application/json")

    return Starlette(routes=[Route("/{question}", rows, methods=["POST"])])


def driver_of(endpoint: Endpoint) -> AsyncDriver:
    return AsyncGraphDatabase.driver(
        endpoint.uri,
        auth=(endpoint.user, endpoint.password),
        notifications_min_severity=NotificationMinimumSeverity.OFF,
        telemetry_disabled=True,
    )


async def written(driver: AsyncDriver, database: str, statements: Sequence[Statement]) -> None:
    """These statements in one transaction, one after the other."""

    async def work(transaction: AsyncManagedTransaction) -> None:
        for each in statements:
            await (await transaction.run(each.text, dict(each.parameters))).values()

    async with driver.session(database=database, fetch_size=-1) as session:
        await session.execute_write(work)
