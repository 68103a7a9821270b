"""The embedded engine finds what it shows and counts in an index, and makes no row that it does not show."""

from collections.abc import AsyncIterator

import pytest

from graph.bolt import BoltStore
from server.answers.answering import GraphQL
from tests.cases.drafting import Draft
from tests.graph.cypher.asking import answered, over
from tests.oracle.graph import Graph

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


def few() -> Graph:
    draft = Draft()
    for number, stage in enumerate(("CUSTOMER", "FORMER", "CUSTOMER")):
        draft.add(f"cus{number}", name=f"P{number}", stage=stage, language="en", birthDate=f"{1979 + number}-05-05")
    return draft.graph()


@pytest.fixture(scope="module")
async def api(indexed: BoltStore) -> AsyncIterator[GraphQL]:
    async with over(indexed, few()) as api:
        yield api


@pytest.mark.parametrize("name", PLANS)
async def test_an_index_has_what_is_asked_for(api: GraphQL, name: str) -> None:
    text, wanted = PLANS[name]
    _, statements = await answered(api, f"{{ {text} }}")
    if api.store.engine == "arcadedb":
        plans = [(await api.store.profile(each)).text for each in statements]
        assert len(plans) == len(wanted)
        for word in set(wanted):
            assert sum(word in plan for plan in plans) >= wanted.count(word), "\n".join(plans)


async def test_a_page_is_cut_before_its_rows_are_made(api: GraphQL) -> None:
    text = f"{{ customers(where: {{{STAGE}}}, first: 1) {{ nodes {{ name interactions {{ nodes {{ at }} }} }} }} }}"
    _, [statement] = await answered(api, text)
    assert statement.text.index("LIMIT") < statement.text.index("COLLECT")
