"""Kith, the bare driver or Strawberry as a server: `python -m bench.peers.serving WAY WORKERS`.

BENCH_ENGINE says where the engine is. The port is the first line of the output, said when requests are answered; the
server ends with SIGTERM.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC
from socket import socket
from zoneinfo import ZoneInfo

from graphql import GraphQLSchema
from starlette.types import ASGIApp

from bench.peers import ordinary
from bench.peers.bare import Driver
from bench.peers.bare import application as bare
from bench.serving import served
from graph.bolt import connected
from graph.cross_sell.serving.terms import Terms
from graph.endpoint import Endpoint
from graph.model import MODEL
from resolvers.binding import Setting
from schema.operations import OPERATIONS
from server import serving
from server.answers.rooting import schema_of
from server.lifespan import LARGEST_PAGE
from server.serving import Server, bound_socket
from server.workers import parted

SETTING = Setting(
    ZoneInfo("UTC"), "GBP", b"the cursors of a benchmark guard nothing", LARGEST_PAGE, offers=Terms(allows=True)
)


def main(way: str, workers: int) -> None:
    endpoint = Endpoint(**json.loads(os.environ["BENCH_ENGINE"]))
    listening = bound_socket("127.0.0.1", 0)
    listening.listen(128)
    made = schema_of(MODEL, "GBP", UTC, OPERATIONS) if way == "kith" else None
    if workers > 1:
        parted(workers, os.pipe()[0], listening.close)
    serving.run(_serve(way, endpoint, listening, workers, made))


async def _serve(way: str, endpoint: Endpoint, listening: socket, workers: int, made: GraphQLSchema | None) -> None:
    async with opened(way, endpoint, workers, made) as app:
        await Telling(app).answer_on(listening)


class Telling(Server):
    """Says its port when it answers, and nothing else: nobody reads what is logged."""

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        assert sockets
        sys.stdout.write(f"{sockets[0].getsockname()[1]}\n")
        sys.stdout.flush()
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@asynccontextmanager
async def opened(
    way: str, endpoint: Endpoint, workers: int = 1, made: GraphQLSchema | None = None
) -> AsyncIterator[ASGIApp]:
    """The application of a way, with what it needs open; Kith with all that `serve` puts around it, but for keys."""
    if way == "kith":
        async with connected(endpoint) as store:
            yield served(store, SETTING, workers=workers, made=made)
        return
    async with Driver.opened(endpoint) as driver:
        yield bare(driver) if way == "bare" else ordinary.application(driver)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
