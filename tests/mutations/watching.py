"""Many subscribers of one change: how long it takes until the last of them has heard of it.

They are a process of their own, which is started as `python -m tests.mutations.watching PORT COUNT` and says when each
change had reached all of them.
"""

from __future__ import annotations

import asyncio
import sys
import time
from asyncio.subprocess import PIPE
from collections.abc import Awaitable, Callable
from dataclasses import replace

import orjson
from websockets.asyncio.client import connect

from graph.store import Store
from server.access.limits import SERVICE
from server.settings import CHECKOUT
from tests.server.live.speaking import SPOKEN, alone, served, until_followed

WATCH = "subscription { changed { position cursor kind type id fields } }"
AT_ONCE = 50  # connections that are opened at the same time


async def heard(store: Store, count: int, change: Callable[[], Awaitable[object]], times: int = 3) -> list[float]:
    """Seconds from the answer to a change until the last of `count` subscribers has heard of it, change by change."""
    limits = replace(SERVICE, sockets=count)
    async with served(alone(store, limits)) as house:
        words = (sys.executable, "-m", "tests.mutations.watching", str(house.port), str(count))
        child = await asyncio.create_subprocess_exec(*words, cwd=CHECKOUT, stdout=PIPE)
        try:
            assert child.stdout is not None
            await until_followed(house, count)
            found = []
            for _ in range(times):
                await change()
                done = time.time()
                found.append(max(0.0, float(await child.stdout.readline()) - done))
            return found
        finally:
            child.kill()
            await child.wait()


async def _subscribe(port: int, count: int, begin: asyncio.Semaphore, told: list[float]) -> None:
    url = f"ws://127.0.0.1:{port}/graphql"
    async with begin:
        one = await connect(url, subprotocols=[SPOKEN], open_timeout=None, ping_interval=None)
        await one.send('{"type": "connection_init"}')
        await one.recv()
        await one.send(orjson.dumps({"id": "1", "type": "subscribe", "payload": {"query": WATCH}}).decode())
    async for _ in one:
        told.append(time.time())
        if len(told) % count == 0:
            sys.stdout.write(f"{told[-1]}\n")
            sys.stdout.flush()


async def _all(port: int, count: int) -> None:
    begin, told = asyncio.Semaphore(AT_ONCE), list[float]()
    await asyncio.gather(*(_subscribe(port, count, begin, told) for _ in range(count)))


if __name__ == "__main__":
    asyncio.run(_all(int(sys.argv[1]), int(sys.argv[2])))
