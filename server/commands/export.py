"""Write the whole graph into a folder that `./kith import` reads back, or a network into a file for analysts."""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from graph.export.tables import tables
from migrations.runner import pending
from server.exports.errors import BadExport
from server.exports.formats import FORMATS
from server.exports.manifest import About, Manifest
from server.exports.offers import export_offers
from server.exports.writing import chosen, digest_of, export
from server.imports.run import Progress
from server.imports.show import watching
from server.lifespan import Opened, model_of, opened, setting_of
from server.networks import command as networks
from server.networks.formats import FORMATS as NETWORKS
from server.settings import Settings
from server.version import VERSION

DONE, REFUSED = 0, 2
OFFERS = Path("cross-sell")
WANTED = """kith: say where to, ./kith export FOLDER, or ask for the digest alone, ./kith export --digest,
or for what every customer is offered, ./kith export cross-sell FILE
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Writes every node and relationship into files, one for each type, with a manifest; ./kith import reads the "
        "folder back. Keys of the API, migrations and how far imports have come stay; BOUGHT is added up anew. "
        "./kith export cross-sell FILE writes what every customer is offered."
    )
    parser.add_argument(
        "folder", type=Path, nargs="?", help="where to: a new or empty folder, a file for a network, or cross-sell FILE"
    )
    parser.add_argument(
        "file", type=Path, nargs="?", help="behind cross-sell: what every customer is offered, .parquet or .jsonl"
    )
    parser.add_argument("--first", type=int, default=10, help="with cross-sell: products a customer, 10 if not given")
    parser.add_argument(
        "--format",
        choices=(*FORMATS, *NETWORKS),
        default="jsonl",
        help="JSON Lines or CSV as a folder, jsonl if not given; the others are a file with a network",
    )
    networks.add_arguments(parser)
    parser.add_argument(
        "--types", nargs="+", default=[], metavar="TYPE", help="these alone, such as Customer Company WORKS_AT"
    )
    parser.add_argument(
        "--data-dir", type=Path, help="where the graph is kept; KITH_DATA_DIR, or .kith in the checkout"
    )
    parser.add_argument("--digest", action="store_true", help="print one number for the whole graph, and write nothing")


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    offers = arguments.folder == OFFERS
    if arguments.digest == (arguments.folder is not None) or offers != (arguments.file is not None):
        sys.stderr.write(WANTED)
        return REFUSED
    try:
        networks.look_at(arguments)
        run = _offers if offers else networks.run if arguments.format in NETWORKS else _run
        asyncio.run(run(arguments, in_folder(settings, arguments.data_dir)))
    except BadExport as error:
        sys.stderr.write(f"kith: {error}\n")
        return REFUSED
    return DONE


def in_folder(settings: Settings, folder: Path | None) -> Settings:
    """The settings, with the embedded engine in this folder if one is named."""
    return settings if folder is None else replace(settings, engine_uri=None, data_dir=folder.resolve())


async def _run(arguments: argparse.Namespace, settings: Settings) -> None:
    # Figures that other programs read stand alone on standard output.
    console = Console(stderr=arguments.digest, soft_wrap=True)
    chosen(tables(model_of(settings)), arguments.types)
    async with opened(settings) as kith:
        if left := await pending(kith.store):
            raise BadExport(f"The graph is older than this Kith by {len(left)} migrations: run ./kith migrate first.")
        with watching(console) as progress:
            if arguments.digest:
                found = await digest_of(kith.store, tables(kith.model), types=arguments.types, progress=progress)
                sys.stdout.write(f"{found}\n")
                return
            began = time.monotonic()
            manifest = await _written(arguments, kith, progress)
    _show(console, arguments.folder, manifest, time.monotonic() - began)


async def _offers(arguments: argparse.Namespace, settings: Settings) -> None:
    """What every customer is offered."""
    began = time.monotonic()
    async with opened(settings) as kith:
        if left := await pending(kith.store):
            raise BadExport(f"The graph is older than this Kith by {len(left)} migrations: run ./kith migrate first.")
        found = await export_offers(kith.store, arguments.file, setting_of(settings), first=arguments.first)
    Console(soft_wrap=True).print(
        f"[bold]{escape(str(arguments.file))}[/]: {found.lines:,} offers to {found.customers:,} customers "
        f"in {time.monotonic() - began:.1f} s"
    )


async def _written(arguments: argparse.Namespace, kith: Opened, progress: Progress) -> Manifest:
    return await export(
        kith.store,
        tables(kith.model),
        arguments.folder,
        form=arguments.format,
        about=About(VERSION, kith.settings.currency, kith.settings.time_zone.key),
        types=arguments.types,
        fields=kith.settings.fields_file,
        progress=progress,
    )


def _show(console: Console, folder: Path, manifest: Manifest, seconds: float) -> None:
    together = manifest.nodes + manifest.relationships
    console.print(f"[bold]{escape(str(folder))}[/]: {len(manifest.files)} files, whole")
    console.print(f"{manifest.nodes:,} nodes and {manifest.relationships:,} relationships in {seconds:.1f} s", end="")
    console.print(f", {together / max(seconds, 0.001):,.0f} a second")
    console.print(f"digest {manifest.digest}")
