"""List, start and cancel jobs."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from graph.bolt import connected
from graph.jobs import service
from graph.jobs.job import Job, State
from graph.jobs.kinds import UNTOLD
from graph.normalise.moments import moment_text
from graph.store import Store
from migrations.runner import pending
from server.jobs import kinds as works
from server.jobs.duty import at_work
from server.jobs.runner import Runner
from server.lifespan import Opened, opened
from server.settings import Settings
from server.telemetry.logs import configured

AUTHOR = "command line"
SHOWN, PAUSE = 25, 0.2
Done = Callable[[Opened, argparse.Namespace, Console], Awaitable[int]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(title="what to do", metavar="WHAT", required=True, dest="what")
    listing = what.add_parser("list", help="show the newest jobs")
    listing.add_argument("--first", type=_number, default=SHOWN, help=f"how many at most; {SHOWN} when not given")
    start = what.add_parser("start", help="ask for a job, which a server then does")
    start.add_argument("kind", choices=UNTOLD, metavar="KIND", help=f"what shall be done: {', '.join(UNTOLD)}")
    start.add_argument("--wait", action="store_true", help="wait for its end, and do it here unless a server does")
    cancel = what.add_parser("cancel", help="want no more of a job")
    cancel.add_argument("id", metavar="ID", help="the id of the job")


def _number(text: str) -> int:
    """Of jobs; argparse says what is wrong with another."""
    if not text.isdecimal() or not 1 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"wanted a number from 1 to 1000, found {text}")
    return int(text)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    # What a runner says of its work is for servers; here there is a bar.
    configured("text", "warning")
    return asyncio.run(done(arguments, settings))


async def done(arguments: argparse.Namespace, settings: Settings) -> int:
    """The exit code of what was asked for."""
    console = Console(stderr=True)
    async with opened(settings) as kith:
        if await pending(kith.store):
            console.print("This graph is not of this version yet. Run ./kith migrate first.", style="red")
            return 1
        return await DONE[arguments.what](kith, arguments, console)


async def _list(kith: Opened, arguments: argparse.Namespace, _console: Console) -> int:
    table = Table(
        "id", "kind", "state", "done", "of", "attempt", "by", "asked for", "ended", "", box=None, pad_edge=False
    )
    for each in await service.listed(kith.store, arguments.first):
        table.add_row(*_row(each))
    # Standard output may be a pipe, which has no width of its own.
    Console(width=None if sys.stdout.isatty() else 240).print(table, markup=False)
    return 0


def _row(job: Job) -> tuple[str, ...]:
    total = "" if job.total is None else f"{job.total:,}"
    finished = _shown(job.finished_at) if job.finished_at else ""
    state = f"{job.state}, to be cancelled" if job.is_cancel_asked and not job.has_ended else str(job.state)
    return (job.id, job.kind, state, f"{job.done:,}", total, str(job.attempt), job.by, _shown(job.queued_at), finished,
            job.error or "")  # fmt: skip


def _shown(stored: str) -> str:
    """A moment to the second, as the API writes it."""
    return moment_text(stored[:19])


async def _start(kith: Opened, arguments: argparse.Namespace, console: Console) -> int:
    job = await _asked(kith, arguments.kind)
    if arguments.wait:
        return told(await waited_for(kith, job, console), console)
    console.print(f"{job.id} waits for a server. ./kith jobs list shows what becomes of it.", highlight=False)
    return 0


async def ended(kith: Opened, kind: str, console: Console) -> Job:
    """A job of a kind, asked for and waited for."""
    return await waited_for(kith, await _asked(kith, kind), console)


async def _asked(kith: Opened, kind: str) -> Job:
    return await kith.store.write(partial(service.enqueue, kind=kind, by=AUTHOR, now=datetime.now(UTC)))


def told(job: Job, console: Console) -> int:
    """Say what became of a job; the exit code."""
    console.print(f"{job.id}: {job.state}{f': {job.error}' if job.error else ''}", markup=False, highlight=False)
    return 0 if job.state is State.SUCCEEDED else 1


async def waited_for(kith: Opened, job: Job, console: Console) -> Job:
    """The job once it has ended, done by this process unless another one does it; a bar shows how far it is."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        bar = bars.add_task(job.kind, total=None)
        async with connected(kith.endpoint) as store, at_work(_here(kith, store, job.kind)):
            while not job.has_ended:
                await asyncio.sleep(PAUSE)
                job = await _again(kith.store, job)
                bars.update(bar, completed=job.done, total=job.total)
    return job


def _here(kith: Opened, store: Store, kind: str) -> Runner:
    """Does jobs of one kind, and none that are merely due."""
    return Runner(store, kith.store, replace(kith.settings, schedule=()), {kind: works.KINDS[kind]})


async def _again(store: Store, job: Job) -> Job:
    """The same as it is now. One that has been tidied away had ended."""
    return await service.find(store, job.id) or replace(job, state=State.SUCCEEDED)


async def _cancel(kith: Opened, arguments: argparse.Namespace, console: Console) -> int:
    found = await kith.store.write(partial(service.cancel, job_id=arguments.id, now=datetime.now(UTC)))
    if found is None:
        console.print("There is no job of this id. ./kith jobs list shows those there are.", style="red")
        return 1
    if found.state in (State.SUCCEEDED, State.FAILED):
        console.print(f"{found.id} has ended already: it is {found.state}.", style="red", highlight=False)
        return 1
    said = "is cancelled" if found.has_ended else "ends as soon as whoever does it hears of that"
    console.print(f"{found.id} {said}.", highlight=False)
    return 0


DONE: dict[str, Done] = {"list": _list, "start": _start, "cancel": _cancel}
