"""Loads the sample, once, into the graph of KITH_ENGINE_URI: the service `sample` of docker-compose.yml."""

import asyncio

from rich.console import Console

from server.lifespan import migrated, opened
from server.sample import is_loaded, load
from server.settings import CHECKOUT, Settings
from server.settings import load as settings


async def prepare(chosen: Settings) -> None:
    """Killed, it goes on where it was; run again, it finds nothing to do."""
    async with opened(chosen) as kith:
        await migrated(kith)
        if not await is_loaded(kith.store):
            await load(kith, Console(), folder=CHECKOUT / "samples")


if __name__ == "__main__":
    asyncio.run(prepare(settings()))
