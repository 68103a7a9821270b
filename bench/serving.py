"""One of the servers that are measured, in a process of its own: `python -m bench.serving`.

The first line of standard input says what to serve, the first line of standard output on which port it listens; it
serves until its input ends. All of them run on the same socket settings, HTTP parser and collector of garbage.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from zoneinfo import ZoneInfo

from starlette.applications import Starlette

from bench import bare, ordinary
from bench.sent import Sent
from graph.bolt import connected
from graph.endpoint import Endpoint
from graph.model import MODEL
from resolvers.binding import Setting
from server import serving
from server.answers.answering import GraphQL
from server.app import application
from server.everybody import everybody
from server.lifespan import LARGEST_PAGE
from server.serving import Server, bound_socket

SETTING = Setting(ZoneInfo("UTC"), "GBP", b"the cursors of a benchmark guard nothing", LARGEST_PAGE)


async def main() -> None:
    wanted = json.loads(sys.stdin.readline())
    statements = {root: Sent(**each) for root, each in wanted["statements"].items()}
    listening = bound_socket("127.0.0.1", 0)
    listening.listen()
    async with opened(wanted["way"], Endpoint(**wanted["endpoint"]), statements) as app:
        sys.stdout.write(f"{listening.getsockname()[1]}\n")
        sys.stdout.flush()
        server = Server(app)
        answering = asyncio.create_task(server.answer_on(listening))
        await asyncio.to_thread(sys.stdin.read)
        server.should_exit = True
        await answering


@asynccontextmanager
async def opened(way: str, endpoint: Endpoint, statements: dict[str, Sent]) -> AsyncIterator[Starlette]:
    """The application of a way, with what it needs open."""
    async with connected(endpoint) as store:
        match way:
            case "kith":
                yield application(everybody(GraphQL(store, MODEL, SETTING)), _always_ready)
            case "strawberry":
                yield ordinary.application(store, statements)
            case _:
                yield bare.application(endpoint, {root: each.text for root, each in statements.items()})


async def _always_ready() -> Any:
    return None


if __name__ == "__main__":
    serving.run(main())
