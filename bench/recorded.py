"""Questions with what an engine said to them once: the rows of the statement, and the answer that comes of them."""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any

import orjson

from bench.agreement import Asking
from bench.engines import empty
from bench.population import SMALL, fill, population
from bench.questions import QUESTIONS, Question
from bench.sent import sent
from bench.serving import SETTING
from graph.bolt import BoltStore, connected
from graph.model import MODEL
from server.answers.answering import GraphQL
from server.answers.messages import Request

PLACE = Path(__file__).with_name("recorded.json.gz")
TEXTS: Mapping[str, Question] = {each.name: each for each in QUESTIONS}
Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Recorded:
    """One question as it was asked and answered."""

    name: str
    variables: Mapping[str, Any]
    rows: Rows
    answer: Mapping[str, Any]

    @property
    def sign(self) -> str:
        """What tells it apart from another with the same statement: the id that it begins with."""
        return next(each for each in self.variables.values() if isinstance(each, str))

    def asking(self, api: GraphQL) -> Asking:
        """The same question with the statement that Kith has for it now."""
        question, variables = TEXTS[self.name], dict(self.variables)
        [(root, statement)] = sent(api, question.text, variables).items()
        return Asking(question, variables, root, {"driver": statement})


def kept() -> list[Recorded]:
    return [Recorded(**each) for each in orjson.loads(gzip.decompress(PLACE.read_bytes()))]


async def record() -> list[Recorded]:
    """Ask a Neo4j of one's own, and keep what it says."""
    async with empty("neo4j") as engine, connected(engine.endpoint) as store:
        made = population(SMALL)
        await fill(store, engine.endpoint, made)
        random = Random(4)  # noqa: S311  # it chooses and guards nothing
        found = [await _recorded(each, each.variables(made, random), store) for each in QUESTIONS]
    PLACE.write_bytes(gzip.compress(orjson.dumps([asdict(each) for each in found]), mtime=0))
    return found


async def _recorded(question: Question, variables: dict[str, Any], store: BoltStore) -> Recorded:
    api = GraphQL(store, MODEL, SETTING)
    [statement] = sent(api, question.text, variables).values()
    rows = await store.read(statement.statement(variables))
    reply = await api.answer(Request(question.text, variables=variables))
    return Recorded(question.name, variables, rows, reply.body())
