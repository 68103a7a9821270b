"""Queries in the documents are valid, and become the Cypher that stands below them.

`pytest tests/rules --update-documents` writes that Cypher anew; plan and answer are changed by hand.
"""

from functools import cache

import pytest
from graphql import GraphQLSchema, OperationDefinitionNode, parse, validate

from graph.cypher.build import Compiled, compile_plan
from graph.cypher.dialect import ARCADEDB
from graph.model import MODEL
from graph.normalise.moments import UTC
from graph.plan import outline
from resolvers.selection.operation import operation_of
from resolvers.selection.roots import Root
from schema.build import build
from tests.rules.documents import FENCE
from tests.rules.layout import laid_out
from tests.rules.sources import ROOT

DOCUMENTS = ("README.md", "ARCHITECTURE.md")
VARIABLES = {"stage": "CUSTOMER"}


@cache
def schema() -> GraphQLSchema:
    return build(MODEL, currency="GBP", zone=UTC)._schema


def blocks(name: str) -> dict[str, str]:
    """The code of a document by its language, the first of each."""
    found: dict[str, str] = {}
    for language, text in FENCE.findall((ROOT / name).read_text(encoding="utf-8")):
        found.setdefault(language, text)
    return found


def root_of(query: str) -> Root:
    document = parse(query)
    assert validate(schema(), document) == []
    [operation] = [each for each in document.definitions if isinstance(each, OperationDefinitionNode)]
    [asked] = operation_of(document, operation, VARIABLES, schema(), MODEL, zone=None).asked
    assert asked.root is not None
    return asked.root


def compiled(query: str) -> Compiled:
    plan = root_of(query).plan
    assert plan is not None
    return compile_plan(plan, MODEL, ARCADEDB)


def replaced(name: str, statement: str) -> None:
    """Write a statement into a document, for the one that stands there."""
    path = ROOT / name
    path.write_text(path.read_text(encoding="utf-8").replace(blocks(name)["cypher"], statement), encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_query_becomes_the_statement_below_it(name: str, pytestconfig: pytest.Config) -> None:
    found = compiled(blocks(name)["graphql"])
    assert not found.figures
    assert found.page is not None
    wanted = laid_out(found.page.text) + "\n"
    if pytestconfig.getoption("--update-documents", default=False):
        replaced(name, wanted)
    assert blocks(name)["cypher"] == wanted, "bring it up to date: ./kith test tests/rules --update-documents"


def test_a_statement_is_laid_out_for_reading() -> None:
    text = "MATCH (n:A) WHERE n.x STARTS WITH $p0 RETURN [n.id, COLLECT { MATCH (n)-[r:R]->(m) RETURN m.id AS v }] AS v"
    lines = laid_out(text).splitlines()
    assert lines[0] == "MATCH (n:A) WHERE n.x STARTS WITH $p0"
    assert lines[1:] == ["RETURN [n.id, COLLECT {", "  MATCH (n)-[r:R]->(m)", "  RETURN m.id AS v }] AS v"]
    assert " ".join(" ".join(lines).split()) == text


def test_the_plan_is_the_outline_shown() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert f"```\n{outline(root_of(blocks('ARCHITECTURE.md')['graphql']).plan)}\n```" in text


def test_the_binds_are_those_shown() -> None:
    page = compiled(blocks("ARCHITECTURE.md")["graphql"]).page
    assert page is not None
    shown = ", ".join(f'("{parameter}", {bind!r})' for parameter, bind in page.parameters)
    assert f"({shown})" in (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
