"""One runner at a time: a lock in the graph that its holder renews, and that others may take once it does not."""

import asyncio
import os
import secrets
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial

from graph.errors import StoreError
from graph.statement import Statement
from graph.store import Store
from migrations import statements
from migrations.files import Refused
from migrations.writing import write

LEASE, RENEWAL, PAUSE = 15.0, 4.0, 0.2
# Somebody else may be building indexes over a large graph.
LONGEST_WAIT = 600.0


@asynccontextmanager
async def held(store: Store, *, lease: float = LEASE, wait: float = LONGEST_WAIT) -> AsyncIterator[Callable[[], None]]:
    """Hold the lock inside the block, which is given a check that raises Refused once the lock is lost."""
    owner = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
    await _taken(store, owner, lease, wait)
    renewal = asyncio.create_task(_renew(store, owner, lease))
    try:
        yield partial(_check, renewal)
    finally:
        renewal.cancel()
        # Where the engine is away the lease runs out by itself.
        with suppress(StoreError):
            await write(store, Statement(statements.UNLOCK, {"owner": owner}))


def _check(renewal: "asyncio.Task[None]") -> None:
    if renewal.done():
        renewal.result()


async def _taken(store: Store, owner: str, lease: float, wait: float) -> None:
    until = time.monotonic() + wait
    while (holder := await _ask(store, owner, lease)) != owner:
        if time.monotonic() > until:
            raise Refused(
                f"Another process ({holder}) has been migrating this graph for {wait:.0f} s. Wait for its end."
            )
        await asyncio.sleep(PAUSE)


async def _renew(store: Store, owner: str, lease: float) -> None:
    holder = owner
    while holder == owner:
        await asyncio.sleep(min(RENEWAL, lease / 3))
        holder = await _ask(store, owner, lease)
    raise Refused(f"Another process ({holder}) took over this migration. Run it again once that one is done.")


async def _ask(store: Store, owner: str, lease: float) -> str:
    [[holder]] = await write(store, Statement(statements.LOCK, {"owner": owner, "lease": round(lease * 1000)}))
    return str(holder)
