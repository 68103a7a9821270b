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
from server.app import application
from server.duty import Place, answer, guarded, up_to_date
from server.entrance import Unguarded, check_guarded
from server.lifespan import opened, schema_beside, whole_schema
from server.safety import unsafe
from server.serving import bound_socket, port, settled, url_of
from server.settings import Settings
from server.telemetry.choosing import check_traces, telemetry
from server.wire.surface import surface_of
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
    dangers = unsafe(chosen)
    if dangers:
        console.print("\n".join(map(str, dangers)), style="red", markup=False, highlight=False)
        return 2
    check_traces(chosen)
    place = _place(chosen)
    page = f"GraphiQL  {url_of(place.listening)}/\n" if surface_of(chosen).shows_page else ""
    console.print(f"{page}GraphQL   {url_of(place.listening)}/graphql")
    schema = None
    if chosen.workers != 1:
        # Made before the processes part, so that they share its memory.
        schema = whole_schema(chosen)
        place = _among(chosen.workers or 1, place)
    try:
        serving.run(_serve(chosen, place, schema))
    except Unguarded as refusal:
        if place.worker == 0:
            console.print(str(refusal), style="red", markup=False, highlight=False)
        return 2
    return 0


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


async def _serve(settings: Settings, place: Place, schema: GraphQLSchema | None = None) -> None:
    making = asyncio.create_task(_itself(schema) if schema else schema_beside(settings))
    async with opened(settings) as found, guarded(found, up_to_date) as (kith, watch):
        made = await making
        with telemetry(settings, kith.store.engine, shared=place.shared, worker=place.worker) as told:
            await check_guarded(settings, kith.store)
            async with kith.callers(made) as callers:
                await answer(application(callers, watch.check, surface_of(settings)), watch, told, place)


async def _itself(schema: GraphQLSchema) -> GraphQLSchema:
    return schema
