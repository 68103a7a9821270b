"""`./kith import FILE --as KIND`: shows what was found out, writes it, reconciles.

add_arguments(parser)   the options
run(args, settings)     the exit code: 0 done, 1 done with rejects or without agreement, 2 nothing was written
"""

import argparse
import asyncio
import sys
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from graph.errors import StoreError
from graph.ingest.kinds import KINDS
from server.exports import command as exports
from server.imports import mapfile, options
from server.imports.errors import ImportFault
from server.imports.options import Options
from server.imports.plan import Plan, planned
from server.imports.report import Report
from server.imports.run import Progress, dry_run, import_file
from server.imports.saying import region_of, zone_of
from server.imports.show import show_plan, show_report, watching
from server.lifespan import migrated, model_of, opened
from server.settings import Settings

DONE, WITH_REJECTS, REFUSED = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `import` understands."""
    parser.add_argument("file", type=Path, help="CSV of any dialect, JSON Lines, Parquet, vCards, or an export")
    known = "exports of known tools and vCards say it themselves"
    parser.add_argument("--as", dest="kind", metavar="KIND", help=f"what the rows are: {', '.join(KINDS)}; {known}")
    parser.add_argument("--map", type=Path, metavar="FILE", help="a map file: columns, constants, rules")
    parser.add_argument("--save-map", type=Path, metavar="FILE", help="write down how the file was understood")
    parser.add_argument("--source", metavar="NAME", help="the system it comes from (default: the tool, or import)")
    parser.add_argument(
        "--region", metavar="CC", help="the country of telephone numbers that begin without +, such as FR"
    )
    parser.add_argument(
        "--time-zone", metavar="ZONE", help="where the clocks stood that name no zone (default: the setting)"
    )
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="COLUMN", help="a column to leave out, * for all unknown"
    )
    parser.add_argument(
        "--rejects", type=Path, metavar="FILE", help="where rows go that cannot be taken (default: beside FILE)"
    )
    parser.add_argument("--dry-run", action="store_true", help="read and check everything, write nothing to the graph")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Import one file, or an export, which is a folder."""
    if args.file.is_dir():
        return exports.run(args, settings)
    console = Console(soft_wrap=True)
    try:
        plan = _planned(args, settings)
        show_plan(console, plan)
        if args.save_map:
            mapfile.save(plan, args.save_map)
        report = _done(console, plan, args, settings)
    except (ImportFault, StoreError) as error:
        print(error, file=sys.stderr)
        return REFUSED
    show_report(console, report)
    return DONE if report.agrees and not report.rejects else WITH_REJECTS


def _planned(args: argparse.Namespace, settings: Settings) -> Plan:
    said = options.load(args.map) if args.map else Options()
    said = replace(said, ignore=(*said.ignore, *args.ignore))
    said = replace(said, file=replace(said.file, region=region_of(args.region))) if args.region else said
    zone = zone_of(args.time_zone) if args.time_zone else settings.time_zone
    return planned(args.file, kind=args.kind, source=args.source, options=said, zone=zone, model=model_of(settings))


def _done(console: Console, plan: Plan, args: argparse.Namespace, settings: Settings) -> Report:
    rejects = args.rejects or plan.form.path.with_name(f"{plan.form.path.name}.rejects.csv")
    with watching(console) as progress:
        if args.dry_run:
            return dry_run(plan, currency=settings.currency, rejects=rejects, progress=progress)
        return asyncio.run(_imported(plan, settings, rejects, progress))


async def _imported(plan: Plan, settings: Settings, rejects: Path, progress: Progress) -> Report:
    async with opened(settings) as engine:
        await migrated(engine)
        return await import_file(engine.store, plan, currency=settings.currency, rejects=rejects, progress=progress)
