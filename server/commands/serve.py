"""Answer requests over the engine that the settings name."""

from __future__ import annotations

import argparse
import asyncio
from dataclasses import replace

from rich.console import Console

from graph.store import Store
from migrations.runner import pending
from server import serving
from server.app import application
from server.health import Check
from server.lifespan import opened, schema_beside
from server.serving import Server, bound_socket, url_of
from server.settings import Settings

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", help="the address to listen on; the setting KITH_HOST by default")
    parser.add_argument("--port", type=int, help="the port to listen on, 0 for any free one; KITH_PORT by default")
    parser.add_argument(
        "--dev", action="store_true", help="callers need no key and are admins; on a loopback address only"
    )


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    chosen = replace(
        settings,
        host=arguments.host or settings.host,
        port=settings.port if arguments.port is None else arguments.port,
        dev=arguments.dev or settings.dev,
    )
    console = Console(stderr=True)
    if not chosen.dev:
        console.print(
            "Callers are not told apart yet, so serve answers to --dev alone: ./kith serve --dev", style="red"
        )
        return 2
    if chosen.host not in LOOPBACK:
        console.print(f"--dev answers anybody, so it listens on a loopback address, not on {chosen.host}.", style="red")
        return 2
    serving.run(_serve(chosen, console))
    return 0


async def _serve(settings: Settings, console: Console) -> None:
    listening = bound_socket(settings.host, settings.port)
    schema = asyncio.create_task(schema_beside(settings))
    async with opened(settings) as kith:
        app = application(kith.api(await schema), up_to_date(kith.store))
        console.print(f"GraphiQL  {url_of(listening)}/\nGraphQL   {url_of(listening)}/graphql")
        await Server(app).answer_on(listening)


def up_to_date(store: Store) -> Check:
    """The check of /readyz: the engine answers and no migration is left."""

    async def check() -> str | None:
        await store.ping()
        left = await pending(store)
        return f"{len(left)} migrations are left: run ./kith migrate" if left else None

    return check
