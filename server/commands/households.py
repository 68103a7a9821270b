"""Conclude who lives together, or only say what that would give."""

from __future__ import annotations

import argparse
import asyncio
from datetime import UTC, datetime

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from graph.households.service import count
from migrations.runner import pending
from server.commands.jobs import ended, told
from server.jobs.households import foreseen, marked
from server.lifespan import Opened, opened
from server.settings import Settings
from server.telemetry.logs import configured


def add_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(title="what to do", metavar="WHAT", required=True, dest="what")
    infer = what.add_parser("infer", help="conclude who lives together, from addresses, names, contacts and ties")
    infer.add_argument("--dry-run", action="store_true", help="write nothing, and say what there would be")


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    configured("text", "warning")
    return asyncio.run(_done(arguments, settings))


async def _done(arguments: argparse.Namespace, settings: Settings) -> int:
    console = Console(stderr=True, highlight=False)
    async with opened(settings) as kith:
        if await pending(kith.store):
            console.print("This graph is not of this version yet. Run ./kith migrate first.", style="red")
            return 1
        return await (_foreseen if arguments.dry_run else _inferred)(kith, console)


async def _inferred(kith: Opened, console: Console) -> int:
    """As a job, so that no two of them write at once."""
    return told(await ended(kith, "households", console), console)


async def _foreseen(kith: Opened, console: Console) -> int:
    mark = await marked(kith.store, datetime.now(UTC), kith.settings)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        bar = bars.add_task("people", total=await count(kith.store))

        async def step(done: int) -> None:
            bars.update(bar, completed=done)

        async def wait() -> None:
            bars.update(bar, description="computing")

        told = await foreseen(kith.store, mark.day, step, wait)
    Console(highlight=False).print(
        f"{told['households']:,} households with {told['members']:,} inferred members; "
        f"{told['new']:,} would be new, {told['ended']:,} would end. Nothing was written."
    )
    return 0
