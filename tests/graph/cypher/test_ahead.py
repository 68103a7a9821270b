"""A first page with its number: of few it is one statement, of many one more, and the answer is the same."""

from collections.abc import AsyncIterator

import pytest

from graph.bolt import BoltStore
from server.answers.answering import GraphQL
from tests.cases.drafting import Draft
from tests.graph.cypher.asking import answered, over
from tests.oracle.graph import Graph

TEXT = "{ customers(where: {%s}, orderBy: [{name: DESC}], first: 2) { totalCount nodes { name } } }"
SOUGHT, WALKED = TEXT % "stage: {in: [CUSTOMER, FORMER]}", TEXT % 'name: {contains: "P"}'
STATEMENTS = {("neo4j", SOUGHT, 3): 1, ("neo4j", SOUGHT, 2): 2, ("neo4j", WALKED, 2): 1}


def some() -> Graph:
    draft = Draft()
    for number, stage in enumerate(("CUSTOMER", "FORMER", "CUSTOMER")):
        draft.add(f"cus{number}", name=f"P{number}", stage=stage)
    draft.add("cus3", name="Q", stage="PROSPECT")
    return draft.graph()


@pytest.fixture(scope="module")
async def api(indexed: BoltStore) -> AsyncIterator[GraphQL]:
    async with over(indexed, some()) as api:
        yield api


@pytest.mark.parametrize("few", [3, 2])
@pytest.mark.parametrize("text", [SOUGHT, WALKED])
async def test_few_and_many_are_answered_alike(
    api: GraphQL, monkeypatch: pytest.MonkeyPatch, text: str, few: int
) -> None:
    for place in ("graph.cypher.ahead", "resolvers.answer"):
        monkeypatch.setattr(f"{place}.FEW", few)
    # Another text each time, so that it is compiled anew.
    data, statements = await answered(api, text + " " * few)
    assert data == {"customers": {"totalCount": 3, "nodes": [{"name": "P2"}, {"name": "P1"}]}}
    expected = STATEMENTS.get((api.store.engine, text, few), 1 if api.store.engine == "neo4j" else 2)
    assert len(statements) == expected
