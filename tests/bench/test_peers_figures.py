"""What is made of the figures of the comparison: tables, targets and losses in words, a page beside the document."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.peers import command, report, running, verdicts
from bench.peers.machine import processor_seconds
from bench.peers.measuring import Cell, Course, Round, by_name
from bench.peers.questions import QUESTIONS, Question
from bench.peers.report import BY_HAND, Report
from bench.peers.starting import Start
from bench.percentiles import at

BY_NAME = {each.name: each for each in QUESTIONS}


def _cells(rates: dict[str, float], question: str = "nested", server: float = 1.0) -> list[Cell]:
    return [Cell(question, peer, [Round(rate * way, 1.0, 2.0, server / rate, 0.5, 100.0, 50) for way in (0.9, 1, 1.2)])
            for peer, rate in rates.items()]  # fmt: skip


STARTS = [
    Start("kith", "young", (2.0, 2.0, 2.0), (180.0, 210.0, 190.0), (19.0, 19.0, 19.0)),
    Start("kith", "warm", (1.0,), (90.0,), (9.0,)),
]


def _report() -> Report:
    cells = _cells({"bare": 110.0, "kith": 100.0, "apollo": 20.0, "postgraphile": 130.0})
    return Report("S", "here and now", Course(1, 3, 1, 3, 10), cells, STARTS, {"nested": 3})


def test_a_table_is_drawn_from_results() -> None:
    rows = list(_report().rows())
    assert [each[:5] for each in rows] == [
        ("three levels", "bare driver", "110", "99 to 132", "1.10"),
        ("", "Kith", "100", "90 to 120", "1.00"),
        ("", "Apollo, @neo4j/graphql", "20", "18 to 24", "0.20"),
        ("", "PostGraphile", "130", "117 to 156", "1.30"),
    ]
    assert report.shown(_report()).row_count == 4


def test_losses_and_targets_are_put_in_words() -> None:
    (told,) = verdicts.losses(_report().cells)
    assert told.startswith("three levels: Kith takes 0.01 ms of a processor in the server and 0.50 in Neo4j. More ")
    assert "bare driver 1.10 times as many, for 0.01 ms" in told
    assert told.endswith(
        "PostGraphile 1.30 times as many, for 0.01 ms of a processor in the server and 0.50 in PostgreSQL."
    )
    found = list(verdicts.targets(_report().cells, _report().starts))
    assert "held: three levels, requests a second 3.5 times as good as Apollo, @neo4j/graphql: 5.00" in found
    assert "MISSED: three levels, requests a second 1 times as good as PostGraphile: 0.77" in found
    assert "held: three levels, processor time of the server within 1.3 times the driver's: 1.10" in found
    assert found[-2] == "MISSED: first request beside a young engine under 150 ms: 190 ms"
    assert found[-1] == "held: first request beside a warm engine under 150 ms: 90 ms"


def test_who_fails_is_told_and_left_out() -> None:
    cells = [*_report().cells, Cell("rows", "kith-embedded", [], "it broke")]
    assert next(verdicts.losses(cells)) == "1,000 rows: Kith, embedded failed: it broke"
    assert ("rows", "kith-embedded") not in by_name(cells)


def test_results_are_written_beside_the_document(tmp_path: Path) -> None:
    place = tmp_path / "performance.md"
    place.write_text("a\n<!-- peers S: begin -->\nold\n<!-- peers S: end -->\nb")
    report.written(_report(), place, tmp_path / "performance")
    found = place.read_text()
    assert "| three levels | 100 | 0.91 | 5.00 | 0.77 | – | – |" in found
    assert "old" not in found
    page = (tmp_path / "performance" / "peers-S.md").read_text()
    assert "| three levels | bare driver | 110 | 99 to 132 | 1.10 |" in page
    assert "| Kith | young | 2.0 | 190 | 180 to 210 | 19 |" in page
    kept = json.loads((tmp_path / "performance" / "peers-S.json").read_text())
    assert [len(each["rounds"]) for each in kept["cells"]] == [3, 3, 3, 3]
    assert (tmp_path / "performance" / "peers-S-rate.svg").read_text().count("<circle") == 8


def test_what_is_made_by_hand_is_asked_of_those_who_have_it() -> None:
    assert set(BY_HAND) <= set(running.BY_NAME)
    assert {name for names in BY_HAND.values() for name in names} <= set(BY_NAME)


def test_percentiles_are_of_values_that_were_met() -> None:
    values = [float(each) for each in range(1, 101)]
    assert (at(values, 0.5), at(values, 0.99), at([3.0], 0.99)) == (51.0, 100.0, 3.0)


def test_a_question_that_stands_for_another_has_its_texts() -> None:
    assert Question("a", "A", lambda _size, _random: {}, "nested").folder == "nested"


def test_time_of_processes_that_have_ended_is_counted() -> None:
    before = processor_seconds(os.getpid())
    subprocess.run([sys.executable, "-c", "sum(range(3 * 10**7))"], check=True)
    assert processor_seconds(os.getpid()) - before > 0.1


@pytest.mark.parametrize("more", [["--quick"], ["--peers", "kith"], ["--questions", "point"], ["--size", "tiny"]])
def test_only_a_whole_run_is_written(more: list[str]) -> None:
    with pytest.raises(SystemExit, match="Leave out --quick"):
        command.main(["--write", *more])
