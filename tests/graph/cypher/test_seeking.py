"""The embedded engine finds what it shows and counts in an index, and makes no row that it does not show."""

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

SOUGHT, IN_ORDER, IN_RANGE = "NodeIndexSeek", "[index order]", "NodeIndexRangeScan"
STAGE, LANGUAGE = "stage: {eq: CUSTOMER}", 'language: {eq: "en"}'
BIRTH = 'birthDate: {gte: "1980-01-01"}'
PLANS = {
    "a page of one stage": (f"customers(where: {{{STAGE}}}) {{ nodes {{ name }} }}", [SOUGHT]),
    "a page of one language": (f"customers(where: {{{LANGUAGE}}}) {{ nodes {{ name }} }}", [IN_ORDER]),
    "a total": (f"customers(where: {{{STAGE}, {LANGUAGE}}}) {{ totalCount }}", [SOUGHT]),
    "a total of a range": (f"customers(where: {{{BIRTH}, {LANGUAGE}}}) {{ totalCount }}", [IN_RANGE]),
    "a figure": (f"customers(where: {{{STAGE}}}) {{ aggregate {{ max {{ birthDate }} }} }}", [SOUGHT]),
    "groups and how many": (
        f"customers(where: {{{STAGE}}}) {{ groups(by: [LANGUAGE]) {{ totalCount nodes {{ count }} }} }}",
        [SOUGHT, SOUGHT],
    ),
    "all at once": (
        f"customers(where: {{{BIRTH}}}) {{"
        " totalCount nodes { name } groups(by: [LANGUAGE]) { nodes { count } } }",
        [IN_ORDER, IN_RANGE, IN_RANGE],
    ),
}


@pytest.fixture(scope="module")
async def api(indexed: BoltStore) -> AsyncIterator[GraphQL]:
    draft = Draft()
    for number, stage in enumerate(("CUSTOMER", "FORMER", "CUSTOMER")):
        draft.add(f"cus{number}", name=f"P{number}", stage=stage, language="en", birthDate=f"{1979 + number}-05-05")
    await wipe(indexed)
    await load(indexed, draft.graph(), MODEL)
    yield GraphQL(Recording(indexed), MODEL, Setting(ZoneInfo("UTC"), "GBP", b"k", 100))
    await wipe(indexed)


@pytest.mark.parametrize("name", PLANS)
async def test_an_index_has_what_is_asked_for(api: GraphQL, name: str) -> None:
    text, wanted = PLANS[name]
    assert isinstance(api.store, Recording)
    api.store.statements.clear()
    reply = await api.answer(Request(f"{{ {text} }}"))
    assert not reply.errors
    if api.store.engine == "arcadedb":
        plans = [(await api.store.profile(each)).text for each in api.store.statements]
        assert len(plans) == len(wanted)
        for word in set(wanted):
            assert sum(word in plan for plan in plans) >= wanted.count(word), "\n".join(plans)


async def test_a_page_is_cut_before_its_rows_are_made(api: GraphQL) -> None:
    assert isinstance(api.store, Recording)
    api.store.statements.clear()
    text = f"{{ customers(where: {{{STAGE}}}, first: 1) {{ nodes {{ name interactions {{ nodes {{ at }} }} }} }} }}"
    assert not (await api.answer(Request(text))).errors
    (statement,) = api.store.statements
    assert statement.text.index("LIMIT") < statement.text.index("COLLECT")
