"""What was measured as a table: for the terminal, and for docs/performance.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
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
HEAD = ("question", "way", "server", "least", "most", "to lists", "to names", "engine")
LIBRARIES = ("neo4j", "neo4j-rust-ext", "strawberry-graphql", "graphql-core", "starlette", "uvicorn", "orjson")


@dataclass(frozen=True, slots=True)
class Part:
    """One question: its name, the bytes of its answer, what each way took."""

    question: str
    length: int
    rounds: Rounds

    def rows(self) -> Iterator[tuple[str, ...]]:
        for number, way in enumerate(WAYS):
            costs = [each.server for each in self.rounds[self.question, way]]
            whole = (median(costs), min(costs), max(costs))
            ratios = (f"{self.ratio(way, floor):.2f}" for floor in ("driver", "named"))
            name = "" if number else f"{self.question}, {self.length:,} bytes"
            yield name, WAYS[way], *(f"{each:,.0f}" for each in whole), *ratios, f"{self.engine(way):,.0f}"

    def ratio(self, way: str, floor: str) -> float:
        """How many times as much one way costs as another, the median over rounds."""
        pairs = zip(self.rounds[self.question, way], self.rounds[self.question, floor], strict=True)
        return median(one.server / other.server for one, other in pairs)

    def engine(self, way: str) -> float:
        return median(each.engine for each in self.rounds[self.question, way])


def shown(parts: Sequence[Part]) -> Table:
    table = Table(*HEAD, title="microseconds of a processor per request")
    for column in table.columns[2:]:
        column.justify = "right"
    for part in parts:
        for row in part.rows():
            table.add_row(*row)
        table.add_section()
    return table


def written(parts: Sequence[Part], engine: str, about: str, place: Path = PLACE) -> None:
    """Put the table between the marks that the document has for this engine."""
    rows = (row for part in parts for row in part.rows())
    put(f"{markdown(HEAD, rows, words=2)}\n\n{about}", f"reads on {engine}", place)


def put(text: str, what: str, place: Path = PLACE) -> None:
    """Put a text between the marks that a document has for it."""
    found = place.read_text(encoding="utf-8")
    begin, end = f"<!-- {what}: begin -->", f"<!-- {what}: end -->"
    before, _, rest = found.partition(begin)
    _, mark, after = rest.partition(end)
    if not mark:
        raise ValueError(f"{place} should have the lines {begin} and {end}, between which the table is put.")
    place.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]], *, words: int = 1) -> str:
    """A table of which so many columns are words and the others numbers."""
    lines = (" | ".join(row).replace(" *", " \\*") for row in (head, *rows))
    first, *rest = (f"| {line} |" for line in lines)
    return "\n".join((first, "|" + "---|" * words + "--:|" * (len(head) - words), *rest))


def about(engine: str, course: str) -> str:
    """When, on what and with what it was measured."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return f"{today()}, {engine} engine: {course}. {machine()}, {libraries}."


def today() -> str:
    return datetime.now(UTC).date().isoformat()


def machine() -> str:
    """What it ran on."""
    return f"{os.cpu_count()} processors ({_processor()}), {platform.system()}, Python {platform.python_version()}"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
