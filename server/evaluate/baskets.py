"""The purchases of the sample, or of a graph, into figures."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from graph.cross_sell.evaluation import GROUPS, evaluated
from graph.cross_sell.history import History, history
from graph.cross_sell.learning import Settings as Learning
from graph.cross_sell.reading import spooled
from graph.cross_sell.spool import sales as in_file
from server.evaluate.figures import as_text, said, table
from server.evaluate.retail import sales as of_sample
from server.lifespan import opened
from server.settings import CHECKOUT, Settings

SAMPLE = CHECKOUT / "samples" / "online_retail_II_2009_2010.parquet"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed: a graph, or the sample; how the answer shall look."""

    settings: Settings | None
    is_json: bool
    seed: int


def evaluate(asked: Asked) -> int:
    """Print the figures; 1 where there is too little to judge."""
    found = _history(asked.settings)
    judged = evaluated(found, Learning(), seed=asked.seed)
    if not judged.buyers:
        sys.stderr.write("kith: nobody here has three baskets or more of products that five buyers have bought.\n")
        return 1
    if asked.is_json:
        sys.stdout.write(as_text(judged) + "\n")
        return 0
    console = Console(width=None if sys.stdout.isatty() else 200)
    console.print(said(judged), highlight=False)
    for group in GROUPS:
        console.print()
        console.print(table(judged, group))
    return 0


def _history(settings: Settings | None) -> History:
    if settings is None:
        return history(of_sample(SAMPLE))
    with TemporaryDirectory(prefix="kith-") as folder:
        path = Path(folder) / "purchases"
        asyncio.run(_read(settings, path))
        return history(in_file(path))


async def _read(settings: Settings, path: Path) -> None:
    async with opened(settings) as kith:
        async for _ in spooled(kith.store, path):
            pass
