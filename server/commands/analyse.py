"""Analyse the network of all customers now, and show what was found."""

from __future__ import annotations

import argparse
import asyncio
import sys

from rich.console import Console
from rich.table import Table

from graph.analysis import looking
from graph.analysis.looking import Described, Told
from graph.jobs.job import State
from graph.normalise.moments import moment_text
from graph.normalise.money import money_text
from graph.store import Store
from migrations.runner import pending
from server.commands.jobs import ended, told
from server.lifespan import opened
from server.settings import Settings
from server.telemetry.logs import configured

KIND, SHOWN = "analysis", 10
COLUMNS = ("community", "members", "revenue", "neighbours", "more often than everybody")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Finds communities, influence and bridges, and writes them to the customers: the job `analysis`, done here "
        "unless a server comes first."
    )


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    configured("text", "warning")
    return asyncio.run(done(arguments, settings))


async def done(_arguments: argparse.Namespace, settings: Settings) -> int:
    """The exit code."""
    console = Console(stderr=True)
    async with opened(settings) as kith:
        if await pending(kith.store):
            console.print("This graph is not of this version yet. Run ./kith migrate first.", style="red")
            return 1
        job = await ended(kith, KIND, console)
        if job.state is not State.SUCCEEDED:
            return told(job, console)
        await _tell(kith.store)
    return 0


async def _tell(store: Store) -> None:
    found = await looking.shown(store)
    assert found is not None
    # Standard output may be a pipe, which has no width of its own.
    out = Console(width=None if sys.stdout.isatty() else 160)
    out.print(_summary(found), highlight=False)
    ids = [id_ for id_, _ in (await looking.largest(store))[:SHOWN]]
    known = await looking.described(store, ids)
    table = Table(*COLUMNS, box=None, pad_edge=False)
    for each in ids:
        table.add_row(*_row(known[each]))
    out.print(table, markup=False)


def _summary(found: Told) -> str:
    return (
        f"{found['people']:,} customers, {found['connections']:,} connections, {found['communities']:,} communities "
        f"(modularity {found['modularity']:.3f}), as of {moment_text(found['at'][:19])}; "
        f"computed in {found['seconds']} s with {found['megabytes']} MB."
    )


def _row(each: Described) -> tuple[str, ...]:
    traits = ", ".join(f"{trait['kind'].lower()} {trait['value']} ×{trait['lift']:.1f}" for trait in each.traits)
    return each.id, f"{each.size:,}", money_text(each.spent), str(len(each.neighbours)), traits
