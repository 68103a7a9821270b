"""A client of `graphql-transport-ws` and of event streams, and a server for it on this machine."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import orjson
from starlette.applications import Starlette
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from graph.model import MODEL
from graph.store import Store
from server.access.limits import SERVICE, Limits
from server.answers.answering import GraphQL
from server.app import application
from server.everybody import Callers, everybody
from server.live.live import Live
from server.serving import Beside, bound_socket
from tests.server.answers.feeding import SETTING, whole
from tests.server.wire.house import NoRows, well

PATIENCE = 60  # seconds for anything to come, on a machine that is busy
SPOKEN = Subprotocol("graphql-transport-ws")
CHANGED = "subscription ($after: String) { changed(after: $after) { position cursor } }"


@dataclass(frozen=True, slots=True)
class Served:
    """Where it listens."""

    app: Starlette
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/graphql"

    @property
    def live(self) -> Live:
        found: Live = self.app.state.live
        return found


def alone(store: Store | None = None, limits: Limits = SERVICE) -> Callers:
    """A house for developers over a store, over nothing if none is given."""
    found = everybody(GraphQL(store or NoRows(), MODEL, SETTING, made=whole(), limits=limits))
    return Callers(found.doors, Allowing(limits), found.apis)


@dataclass(frozen=True, slots=True)
class Allowing:
    """A policy of one row."""

    row: Limits

    def limits(self, _role: str) -> Limits:
        return self.row


@asynccontextmanager
async def served(callers: Callers | None = None) -> AsyncIterator[Served]:
    app = application(callers or alone(), well)
    listening = bound_socket("127.0.0.1", 0)
    server = Beside(app)
    task = asyncio.create_task(server.serve([listening]))
    while not server.started:  # noqa: ASYNC110  # Uvicorn tells no event
        await asyncio.sleep(0)
    try:
        yield Served(app, listening.getsockname()[1])
    finally:
        app.state.live.leave()
        server.should_exit = True
        await task


@dataclass(frozen=True, slots=True)
class Client:
    """One socket."""

    connection: ClientConnection

    async def say(self, **message: Any) -> None:
        await self.connection.send(orjson.dumps(message).decode())

    async def hear(self) -> dict[str, Any]:
        """The next message; `{"closed": code}` at the end."""
        try:
            async with asyncio.timeout(PATIENCE):
                found: dict[str, Any] = orjson.loads(await self.connection.recv())
                return found
        except ConnectionClosed as end:
            return {"closed": end.rcvd.code if end.rcvd else None}

    async def begin(self, key: str | None = None) -> dict[str, Any]:
        """Say who we are, and hear what comes of it."""
        await self.say(type="connection_init", payload={"authorization": f"Bearer {key}"} if key else {})
        return await self.hear()

    async def follow(self, query: str = CHANGED, key: str = "1", **variables: Any) -> None:
        await self.say(id=key, type="subscribe", payload={"query": query, "variables": variables})

    async def event(self) -> dict[str, Any]:
        """What the next event says of a change."""
        found = await self.hear()
        assert found.get("type") == "next", found
        change: dict[str, Any] = found["payload"]["data"]["changed"]
        return change


@asynccontextmanager
async def client(
    served: Served, headers: Mapping[str, str] | None = None, speaks: Subprotocol = SPOKEN
) -> AsyncIterator[Client]:
    url = served.url.replace("http", "ws", 1)
    async with connect(url, subprotocols=[speaks], additional_headers=headers, open_timeout=PATIENCE) as connection:
        yield Client(connection)


async def until_followed(served: Served, people: int = 1) -> None:
    """Wait until so many follow and have caught up."""
    async with asyncio.timeout(PATIENCE):
        while sum(len(each.followers) for each, _ in served.live.questions.values()) < people:  # noqa: ASYNC110
            await asyncio.sleep(0)


@asynccontextmanager
async def events(
    served: Served, body: Mapping[str, Any], **headers: str
) -> AsyncIterator[AsyncIterator[dict[str, Any]]]:
    """The events of a stream, and the words of its kinds."""
    sent = {"accept": "text/event-stream", **headers}
    async with (
        httpx.AsyncClient(timeout=PATIENCE) as http,
        http.stream("POST", served.url, json=body, headers=sent) as got,
    ):
        assert got.status_code == 200, await got.aread()
        yield _events(got)


async def _events(got: httpx.Response) -> AsyncIterator[dict[str, Any]]:
    event = ""
    async for line in got.aiter_lines():
        word, _, rest = line.partition(":")
        if word == "event":
            event = rest.strip()
        if word == "data":
            yield {"event": event, "data": orjson.loads(rest) if rest.strip() else None}
