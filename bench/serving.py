"""One of the servers that are measured, in a process of its own: `python -m bench.serving`.

The first line of standard input says what to serve, the first line of standard output on which port it listens; it
serves until its input ends. All of them run on the same socket settings, HTTP parser and collector of garbage.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from zoneinfo import ZoneInfo

from graphql import GraphQLSchema
from starlette.types import ASGIApp

from bench import bare, ordinary
from bench.sent import Sent
from bench.slowing import Slowed
from graph.bolt import connected
from graph.endpoint import Endpoint
from graph.model import MODEL
from graph.store import Store
from resolvers.binding import Setting
from server import serving
from server.answers.answering import GraphQL
from server.app import application
from server.budgets import Budgets
from server.everybody import everybody
from server.guarding import GuardedStore
from server.health import Watch
from server.lifespan import LARGEST_PAGE
from server.serving import Server, bound_socket
from server.telemetry import logs
from server.telemetry.metrics import meters
from server.telemetry.observing import Observed, Telemetry
from server.turns import FairStore, share
from server.wire.crowd import Crowd

PLENTY = 10**12
SETTING = Setting(ZoneInfo("UTC"), "GBP", b"the cursors of a benchmark guard nothing", LARGEST_PAGE)


async def main() -> None:
    wanted = json.loads(sys.stdin.readline())
    statements = {root: Sent(**each) for root, each in wanted["statements"].items()}
    listening = bound_socket("127.0.0.1", 0)
    listening.listen()
    async with opened(wanted["way"], Endpoint(**wanted["endpoint"]), statements) as app:
        sys.stdout.write(f"{listening.getsockname()[1]}\n")
        sys.stdout.flush()
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads what is logged
        server = Server(Slowed(app, slower) if (slower := wanted.get("slower")) else app)
        answering = asyncio.create_task(server.answer_on(listening))
        await asyncio.to_thread(sys.stdin.read)
        server.should_exit = True
        await answering


@asynccontextmanager
async def opened(way: str, endpoint: Endpoint, statements: dict[str, Sent]) -> AsyncIterator[ASGIApp]:
    """The application of a way, with what it needs open."""
    async with connected(endpoint) as store:
        match way:
            case "kith":
                yield application(everybody(GraphQL(store, MODEL, SETTING)), _always_ready)
            case "served":
                yield served(store, SETTING)
            case "strawberry":
                yield ordinary.application(store, statements)
            case _:
                yield bare.application(endpoint, {root: each.text for root, each in statements.items()})


def served(store: Store, setting: Setting, *, workers: int = 1, made: GraphQLSchema | None = None) -> ASGIApp:
    """Kith behind all that stands between a socket and an engine in `serve`, but for keys: counters, log, guards.

    `made` is a schema that workers share.
    """
    logs.configured("json", "info")
    watch = Watch(_always_ready, reason=None)
    guarded = FairStore(GuardedStore(store, watch), share(workers))
    api = GraphQL(guarded, MODEL, setting, budgets=Budgets(PLENTY), made=made)
    counters = meters()
    observed = Observed(application(everybody(api), watch.check), Telemetry(counters))
    return Crowd(observed, counters.refusals.labels("busy").inc)


async def _always_ready() -> Any:
    return None


if __name__ == "__main__":
    serving.run(main())
