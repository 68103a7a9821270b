"""No statement of any case or random question has a form that an engine misreads."""

from random import Random

import pytest

from graph.cypher.dialect import DIALECTS
from graph.model import MODEL
from graph.store import Engine
from resolvers.binding import Setting
from server.answers.answering import GraphQL
from server.answers.messages import Request
from tests.agreement.graphs import graph
from tests.agreement.questions import Questions
from tests.cases.case import Case, cases
from tests.cases.explaining import explained
from tests.cases.graph import CURRENCY, LARGEST_PAGE, NOW, ZONE
from tests.engines.unread import Unread
from tests.graph.cypher.forms import forbidden_in

MISREAD = {
    "MATCH (n) RETURN {q: 1, p: n {.id}}": "a map projection",
    "MATCH (n) RETURN `n`.id": "back-quotes",
    "MATCH (n) WHERE coalesce(any(x IN n.tags WHERE x = 1), false) RETURN n": "a quantifier over a list",
    "MATCH (n) RETURN [(n)-[:HAD]->(m) | m.id]": "a pattern comprehension",
    "MATCH (n) WITH n ORDER BY n.id LIMIT $p0 WHERE n.x RETURN n": "a filter behind a limit in one WITH",
    "MATCH (n0)-[r0:REFERRED]-(n0) RETURN n0": "a pattern that returns to its start",
    "MATCH (n0:Customer)<-[:REFERRED]-(n0) RETURN n0": "a pattern that returns to its start",
    "MATCH (n) RETURN elementId(n)": "elements by the engine's own ids",
    "MATCH (n:Customer {id: $p0}) RETURN n": "values inside patterns",
    "MATCH (n) RETURN n SKIP $p0": "SKIP",
    "MATCH (n) WHERE n.x > 12345 RETURN n": "a literal number that could be a client's",
    "MATCH (n) RETURN [n.id, COLLECT { MATCH (n)-[:HAD]->(m) RETURN sum(m.total) AS v }] AS v": (
        "an aggregate in a COLLECT in a returned list"
    ),
}


@pytest.mark.parametrize("statement", MISREAD)
def test_the_check_finds_what_engines_misread(statement: str) -> None:
    assert MISREAD[statement] in [each.partition(":")[0] for each in forbidden_in(statement)]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_no_case_has_one(case: Case) -> None:
    assert not list(forbidden_in(case.text("query.cypher")))


@pytest.mark.parametrize("engine", list(DIALECTS))
def test_no_random_question_has_one(engine: Engine) -> None:
    api = GraphQL(Unread(engine), MODEL, Setting(ZONE, CURRENCY, b"k", LARGEST_PAGE), clock=lambda: NOW)
    for seed in range(40):
        dice = Random(seed)
        questions = Questions(api.schema, graph(MODEL, dice), dice)
        texts = [each for _ in range(5) for each in explained(api, Request(questions.query())).statements]
        assert not [found for each in texts for found in forbidden_in(each)]
