"""What was measured as a table: for the terminal, and for docs/performance.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

from rich.table import Table

from bench.measuring import Rounds

PLACE = Path(__file__).parents[1] / "docs" / "performance.md"
WAYS = {
    "driver": "driver, lists",
    "named": "driver, names",
    "kith": "Kith",
    "strawberry": "Strawberry",
}
HEAD = ("question", "bytes", *WAYS.values(), "Kith / lists", "Kith / names", "Strawberry / Kith", "engine, lists",
        "engine, names", "engine, Kith")  # fmt: skip
LIBRARIES = ("neo4j", "neo4j-rust-ext", "strawberry-graphql", "graphql-core", "starlette", "uvicorn", "orjson")


@dataclass(frozen=True, slots=True)
class Line:
    """One question: its name, the bytes of its answer, what each way took."""

    question: str
    length: int
    rounds: Rounds

    def cells(self) -> tuple[str, ...]:
        costs = [_spread([each.server for each in self.rounds[self.question, way]]) for way in WAYS]
        ratios = [self.ratio("kith", "driver"), self.ratio("kith", "named"), self.ratio("strawberry", "kith")]
        engines = [f"{self.engine(way):,.0f}" for way in ("driver", "named", "kith")]
        return (self.question, f"{self.length:,}", *costs, *(f"{each:.2f}" for each in ratios), *engines)

    def ratio(self, way: str, floor: str) -> float:
        """How many times as much one way costs as another, the median over rounds."""
        pairs = zip(self.rounds[self.question, way], self.rounds[self.question, floor], strict=True)
        return median(one.server / other.server for one, other in pairs)

    def engine(self, way: str) -> float:
        return median(each.engine for each in self.rounds[self.question, way])


def _spread(values: Sequence[float]) -> str:
    return f"{median(values):,.0f} ({min(values):,.0f} to {max(values):,.0f})"


def shown(lines: Sequence[Line]) -> Table:
    table = Table(*HEAD, title="microseconds of a processor per request: median (least to most)")
    for column in table.columns[1:]:
        column.justify = "right"
    for each in lines:
        table.add_row(*each.cells())
    return table


def written(lines: Sequence[Line], engine: str, about: str, place: Path = PLACE) -> None:
    """Put the table between the marks that the document has for this engine."""
    text = place.read_text(encoding="utf-8")
    begin, end = f"<!-- reads on {engine}: begin -->", f"<!-- reads on {engine}: end -->"
    before, _, rest = text.partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise ValueError(f"{place} should have the lines {begin} and {end}, between which the table is put.")
    table = "\n".join((*_markdown(lines), "", about))
    place.write_text(f"{before}{begin}\n{table}\n{end}{after}", encoding="utf-8")


def _markdown(lines: Sequence[Line]) -> Iterator[str]:
    yield "| " + " | ".join(HEAD) + " |"
    yield "|---|" + "--:|" * (len(HEAD) - 1)
    for each in lines:
        yield "| " + " | ".join(each.cells()) + " |"


def about(engine: str, course: str) -> str:
    """When, on what and with what it was measured."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    machine = f"{os.cpu_count()} processors ({_processor()}), {platform.system()} {platform.release()}"
    return (
        f"{datetime.now(UTC).date().isoformat()}, {engine} engine: {course}. {machine}, "
        f"Python {platform.python_version()}, {libraries}."
    )


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
