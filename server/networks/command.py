"""`./kith export --format graphml …`: a network as a file, around somebody or of the whole graph.

./kith export --format gexf --around cus_… --depth 2 --limit 500 network.gexf
./kith export --format node-link --tree cus_… referrals.json
./kith export --format graphml --community cmy_… circle.graphml
./kith export --format parquet pairs.parquet
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from rich.console import Console
from rich.markup import escape

from graph.export.tables import tables
from graph.networks.kinds import KINDS
from server.answers.messages import Request
from server.exports.errors import BadExport
from server.exports.sheets import private
from server.imports.show import watching
from server.lifespan import Opened, opened
from server.networks.communities import of_community
from server.networks.formats import FORMATS, sink
from server.networks.trees import tree_below
from server.networks.values import QUERY, Link, Vertex, of_answer
from server.networks.whole import write_whole
from server.settings import Settings

DEPTH, LIMIT = 2, 500
ONLY = ("around", "tree", "community", "depth", "limit", "kinds")
"""What can be asked of networks alone."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    place = parser.add_argument_group("networks", f"with --format {', '.join(FORMATS)}; the whole graph if neither "
                                      "--around nor --tree nor --community is given")  # fmt: skip
    start = place.add_mutually_exclusive_group()
    start.add_argument("--around", nargs="+", metavar="ID", help="what surrounds these")
    start.add_argument("--tree", metavar="ID", help="whom this customer brought, whom they brought, and so on")
    start.add_argument("--community", metavar="ID", help="who belongs together, as the last analysis found it")
    place.add_argument("--depth", type=int, help=f"how many steps away at most ({DEPTH} around, all of a tree)")
    place.add_argument("--limit", type=int, help=f"how many nodes around at most ({LIMIT})")
    place.add_argument("--kinds", nargs="+", choices=KINDS, metavar="KIND", help=f"which of {', '.join(KINDS)}")


def look_at(arguments: argparse.Namespace) -> None:
    """Raise BadExport for what does not go together."""
    given = [each for each in ONLY if getattr(arguments, each) is not None]
    if arguments.format not in FORMATS:
        if given:
            raise BadExport(f"--{given[0]} is for networks: give one of --format {', '.join(FORMATS)} as well.")
        return
    if arguments.types or arguments.digest:
        raise BadExport("--types and --digest are for exports into a folder: leave them out, or leave out --format.")
    if arguments.around is None and (alone := [each for each in ("limit", "kinds") if each in given]):
        raise BadExport(f"--{alone[0]} bounds what surrounds somebody: give --around as well.")
    if arguments.depth is not None and arguments.around is None and arguments.tree is None:
        raise BadExport("--depth bounds a network or a tree: give --around or --tree as well.")


async def run(arguments: argparse.Namespace, settings: Settings) -> None:
    """Write the file; it is there when all of it is."""
    console = Console(soft_wrap=True)
    place: Path = arguments.folder
    draft = _drafted(place)
    async with opened(settings) as kith:
        with private(draft) as file:
            nodes, edges = await _written(arguments, kith, file, console)
    draft.replace(place)
    console.print(f"[bold]{escape(str(place))}[/]: {nodes:,} nodes and {edges:,} connections as {arguments.format}")


def _drafted(place: Path) -> Path:
    """Where the file is written until it is whole; raises BadExport where there is something already."""
    if place.exists():
        raise BadExport(f"{place} is there already: name another file, or remove it.")
    draft = place.with_name(f"{place.name}.unfinished")
    draft.unlink(missing_ok=True)
    return draft


async def _written(arguments: argparse.Namespace, kith: Opened, file: IO[bytes], console: Console) -> tuple[int, int]:
    with watching(console) as progress, sink(arguments.format, file) as out:
        day = datetime.now(kith.settings.time_zone).date().isoformat()
        if arguments.around is None and arguments.tree is None and arguments.community is None:
            return await write_whole(kith.store, tables(kith.model), out, day=day, progress=progress)
        if arguments.around is not None:
            nodes, links = await _around(arguments, kith)
        elif arguments.community is not None:
            nodes, links = await of_community(kith.store, arguments.community, day=day)
        else:
            nodes, links = await tree_below(kith.store, arguments.tree, depth=arguments.depth)
        out.nodes(nodes)
        out.edges(links)
        return len(nodes), len(links)


async def _around(arguments: argparse.Namespace, kith: Opened) -> tuple[Sequence[Vertex], Sequence[Link]]:
    """As the API answers; raises BadExport with what it says is wrong."""
    asked: Mapping[str, Any] = {"around": arguments.around, "depth": _or(arguments.depth, DEPTH),
                                "limit": _or(arguments.limit, LIMIT), "kinds": arguments.kinds}  # fmt: skip
    variables = {name: value for name, value in asked.items() if value is not None}
    reply = await kith.api().answer(Request(QUERY, variables=variables))
    if reply.errors or reply.data is None:
        raise BadExport(" ".join(str(each["message"]) for each in reply.errors))
    return of_answer(reply.data["network"])


def _or(value: int | None, usual: int) -> int:
    return usual if value is None else value
