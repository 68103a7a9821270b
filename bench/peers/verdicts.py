"""What the figures say in words: which targets hold, and where somebody is ahead of Kith."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.peers.measuring import Cell, by_name
from bench.peers.questions import QUESTIONS, WRITES
from bench.peers.running import BY_NAME
from bench.peers.starting import Start

READS = tuple(each.name for each in QUESTIONS if each.name not in WRITES)
TITLES = {each.name: each.title for each in QUESTIONS}
ENGINES = {"neo4j": "Neo4j", "embedded": "the embedded engine", "postgresql": "PostgreSQL"}
Cells = Mapping[tuple[str, str], Cell]


@dataclass(frozen=True, slots=True)
class Target:
    """So many times as good as a peer at a question, by a figure."""

    question: str
    peer: str
    figure: str
    times: float

    def found(self, cells: Cells) -> float | None:
        """How many times it is; None where it was not measured."""
        own, other = cells.get((self.question, "kith")), cells.get((self.question, self.peer))
        if own is None or other is None:
            return None
        one, two = own.middle(self.figure), other.middle(self.figure)
        return one / two if self.figure == "rate" else two / one

    def told(self, found: float) -> str:
        """Held or missed, and by how much."""
        word = "held" if found >= self.times else "MISSED"
        if self.peer == "bare":
            return f"{word}: {self._what()} within {1 / self.times:.1f} times the driver's: {1 / found:.2f}"
        return f"{word}: {self._what()} {self.times:g} times as good as {BY_NAME[self.peer].title}: {found:.2f}"

    def _what(self) -> str:
        figure = {"rate": "requests a second", "server": "processor time of the server"}[self.figure]
        return f"{TITLES[self.question]}, {figure}"


TARGETS = (
    *(Target(each, "apollo", "rate", 1.0) for each in READS if each not in ("point", "nested", "rows")),
    Target("upsert-whole", "apollo", "rate", 1.0),
    Target("point", "apollo", "rate", 1.5),
    *(Target(each, "apollo", "rate", 3.5) for each in ("nested", "rows")),
    *(Target(each, "apollo", "server", 5.0) for each in ("nested", "rows")),
    Target("point", "bare", "server", 1 / 1.6),
    *(Target(each, "bare", "server", 1 / 1.3) for each in ("page", "nested", "rows")),
    *(Target(each, "postgraphile", "rate", 1.0) for each in ("nested", "rows", "tree", "path", "cross-sell")),
)
COLD = 150.0


def targets(cells: Sequence[Cell], starts: Sequence[Start]) -> Iterator[str]:
    """A line for each target that could be looked at."""
    named = by_name(cells)
    for each in TARGETS:
        found = each.found(named)
        if found is not None:
            yield each.told(found)
    warm, distinct = named.get(("nested", "kith")), named.get(("distinct", "kith"))
    if warm and distinct:
        share = distinct.middle("rate") / warm.middle("rate")
        word = "held" if share >= 0.5 else "MISSED"
        yield f"{word}: distinct texts at half the warm rate: {share:.2f} of it"
    for start in starts:
        if start.peer == "kith":
            first = sorted(start.first)[len(start.first) // 2]
            word = "held" if first < COLD else "MISSED"
            yield f"{word}: first request beside a {start.engine} engine under {COLD:.0f} ms: {first:,.0f} ms"


def losses(cells: Sequence[Cell]) -> Iterator[str]:
    """Who failed; where a peer answers more requests a second than Kith on Neo4j with one worker, and at what cost."""
    named = by_name(cells)
    yield from (
        f"{TITLES[each.question]}: {BY_NAME[each.peer].title} failed: {each.fault}" for each in cells if each.fault
    )
    for question, title in TITLES.items():
        own = named.get((question, "kith"))
        others = [each for (asked, peer), each in named.items() if asked == question and BY_NAME[peer].asks != "kith"]
        ahead = [each for each in others if own and each.middle("rate") > own.middle("rate")]
        if own and ahead:
            told = "; ".join(_ahead(own, each) for each in ahead)
            yield f"{title}: Kith takes {_split(own)}. More requests a second: {told}."


def _ahead(own: Cell, other: Cell) -> str:
    times = other.middle("rate") / own.middle("rate")
    return f"{BY_NAME[other.peer].title} {times:.2f} times as many, for {_split(other)}"


def _split(cell: Cell) -> str:
    engine = ENGINES[BY_NAME[cell.peer].engine]
    return f"{cell.middle('server'):.2f} ms of a processor in the server and {cell.middle('engine'):.2f} in {engine}"
