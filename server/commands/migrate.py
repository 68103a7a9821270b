"""Bring the graph to the version of this checkout."""

from __future__ import annotations

import argparse
import asyncio

from rich.console import Console

from server.lifespan import migrated, opened
from server.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Applies the migrations that the graph has not seen, one runner at a time; running it twice changes nothing."
    )


def run(_arguments: argparse.Namespace, settings: Settings) -> int:
    done = asyncio.run(_migrate(settings))
    Console().print("\n".join(f"applied {name}" for name in done) or "Nothing to do: the graph is of this version.")
    return 0


async def _migrate(settings: Settings) -> tuple[str, ...]:
    async with opened(settings) as kith:
        return await migrated(kith)
