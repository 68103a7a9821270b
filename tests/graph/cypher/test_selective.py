"""The selective side first: who bought one product is found from the product, whatever else is asked.

Only Neo4j counts what a statement touches; on the embedded engine it must begin with a key, as it does there.
"""

import re
from collections.abc import AsyncIterator
from random import Random

import pytest

from graph.bolt import BoltStore
from server.answers.answering import GraphQL
from tests.cases.drafting import Draft
from tests.graph.cypher.asking import answered, over
from tests.oracle.graph import Graph

CUSTOMERS, PRODUCTS, BUYERS = 1500, 150, 6
LEAST = BUYERS * 2 + 1
"""A product, what leads from it, and its buyers."""

WHERE = {
    "alone": ('{bought: {some: {sku: {eq: "RARE1"}}}}', LEAST),
    "with another condition": ('{name: {startsWith: "P"}, bought: {some: {sku: {eq: "RARE1"}}}}', LEAST),
    "in and": ('{and: [{stage: {ne: FORMER}}, {bought: {some: {sku: {eq: "RARE1"}}}}]}', LEAST),
    "in or": ('{or: [{bought: {some: {sku: {eq: "RARE1"}}}}, {bought: {some: {sku: {eq: "RARE2"}}}}]}', 2 * LEAST),
    "in or in and": (
        '{stage: {ne: FORMER}, or: [{bought: {some: {sku: {in: ["RARE1"]}}}}, {id: {in: ["x"]}}]}',
        LEAST + 1,
    ),
    "behind a relation": ('{household: {members: {some: {bought: {some: {sku: {eq: "RARE1"}}}}}}}', 5 * LEAST),
    "with the edge": ('{bought: {some: {sku: {eq: "RARE1"}, edge: {times: {gte: 1}}}}}', LEAST),
    "excluding others": (
        '{bought: {some: {sku: {eq: "RARE1"}}, none: {sku: {eq: "RARE2"}}}}',
        LEAST + BUYERS * (PRODUCTS // 10),
    ),
    "by a key of their own": ('{email: {eq: "p7@example.com"}}', 3),
}


BEGUN = re.compile(
    r"(CALL \(\) \{ |RETURN \[COUNT \{ )*MATCH \(\w+:\w+\) WHERE (\(\w+\.type = '\w+'\) AND )?"
    r"\(?\w+\.(sku|id|normalised) (=|IN)"
)


@pytest.fixture(scope="module")
async def api(indexed: BoltStore) -> AsyncIterator[GraphQL]:
    async with over(indexed, many()) as api:
        yield api


def many() -> Graph:
    """Many customers with a dozen products each, and two products that hardly anybody bought."""
    dice, draft = Random(1), Draft()
    names = ["RARE1", "RARE2", *(f"P{number}" for number in range(PRODUCTS))]
    for number, sku in enumerate(names):
        draft.add(f"pro{number}", sku=sku, name=sku, kind="GOODS")
    for number in range(CUSTOMERS):
        draft.add(f"cus{number}", name=f"P{number}", stage="CUSTOMER")
        bought = dice.sample(range(2, PRODUCTS), 12) + ([number // BUYERS] if number < 2 * BUYERS else [])
        for product in bought:
            draft.tie(
                f"cus{number}", "BOUGHT", f"pro{product}", times=1, quantity=1, spent=1, returnedQuantity=0, refunded=0
            )
    for number in range(0, CUSTOMERS, 4):
        draft.add(f"hou{number}", name="H")
        for member in range(number, number + 4):
            draft.tie(f"cus{member}", "MEMBER_OF", f"hou{number}", isPrimary=True)
    draft.add("idn1", type="EMAIL", normalised="p7@example.com", key="EMAIL:p7@example.com")
    draft.tie("cus7", "IDENTIFIED_BY", "idn1", isPrimary=True)
    return draft.graph()


@pytest.mark.parametrize("name", WHERE)
@pytest.mark.parametrize("asked", ["nodes { id name }", "totalCount"])
async def test_no_more_is_touched_than_must_be(api: GraphQL, name: str, asked: str) -> None:
    condition, rows = WHERE[name]
    _, [statement] = await answered(api, f"{{ customers(where: {condition}) {{ {asked} }} }}")
    hits = (await api.store.profile(statement)).db_hits
    if api.store.engine == "neo4j":
        assert hits is not None
        assert hits <= 10 * rows, f"{hits} for {rows} rows: {statement}"
    else:
        assert BEGUN.match(statement.text), statement
