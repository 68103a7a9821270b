"""A first page with its number: of few it is one statement, of many one more, and the answer is the same."""

from collections.abc import AsyncIterator
from zoneinfo import ZoneInfo

import pytest

from graph.bolt import BoltStore
from graph.model import MODEL
from resolvers.binding import Setting
from server.answers.answering import GraphQL
from server.answers.messages import Request
from tests.cases.drafting import Draft
from tests.engines.recording import Recording
from tests.engines.wiping import wipe
from tests.oracle.loading import load

TEXT = "{ customers(where: {%s}, orderBy: [{name: DESC}], first: 2) { totalCount nodes { name } } }"
SOUGHT, WALKED = TEXT % "stage: {in: [CUSTOMER, FORMER]}", TEXT % 'name: {contains: "P"}'
STATEMENTS = {("neo4j", SOUGHT, 3): 1, ("neo4j", SOUGHT, 2): 2, ("neo4j", WALKED, 2): 1}


@pytest.fixture(scope="module")
async def api(indexed: BoltStore) -> AsyncIterator[GraphQL]:
    draft = Draft()
    for number, stage in enumerate(("CUSTOMER", "FORMER", "CUSTOMER")):
        draft.add(f"cus{number}", name=f"P{number}", stage=stage)
    draft.add("cus3", name="Q", stage="PROSPECT")
    await wipe(indexed)
    await load(indexed, draft.graph(), MODEL)
    yield GraphQL(Recording(indexed), MODEL, Setting(ZoneInfo("UTC"), "GBP", b"k", 100))
    await wipe(indexed)


@pytest.mark.parametrize("few", [3, 2])
@pytest.mark.parametrize("text", [SOUGHT, WALKED])
async def test_few_and_many_are_answered_alike(
    api: GraphQL, monkeypatch: pytest.MonkeyPatch, text: str, few: int
) -> None:
    for place in ("graph.cypher.ahead", "resolvers.answer"):
        monkeypatch.setattr(f"{place}.FEW", few)
    assert isinstance(api.store, Recording)
    api.store.statements.clear()
    # Another text each time, so that it is compiled anew.
    reply = await api.answer(Request(text + " " * few))
    assert reply.data == {"customers": {"totalCount": 3, "nodes": [{"name": "P2"}, {"name": "P1"}]}}
    expected = STATEMENTS.get((api.store.engine, text, few), 1 if api.store.engine == "neo4j" else 2)
    assert len(api.store.statements) == expected
