"""A server over a graph of real purchases, on this machine alone: the first thing to run."""

from __future__ import annotations

import argparse
import asyncio
import webbrowser
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from rich.console import Console

from graph.cross_sell.keeping import current
from graph.jobs.service import enqueue
from graph.patterns.keeping import number as patterns_found
from graph.store import Store, Transaction
from server import serving
from server.app import application
from server.charter import Charter, checked_schema, read
from server.duty import Place, answer, guarded
from server.health import Check
from server.jobs.cross_sell import learn
from server.jobs.duty import working
from server.lifespan import Opened, migrated, opened
from server.sample import is_loaded, load
from server.serving import bound_socket, port, url_of
from server.settings import CHECKOUT, Settings
from server.telemetry.choosing import telemetry
from server.web.examples import EXAMPLES

WELCOME = """
[bold]Kith[/bold] answers at  [link={url}/]{url}/[/link]   (GraphiQL; Ctrl-C stops it)

Queries worth trying stand in its tabs, and here, for {url}/graphql:
{titles}
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Starts the embedded engine, loads samples/ the first time, and serves it: callers need no key and are admins."
    )
    parser.add_argument("--port", type=port, help="the port to listen on, 0 for any free one; KITH_PORT by default")
    parser.add_argument(
        "--data-dir", type=Path, help="where the graph is kept; KITH_DATA_DIR, or .kith in the checkout"
    )
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    chosen = replace(
        settings,
        engine_uri=None,
        host="127.0.0.1",
        port=settings.port if arguments.port is None else arguments.port,
        data_dir=arguments.data_dir.resolve() if arguments.data_dir else settings.data_dir,
        dev=True,
    )
    serving.run(_demo(chosen, read(chosen), Console(), opens_browser=not arguments.no_browser))
    return 0


async def _demo(settings: Settings, charter: Charter, console: Console, *, opens_browser: bool) -> None:
    listening = bound_socket(settings.host, settings.port)
    schema = asyncio.create_task(asyncio.to_thread(checked_schema, settings, charter))
    async with AsyncExitStack() as stack:
        with console.status("starting the engine"):
            kith = await stack.enter_async_context(opened(settings, charter.model))
        reasons = ["the sample is being loaded"]
        guard, watch = await stack.enter_async_context(guarded(kith, partial(_loaded, reasons)))
        # Its console is for the welcome; requests are not told.
        told = stack.enter_context(telemetry(settings, kith.store.engine, charter.policy.roles, level="warning"))
        callers = await stack.enter_async_context(guard.callers(charter.policy, charter.issuers, await schema))
        await stack.enter_async_context(working(guard, watch))
        app = application(callers, watch.check, charter.surface)
        answering = asyncio.create_task(answer(app, watch, told, Place(listening)))
        filling = asyncio.create_task(_filled(kith, console))
        # Whoever stops it while it is being filled need not wait: what is missing is loaded the next time.
        await asyncio.wait((answering, filling), return_when=asyncio.FIRST_COMPLETED)
        if answering.done():
            filling.cancel()
            await asyncio.wait((filling,))
            return
        await filling
        reasons.clear()
        _welcome(console, url_of(listening), opens_browser=opens_browser)
        await answering


def _loaded(reasons: list[str], store: Store) -> Check:
    """The check of /readyz: the engine answers, and what the demo is about is in."""

    async def check() -> str | None:
        await store.ping()
        return reasons[0] if reasons else None

    return check


async def _filled(kith: Opened, console: Console) -> None:
    """Migrations, then the sample if it is not in yet, then what is learned from it."""
    await migrated(kith)
    if not await is_loaded(kith.store):
        await load(kith, console, folder=CHECKOUT / "samples")
    if not await current(kith.store):
        with console.status("learning which products go together"):
            await learn(kith.store, progress=_unseen, keep=_nothing_more)
    if not await patterns_found(kith.store):
        # Whoever asks for them waits a moment; all else is ready before.
        await kith.store.write(partial(enqueue, kind="patterns", by="demo", now=datetime.now(UTC)))


async def _unseen(_looked_at: int) -> None:
    """It is done in seconds."""


async def _nothing_more(_tx: Transaction) -> None:
    """Nobody else learns while the demo is being filled."""


def _welcome(console: Console, url: str, *, opens_browser: bool) -> None:
    titles = "\n".join(f"  {number}. {each.title}" for number, each in enumerate(EXAMPLES, start=1))
    console.print(WELCOME.format(url=url, titles=titles))
    for each in EXAMPLES:
        console.print(each.query, markup=False, highlight=False)
    if opens_browser:
        webbrowser.open(url)
