"""`./kith import FOLDER`: an export back into the graph.

add_arguments belongs to server/imports/command.py, which hands on whatever is a folder.
"""

from __future__ import annotations

import argparse
import asyncio
import sys

from rich.console import Console
from rich.markup import escape

from graph.errors import StoreError
from graph.export.tables import tables
from server.exports.looking import Looked, looked_through
from server.exports.restoring import Restored, restore
from server.imports.errors import ImportFault
from server.imports.run import Progress
from server.imports.show import watching
from server.lifespan import migrated, model_of, opened
from server.settings import Settings

DONE, UNLIKE, REFUSED = 0, 1, 2
FOR_FILES = ("kind", "map", "save_map", "source", "region", "time_zone", "ignore", "rejects")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Read one export."""
    console = Console(soft_wrap=True)
    if strange := [
        f"--{'as' if name == 'kind' else name.replace('_', '-')}" for name in FOR_FILES if getattr(args, name)
    ]:
        print(
            f"{args.file} is a folder, and {', '.join(strange)} say how a file is read: leave them out.",
            file=sys.stderr,
        )
        return REFUSED
    try:
        with watching(console) as progress:
            known = tables(model_of(settings))
            looked = looked_through(args.file, known, currency=settings.currency, progress=progress)
            found = None if args.dry_run else asyncio.run(_restored(settings, looked, progress))
    except (ImportFault, StoreError) as error:
        print(error, file=sys.stderr)
        return REFUSED
    _show_plan(console, looked, settings)
    return DONE if found is None else _show(console, found)


async def _restored(settings: Settings, looked: Looked, progress: Progress) -> Restored:
    async with opened(settings) as kith:
        await migrated(kith)
        return await restore(kith.store, looked, tables(kith.model), progress=progress)


def _show_plan(console: Console, looked: Looked, settings: Settings) -> None:
    manifest = looked.manifest
    console.print(f"[bold]Export[/] of {escape(manifest.written_at)}, {len(looked.sources)} files, whole: "
                  f"{manifest.nodes:,} nodes and {manifest.relationships:,} relationships")  # fmt: skip
    if manifest.about.time_zone != settings.time_zone.key:
        zones = f"{escape(manifest.about.time_zone)}, here they are cut in {settings.time_zone.key}"
        console.print(f"[yellow]Days were cut in[/] {zones}: KITH_TIME_ZONE says where.")


def _show(console: Console, found: Restored) -> int:
    rows = found.manifest.nodes + found.manifest.relationships - found.resumed_at
    console.print(f"{rows:,} rows in {found.seconds:.1f} s, {rows / max(found.seconds, 0.001):,.0f} a second", end="")
    console.print(f", going on after row {found.resumed_at:,}" if found.resumed_at else "")
    for what, told in (("nodes", found.nodes), ("relationships", found.links)):
        console.print(f"{what}: {told.created:,} created, {told.changed:,} changed, {told.unchanged:,} unchanged")
    if found.is_equal:
        console.print(f"[green]The graph equals the export[/]: digest {found.digest}")
        return DONE
    if found.beside > 0:
        console.print(f"[yellow]The graph holds {found.beside:,} nodes and relationships that the export does not.[/]")
        return DONE
    digests = f"its digest is {found.digest}, not {found.manifest.digest}"
    console.print(
        f"[red]The graph differs from the export[/]: {digests}. Does somebody else write to it? Read it again."
    )
    return UNLIKE
