"""Being told to stop: what was let in is answered, and nobody else is let in."""

# ruff: noqa: ARG002 - the shape is that of every ASGI application

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from server import serving
from server.serving import Server, bound_socket, url_of


@dataclass
class Waiting:
    """An application that answers when it is let."""

    asked: asyncio.Event = field(default_factory=asyncio.Event)
    may: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked.set()
        await self.may.wait()
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"4")]})
        await send({"type": "http.response.body", "body": b"done"})


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(timeout=10) as found:
        yield found


@pytest.mark.parametrize("farewell", [0.0, 0.2])
async def test_a_request_under_way_is_answered(
    client: httpx.AsyncClient, farewell: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "FAREWELL", farewell)
    app, told = Waiting(), list[str]()
    server, listening = Server(app, leaving=lambda: told.append("leaving")), bound_socket("127.0.0.1", 0)
    url = url_of(listening)
    running = asyncio.create_task(server.serve([listening]))
    asking = asyncio.create_task(client.get(url))
    await app.asked.wait()
    server.handle_exit(signal.SIGTERM, None)
    app.may.set()
    assert ((await asking).text, told) == ("done", ["leaving"])
    await running
    with pytest.raises(httpx.ConnectError):
        await client.get(url)


async def test_with_nobody_there_it_ends_at_once() -> None:
    server = Server(Waiting())
    running = asyncio.create_task(server.serve([bound_socket("127.0.0.1", 0)]))
    await asyncio.sleep(0)
    server.handle_exit(signal.SIGTERM, None)
    await asyncio.wait_for(running, 5)
    assert server.should_exit
