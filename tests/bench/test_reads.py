"""The benchmark of reads runs from end to end, and compares answers before it measures."""

from __future__ import annotations

import os
from pathlib import Path

import orjson
import pytest
from rich.console import Console

from bench import figures
from bench.agreement import Asking, Disagreement, agreed
from bench.callers import Caller
from bench.engines import Engine
from bench.figures import WAYS, Part
from bench.measuring import Course, Taken
from bench.population import Size, population
from bench.processes import processor_seconds
from bench.questions import QUESTIONS
from bench.reads import compared
from bench.sent import sent, with_names
from bench.serving import SETTING
from graph.bolt import BoltStore
from graph.endpoint import Endpoint
from graph.model import MODEL
from server.answers.answering import GraphQL

TINY = Size(40, 10, 20, 60)
ROUNDS = {("point", way): [Taken(cost, 7.0), Taken(cost * 2, 9.0)] for cost, way in enumerate(WAYS, start=100)}


async def test_every_way_answers_alike_and_is_measured(engine: Endpoint, store: BoltStore) -> None:
    assert store.engine
    parts = await compared(Engine(engine, os.getpid()), TINY, Course(0.05, 1), Console(quiet=True))
    assert [each.question for each in parts] == [each.name for each in QUESTIONS]
    assert all(taken.server > 0 for each in parts for cell in each.rounds.values() for taken in cell)
    assert set(parts[0].rounds) == {(each.name, way) for each in QUESTIONS for way in WAYS}


async def test_a_way_that_answers_otherwise_is_found(store: BoltStore) -> None:
    api = GraphQL(store, MODEL, SETTING)
    question, made = QUESTIONS[0], population(TINY)
    variables = {"id": made.ids("Customer")[0]}
    [(root, statement)] = sent(api, question.text, variables).items()
    asking = Asking(question, variables, root, {"named": with_names(api, root, variables), "kith": statement})
    ways = {"kith": _said({"data": {"customer": {"name": "Ada"}}}), "named": _said([[{"name": "Ada Brown"}]])}
    with pytest.raises(Disagreement, match="Ada Brown"):
        await agreed(asking, ways, api)


def _said(answer: object) -> Caller:
    class Saying(Caller):
        async def call(self, request: bytes) -> bytes:
            assert request.startswith(b"POST /")
            return orjson.dumps(answer)

    return Saying(None, None)  # type: ignore[arg-type]  # it has no connection


def test_a_graph_is_the_same_whenever_it_is_made() -> None:
    assert population(TINY) == population(TINY)
    assert len(population(TINY).nodes["Interaction"]) == TINY.purchases


def test_processor_time_is_that_of_the_process() -> None:
    before, own = processor_seconds(os.getpid()), sum(os.times()[:2])
    assert before == pytest.approx(own, abs=0.5)
    sum(range(200_000))
    assert processor_seconds(os.getpid()) > before


def test_figures_are_medians_with_their_spread() -> None:
    first, *_, last = Part("point", 285, ROUNDS).rows()
    assert first == ("point, 285 bytes", "driver, lists", "150", "100", "200", "1.00", "0.99", "8")
    assert last == ("", "Strawberry", "154", "103", "206", "1.03", "1.02", "8")


def test_the_table_is_put_between_its_marks(tmp_path: Path) -> None:
    place = tmp_path / "performance.md"
    place.write_text("before\n<!-- reads on neo4j: begin -->\nold\n<!-- reads on neo4j: end -->\nafter\n")
    figures.written([Part("point", 285, ROUNDS)], "neo4j", "measured today", place)
    text = place.read_text()
    assert text.startswith("before\n")
    assert text.endswith("end -->\nafter\n")
    assert "| point, 285 bytes | driver, lists | 150 | 100 | 200 | 1.00 |" in text
    assert "old" not in text
    with pytest.raises(ValueError, match="reads on embedded: begin"):
        figures.written([], "embedded", "", place)
