"""A worker on duty: what stands between an open engine and a socket.

>>> async with opened(settings) as kith, guarded(kith, check) as (kith, watch):
...     with telemetry(settings, kith.store.engine, roles) as told:
...         await answer(application(kith.api(), watch.check), watch, told, place)
"""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp

from graph.bolt import connected
from graph.store import Store
from migrations.runner import pending
from server.guarding import GuardedStore
from server.health import Check, Watch, livez, readyz, watching
from server.lifespan import Opened
from server.live.live import Live
from server.serving import Beside, Server
from server.telemetry.observing import Observed, Telemetry
from server.telemetry.page import metrics_route
from server.turns import FairStore, share
from server.wire.crowd import Crowd


@dataclass(frozen=True, slots=True)
class Place:
    """Where a worker answers, and which of several it is."""

    listening: socket.socket
    metrics: socket.socket | None = None
    metrics_token: str = ""
    worker: int = 0
    shared: Path | None = None
    served: int | None = None

    def close(self) -> None:
        """Listen no longer in this process."""
        for each in (self.listening, self.metrics):
            if each is not None:
                each.close()


@asynccontextmanager
async def guarded(kith: Opened, check: Callable[[Store], Check]) -> AsyncIterator[tuple[Opened, Watch]]:
    """The same engine, asked once a second through a connection of its own, and left alone while it is away."""
    async with connected(kith.endpoint) as probe, watching(check(probe)) as watch:
        store = FairStore(GuardedStore(kith.store, watch), share(kith.settings.workers))
        yield replace(kith, store=store), watch


def up_to_date(store: Store) -> Check:
    """The check of /readyz: the engine answers and no migration is left. None that is done comes back."""
    done = False

    async def check() -> str | None:
        nonlocal done
        await store.ping()
        left = () if done else await pending(store)
        done = not left
        return f"{len(left)} migrations are left: run ./kith migrate" if left else None

    return check


async def answer(app: Starlette, watch: Watch, told: Telemetry, place: Place) -> None:
    """Serve until told to stop; metrics have a port of their own, or are behind a token, or nowhere."""
    if place.metrics_token:
        app.router.routes.append(metrics_route(told.meters, place.metrics_token))
    observed = Observed(app, told)
    leaving = partial(_leave, observed, watch, app.state.live)
    crowd = Crowd(observed, told.meters.refusals.labels("busy").inc)
    server = Server(crowd, each_second=_counted(told, watch), leaving=leaving)
    beside = asyncio.create_task(_beside(app, told, place.metrics))
    if place.served is not None:
        os.write(place.served, b"+")
    try:
        await server.answer_on(place.listening)
    finally:
        beside.cancel()
        with suppress(asyncio.CancelledError):
            await beside


def _leave(observed: Observed, watch: Watch, live: Live) -> None:
    observed.draining = watch.is_leaving = True
    live.leave()


def _counted(told: Telemetry, watch: Watch) -> Callable[[int], None]:
    def each_second(connections: int) -> None:
        told.meters.connections.set(connections)
        told.meters.engine_away.set(watch.is_away)

    return each_second


async def _beside(app: Starlette, told: Telemetry, listening: socket.socket | None) -> None:
    """Metrics and probes on a port of their own, where no rules for hosts or keys hold."""
    if listening is None:
        return
    routes = [metrics_route(told.meters), Route("/livez", livez), Route("/readyz", readyz)]
    found = Starlette(routes=routes)
    found.state.check = app.state.check
    served: ASGIApp = found
    await Beside(served).serve([listening])
