"""The engines below the peers: started, filled with the same graph, and gone afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import AsyncExitStack
from dataclasses import asdict
from importlib.metadata import version

from bench import engines
from bench.peers import filling, postgres, tables
from bench.peers.machine import Missing
from bench.peers.made import Size
from bench.peers.postgres import PORT, USER
from bench.peers.running import POOL, Below
from bench.peers.statements import FORGET_PLANS
from graph import embedded
from graph.bolt import connected
from graph.endpoint import Endpoint
from graph.engine import java
from graph.statement import Statement
from tests.engines import neo4j

Tell = Callable[[str], object]
LARGE = 1_000_000
"""Interactions from which on a graph wants two gigabytes for what engines keep of it in memory, not half of one."""


async def started(wanted: Collection[str], size: Size, stack: AsyncExitStack, *, tell: Tell) -> dict[str, Below]:
    """Those of these engines that this machine has, by name; `tell` hears what is missing and what is done."""
    found = dict[str, Below]()

    async def start(name: str) -> None:
        try:
            found[name] = await STARTS[name](size, stack, tell)
        except (Missing, neo4j.CannotRun) as error:
            tell(f"Left out, for want of {name}: {error}")

    # Each waits for its engine most of the time.
    await asyncio.gather(*map(start, sorted(wanted)))
    return found


async def _neo4j(size: Size, stack: AsyncExitStack, tell: Tell) -> Below:
    found = await stack.enter_async_context(engines.empty("neo4j", pages=f"{_megabytes(size)}m"))
    await _filled(found.endpoint, size, "neo4j", tell)
    about = f"Neo4j {neo4j.VERSION} with 1 GiB of heap and {_megabytes(size)} MiB for pages"
    return Below(asdict(found.endpoint), found.pid, about)


async def _embedded(size: Size, stack: AsyncExitStack, tell: Tell) -> Below:
    found = await stack.enter_async_context(engines.empty("embedded"))
    await _filled(found.endpoint, size, "embedded", tell)
    about = f"{java.PACKAGE} {version(java.PACKAGE)} with {embedded.DEFAULT_HEAP} of heap"
    return Below(asdict(found.endpoint), found.pid, about)


async def _filled(endpoint: Endpoint, size: Size, name: str, tell: Tell) -> None:
    async with connected(endpoint) as store:
        await filling.fill(store, endpoint, size, tell=lambda what: tell(f"filling {name}: {what}"))


async def _postgresql(size: Size, stack: AsyncExitStack, tell: Tell) -> Below:
    database = await stack.enter_async_context(postgres.running(buffers=_megabytes(size)))
    await tables.load(database, size, tell=lambda what: tell(f"filling postgresql: {what.split()[0]}"))
    told = {"socket": str(database.folder), "port": PORT, "database": "postgres", "user": USER, "pool": POOL}
    release = (await database.run("-c", "SHOW server_version")).split()[0]
    return Below(told, database.pid, f"PostgreSQL {release} with {_megabytes(size)} MiB of shared buffers")


def _megabytes(size: Size) -> int:
    """What an engine may keep of the graph in memory, heaps apart."""
    return 2_048 if size.interactions >= LARGE else 512


STARTS: Mapping[str, Callable[[Size, AsyncExitStack, Tell], Awaitable[Below]]] = {
    "neo4j": _neo4j,
    "embedded": _embedded,
    "postgresql": _postgresql,
}


async def forget_plans(below: Below) -> None:
    """As if no question had been asked of this Neo4j."""
    async with connected(Endpoint(**below.told)) as store:  # type: ignore[arg-type]  # an endpoint as a dictionary
        await store.read(Statement(FORGET_PLANS))
