"""Questions that differ in words alone compile to the same statements, with parameters of the same names."""

import json
from random import Random

import pytest
from graphql import GraphQLSchema, parse, validate

from graph.model import MODEL
from graph.store import Engine
from resolvers.binding import Setting
from server.answers.answering import GraphQL
from server.answers.messages import Request
from tests.agreement.graphs import graph
from tests.agreement.questions import Questions
from tests.agreement.rewriting import rewritten
from tests.cases.explaining import explained
from tests.cases.graph import CURRENCY, LARGEST_PAGE, NOW, ZONE
from tests.engines.unread import Unread

QUESTIONS = 60


def api(engine: Engine) -> GraphQL:
    return GraphQL(Unread(engine), MODEL, Setting(ZONE, CURRENCY, b"k", LARGEST_PAGE), clock=lambda: NOW)


def statements(api: GraphQL, request: Request) -> list[tuple[str, list[str]]]:
    """The texts of all root fields with the names of their parameters, in no order of the client's."""
    found = explained(api, request)
    assert found.plan
    named = [sorted(each) for each in json.loads(found.parameters).values()]
    return [*((text, []) for text in sorted(found.statements)), *(("", names) for names in sorted(named))]


@pytest.mark.parametrize("engine", ["arcadedb", "neo4j"])
def test_other_words_give_the_same_statements(engine: Engine) -> None:
    asked = api(engine)
    for seed in range(QUESTIONS):
        dice = Random(seed)
        text = Questions(asked.schema, graph(MODEL, dice), dice).query()
        other = rewritten(text, asked.schema, dice)
        plain, said = Request(text), Request(other.query, None, other.variables)
        assert statements(asked, plain) == statements(asked, said), f"seed {seed}: {text} is not {other}"


def test_other_words_are_other_words_and_valid(core: GraphQLSchema) -> None:
    dice = Random(7)
    texts = [Questions(core, graph(MODEL, dice), dice).query() for _ in range(50)]
    others = [rewritten(each, core, dice) for each in texts]
    assert all(not validate(core, parse(each.query)) for each in others)
    assert sum(bool(each.variables) for each in others) > 10
    assert sum("..." in each.query for each in others) > 10


def test_literals_and_variables_take_turns() -> None:
    asked = api("arcadedb")
    written = Request('{ customers(where: {name: {in: ["a", "b"]}}, first: 3) { nodes { name id } } }')
    moved = Request(
        "query Q($n: Int, $w: CustomerWhere) { x: customers(first: $n, where: $w) { nodes { ...f } } }"
        " fragment f on Customer { i: id name }",
        "Q",
        {"n": 3, "w": {"name": {"in": ["a", "b"]}}},
    )
    assert statements(asked, written) == statements(asked, moved)
