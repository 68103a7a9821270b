"""What was measured: a table for the terminal, a text with plots for the documents, a file of all rounds."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.table import Table

from bench import figures
from bench.peers.measuring import Cell, Course, by_name
from bench.peers.pictures import dots
from bench.peers.questions import QUESTIONS
from bench.peers.running import BY_NAME, PEERS
from bench.peers.starting import Start
from bench.peers.verdicts import losses, targets

FOLDER = figures.PLACE.parent / "performance"
HEAD = ("question", "peer", "a second", "spread", "to Kith", "p50 ms", "p99 ms", "server ms", "engine ms", "MiB")
START_HEAD = ("peer", "engine", "listens after s", "first answer ms", "spread", "second ms")
SUMMARY = ("bare", "apollo", "postgraphile", "strawberry")
SUMMARY_HEAD = ("question", "Kith a second", *(f"to {BY_NAME[each].title}" for each in SUMMARY), "embedded a second")
BY_HAND = {
    "apollo": frozenset({"group", "path", "cross-sell", "upsert", "upsert-whole", "bulk"}),
    "postgraphile": frozenset({"group", "tree", "tree-8", "path", "cross-sell", "upsert", "upsert-whole", "bulk"}),
}
"""What a peer has no word for: a statement of a hand (`@cypher`), a function in the database."""


@dataclass(frozen=True, slots=True)
class Report:
    """All of one run."""

    size: str
    about: str
    course: Course
    cells: Sequence[Cell]
    starts: Sequence[Start]
    compared: Mapping[str, int]

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The table, question by question, the peers in their order."""
        named = by_name(self.cells)
        for question in QUESTIONS:
            kith = named.get((question.name, "kith"))
            some = [found for each in PEERS if (found := named.get((question.name, each.name)))]
            for number, cell in enumerate(some):
                yield ("" if number else question.title, *_row(cell, kith))

    def start_rows(self) -> Iterator[tuple[str, ...]]:
        return ((BY_NAME[each.peer].title, *each.row) for each in self.starts)

    def summary(self) -> Iterator[tuple[str, ...]]:
        """Of each question how many a second Kith answers, and how many times as many as others that is."""
        named = by_name(self.cells)
        for question in QUESTIONS:
            rates = {peer: cell.middle("rate") for (asked, peer), cell in named.items() if asked == question.name}
            if own := rates.get("kith"):
                times = (f"{own / rates[each]:.2f}" if each in rates else "–" for each in SUMMARY)
                embedded = f"{rates['kith-embedded']:,.0f}" if "kith-embedded" in rates else "–"
                yield question.title, f"{own:,.0f}", *times, embedded


def _row(cell: Cell, kith: Cell | None) -> tuple[str, ...]:
    least, most = cell.spread("rate")
    ratio = f"{cell.middle('rate') / kith.middle('rate'):.2f}" if kith else "–"
    by_hand = " *" if cell.question in BY_HAND.get(cell.peer, ()) else ""
    times = (f"{cell.middle(each):,.1f}" for each in ("p50", "p99"))
    costs = (f"{cell.middle(each):,.2f}" for each in ("server", "engine"))
    return (BY_NAME[cell.peer].title + by_hand, f"{cell.middle('rate'):,.0f}", f"{least:,.0f} to {most:,.0f}", ratio,
            *times, *costs, f"{cell.middle('memory'):,.0f}")  # fmt: skip


def shown(report: Report) -> Table:
    table = Table(*HEAD, title="requests a second, latencies, processor time of a request, memory of the server")
    for column in table.columns[2:]:
        column.justify = "right"
    for row in report.rows():
        if row[0]:
            table.add_section()
        table.add_row(*row)
    return table


def shown_starts(report: Report) -> Table:
    table = Table(*START_HEAD, title="the first request after a start: three levels, of which Neo4j has no plan")
    for row in report.start_rows():
        table.add_row(*row)
    return table


def words(report: Report) -> list[str]:
    """Targets and losses, a line each."""
    return [*targets(report.cells, report.starts), "", *losses(report.cells)]


def written(report: Report, place: Path = figures.PLACE, folder: Path = FOLDER) -> None:
    """A summary into the document; beside it a page with all of it, pictures and all rounds."""
    folder.mkdir(exist_ok=True)
    (folder / f"peers-{report.size}.json").write_text(raw(report), encoding="utf-8")
    (folder / f"peers-{report.size}.md").write_text("\n".join(_page(report)) + "\n", encoding="utf-8")
    for figure, title in PICTURES.items():
        (folder / f"peers-{report.size}-{figure}.svg").write_text(picture(report, figure, title), encoding="utf-8")
    figures.put("\n".join(_summary(report)), f"peers {report.size}", place)


PICTURES = {
    "rate": "Requests a second, of which Kith's on Neo4j with one worker are 1",
    "server": "Processor time of the server for a request, of which Kith's is 1",
}


def picture(report: Report, figure: str, title: str) -> str:
    """For each question a line, on it a dot for each peer."""
    named, rows = by_name(report.cells), dict[str, dict[str, float]]()
    for question in QUESTIONS:
        kith = named.get((question.name, "kith"))
        if kith is not None:
            rows[question.title] = {
                each.title: found.middle(figure) / kith.middle(figure)
                for each in PEERS if (found := named.get((question.name, each.name)))
            }  # fmt: skip
    return dots(title, rows)


def raw(report: Report) -> str:
    """Every round of every cell."""
    told = {
        "about": report.about,
        "size": report.size,
        "course": asdict(report.course),
        "compared": report.compared,
        "cells": [asdict(each) for each in report.cells],
        "starts": [asdict(each) for each in report.starts],
    }
    return json.dumps(told, indent=1) + "\n"


def _summary(report: Report) -> Iterator[str]:
    yield figures.markdown(SUMMARY_HEAD, report.summary())
    yield from ("", f"![{PICTURES['rate']}](performance/peers-{report.size}-rate.svg)", "")
    page = f"[peers-{report.size}](performance/peers-{report.size}.md)"
    yield f"All of it, with latencies, processor time and memory: {page}."


def _page(report: Report) -> Iterator[str]:
    yield f"# Kith beside what a team would use instead, size {report.size}"
    yield from ("", "Made by `./kith bench peers`; what it says is told in [performance](../performance.md).", "")
    yield report.about
    yield ""
    yield figures.markdown(HEAD, report.rows(), words=2)
    yield from ("", "## The first request after a start", "")
    yield figures.markdown(START_HEAD, report.start_rows(), words=2)
    yield from ("", "## Targets", "")
    yield from (f"- {each}" for each in targets(report.cells, report.starts))
    yield from ("", "## Where somebody answers more than Kith with one worker on Neo4j", "")
    yield from (f"- {each}" for each in losses(report.cells))
    yield from ("", *(f"![{title}](peers-{report.size}-{each}.svg)\n" for each, title in PICTURES.items()))


def about(size: str, course: Course, on: Sequence[str]) -> str:
    """When, on what and with what it was measured; `on` are engines and servers with their versions."""
    return f"{figures.about('every', f'{size}; {course}')} {'; '.join(on)}; {platform.machine()}, {_memory()} GiB."


def _memory() -> int:
    """Of the machine."""
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
