"""The sample: the files that samples/order.toml names, imported like anybody's, once per graph."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from graph.ingest import progress as steps
from graph.normalise.moments import stored
from graph.origin import Origin
from graph.store import Store
from server.imports.options import Options
from server.imports.options import load as options_in
from server.imports.plan import planned
from server.imports.run import Step, import_file
from server.lifespan import Opened

MARK = "sample"


@dataclass(frozen=True, slots=True)
class Load:
    """One file of the sample."""

    path: Path
    kind: str
    source: str
    map: Path | None


def loads(folder: Path) -> Iterator[Load]:
    """The files in the order in which they refer to one another."""
    for each in tomllib.loads((folder / "order.toml").read_text())["load"]:
        yield Load(folder / each["file"], each["kind"], each["source"], folder / each["map"] if "map" in each else None)


async def is_loaded(store: Store) -> bool:
    return bool(await steps.read(store, MARK))


async def load(kith: Opened, console: Console, *, folder: Path) -> None:
    """Import every file with a progress bar each; killed, it goes on where it was."""
    columns = (
        TextColumn("{task.description:<40}"),
        BarColumn(),
        TextColumn("{task.fields[shown]:>10}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as bars:
        for each in loads(folder):
            await _one(kith, each, bars)
    await kith.store.write(lambda tx: steps.save(tx, MARK, "done", origin=_origin()))


async def _one(kith: Opened, each: Load, bars: Progress) -> None:
    options = options_in(each.map) if each.map else Options()
    plan = planned(
        each.path, kind=each.kind, source=each.source, options=options, zone=kith.settings.time_zone, model=kith.model
    )
    bar = bars.add_task(each.path.stem[:40], total=None, shown="")
    rejects = kith.settings.data_dir / "rejects" / f"{each.path.stem}.csv"
    rejects.parent.mkdir(parents=True, exist_ok=True)
    report = await import_file(
        kith.store, plan, currency=kith.settings.currency, rejects=rejects, progress=lambda step: _show(bars, bar, step)
    )
    bars.update(bar, total=1, completed=1, shown=f"{report.rows:,}")


def _show(bars: Progress, bar: TaskID, step: Step) -> None:
    bars.update(bar, total=step.of, completed=step.done, shown=f"{step.done:,}")


def _origin() -> Origin:
    now = datetime.now(UTC)
    return Origin(MARK, stored(now), now.date().isoformat())
