"""Imports a text or a file in one call."""

from pathlib import Path
from zoneinfo import ZoneInfo

from graph.bolt import BoltStore
from graph.declare import Model
from graph.model import MODEL
from graph.statement import Statement
from server.imports import options
from server.imports.options import Options
from server.imports.plan import Plan, planned
from server.imports.report import Report
from server.imports.run import Progress, import_file, silent

UTC = ZoneInfo("UTC")


def plan_of(path: Path, kind: str, *, source: str = "shop", said: Options | None = None, model: Model = MODEL) -> Plan:
    """The plan of a file."""
    return planned(path, kind=kind, source=source, options=said or Options(), zone=UTC, model=model)


async def told(
    store: BoltStore, folder: Path, kind: str, text: str, *, source: str = "shop", said: Options | None = None
) -> Report:
    """Import a CSV text."""
    path = folder / f"{kind}.csv"
    path.write_text(text, encoding="utf-8")
    return await brought(store, plan_of(path, kind, source=source, said=said), folder)


async def brought(store: BoltStore, plan: Plan, folder: Path, progress: Progress = silent) -> Report:
    """Import the file of a plan."""
    return await import_file(store, plan, currency="GBP", rejects=folder / "rejects.csv", progress=progress)


async def rows(store: BoltStore, text: str) -> list[list[object]]:
    """What the graph says."""
    return await store.read(Statement(text))


def rejected(report: Report) -> list[str]:
    """The rejects, line by line."""
    return report.rejects.read_text().splitlines()[1:] if report.rejects else []


RETAIL = options.load(Path(__file__).parents[3] / "samples" / "online_retail.map.toml")
"""What the map of the shipped sample says."""
