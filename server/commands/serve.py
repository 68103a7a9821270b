"""Answer requests over the engine that the settings name."""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from graphql import GraphQLSchema
from rich.console import Console

from server import serving
from server.access.policy import BadPolicy
from server.app import application
from server.charter import BadCharter, Charter, checked_schema, read
from server.duty import Place, answer, guarded, up_to_date
from server.entrance import Unguarded, check_guarded
from server.jobs.duty import working
from server.lifespan import opened, used
from server.safety import unsafe
from server.serving import bound_socket, port, settled, url_of
from server.settings import BadSettings, Settings
from server.telemetry.choosing import telemetry
from server.workers import cores, parted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", help="the address to listen on; the setting KITH_HOST by default")
    parser.add_argument("--port", type=port, help="the port to listen on, 0 for any free one; KITH_PORT by default")
    parser.add_argument(
        "--workers", type=_number, help="how many processes answer; KITH_WORKERS, else one a core, one with --dev"
    )
    parser.add_argument(
        "--dev", action="store_true", help="callers need no key and are admins; on a loopback address only"
    )


def _number(text: str) -> int:
    """Of processes; argparse says what is wrong with another."""
    if not 1 <= (number := int(text)) <= 999:
        raise argparse.ArgumentTypeError(f"wanted 1 to 999 processes, found {number}")
    return number


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    chosen = _chosen(arguments, settings)
    console = Console(stderr=True)
    try:
        _served(chosen, _charter(chosen), console)
    except (BadSettings, BadPolicy, Unguarded) as refusal:
        console.print(str(refusal), style="red", markup=False, highlight=False, soft_wrap=True)
        return 2
    return 0


def _served(settings: Settings, charter: Charter, console: Console) -> None:
    """Look at everything in this process, then become as many as are wanted."""
    place = _place(settings)
    try:
        with used(settings):
            schema = asyncio.run(_looked_at(settings, charter))
            page = f"GraphiQL  {url_of(place.listening)}/\n" if charter.surface.shows_page else ""
            console.print(f"{page}GraphQL   {url_of(place.listening)}/graphql")
            if settings.workers != 1:
                place = _among(settings.workers or 1, place)
            serving.run(_serve(settings, charter, place, schema))
    finally:
        place.close()


def _charter(settings: Settings) -> Charter:
    """What the server goes by; raises BadSettings with all that cannot be meant or is not safe."""
    dangers = [str(each) for each in unsafe(settings)]
    try:
        charter = read(settings)
    except BadCharter as faults:
        raise BadSettings("\n".join([*dangers, str(faults)])) from None
    if dangers:
        raise BadSettings("\n".join(dangers))
    return charter


async def _looked_at(settings: Settings, charter: Charter) -> GraphQLSchema:
    """The schema, made while the engine starts; raises BadPolicy, Unguarded and StoreError before there are workers."""
    making = asyncio.create_task(asyncio.to_thread(checked_schema, settings, charter))
    async with opened(settings, charter.model) as kith:
        await check_guarded(settings, charter.issuers, kith.store)
        return await making


def _chosen(arguments: argparse.Namespace, settings: Settings) -> Settings:
    """The settings, as far as the command line does not say otherwise."""
    dev = arguments.dev or settings.dev
    return replace(
        settings,
        host=arguments.host or settings.host,
        port=settings.port if arguments.port is None else arguments.port,
        workers=arguments.workers or settings.workers or (1 if dev else cores()),
        dev=dev,
    )


def _place(settings: Settings) -> Place:
    metrics = None if settings.metrics_port is None else bound_socket("127.0.0.1", settings.metrics_port)
    return Place(bound_socket(settings.host, settings.port), metrics, settings.metrics_token)


def _among(workers: int, place: Place) -> Place:
    """The place of this worker among several. The process that watches over them leaves from in here."""
    shared = Path(tempfile.mkdtemp(prefix="kith-"))
    served, serves = os.pipe()
    settled()
    try:
        number = parted(workers, served, place.close)
    except SystemExit:
        shutil.rmtree(shared, ignore_errors=True)
        raise
    return replace(place, worker=number, shared=shared, served=serves)


async def _serve(settings: Settings, charter: Charter, place: Place, schema: GraphQLSchema) -> None:
    async with opened(settings, charter.model) as found, guarded(found, up_to_date) as (kith, watch):
        roles = charter.policy.roles
        with telemetry(settings, kith.store.engine, roles, shared=place.shared, worker=place.worker) as told:
            callers = kith.callers(charter.policy, charter.issuers, schema)
            async with callers as everybody, working(kith, watch, worker=place.worker):
                await answer(application(everybody, watch.check, charter.surface), watch, told, place)
