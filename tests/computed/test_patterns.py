"""Patterns found in a small graph and shown on the API, each number counted again by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest

from graph.bolt import BoltStore
from graph.cross_sell.reading import spooled
from graph.patterns.keeping import categories, keep
from graph.patterns.learned import CATEGORIES, PURCHASES
from graph.patterns.repeats import next_purchases
from graph.patterns.work import work
from graph.store import Transaction
from server.answers.answering import GraphQL
from tests.computed.conftest import Ask
from tests.graph.cross_sell.serving.shop import said
from tests.graph.patterns.plain import lasting
from tests.graph.patterns.test_at_once import LINES, VISITS

BASKETS = [frozenset(products) for *_, products in LINES]
SOLD = """UNWIND $rows AS row
MERGE (c:Customer {id: row[1]})
CREATE (c)-[:HAD]->(i:Interaction {id: row[0], kind: 'PURCHASE', at: row[2]})
WITH c, i, row
UNWIND row[3] AS id
MERGE (p:Product {id: id})
SET p.sku = id, p.name = id, p.kind = 'GOODS'
MERGE (k:Category {id: 'cat_' + right(id, 1)})
SET k.name = k.id
MERGE (p)-[:IN_CATEGORY]->(k)
CREATE (i)-[:CONTAINS]->(p)
MERGE (c)-[b:BOUGHT]->(p)
SET b.lastAt = CASE WHEN coalesce(b.lastAt, '') < row[2] THEN row[2] ELSE b.lastAt END"""
SETS = "{ itemsets(first: 3, minSize: 1) { totalCount purchases support nodes { count products { id } } } }"
OF_CATEGORIES = """{ itemsets(of: CATEGORIES, first: 3) { nodes { count products { id } categories { id } } }
  associationRules(of: CATEGORIES, first: 1) { nodes { givenCategories { id } thenCategory { id } then { id } } } }"""
RULES = """query ($after: String) { associationRules(first: 4, minConfidence: 0.2, after: $after) {
  totalCount pageInfo { endCursor hasNextPage }
  nodes { given { id } then { id } count support confidence lift } } }"""
AFTER = """query ($given: ID) { purchaseSequences(withinDays: 7, first: 5, given: $given) { totalCount nodes {
  given { id } then { id } buyers ofBuyers confidence lift days } } }"""
NEXT = """query ($id: ID!, $since: Date) { customer(by: {id: $id}) { nextPurchase(since: $since, first: 100) {
  nodes { product { id repeatInterval { days buyers } } customer { id } lastOn nextOn days intervals } } } }"""
DUE = """query ($after: String, $until: Date, $where: CustomerWhere) {
  nextPurchases(first: 7, after: $after, until: $until, where: $where) {
    learnedAt pageInfo { endCursor hasNextPage } nodes { product { id } customer { id } nextOn } } }"""


@pytest.fixture
async def found(api: GraphQL, indexed: BoltStore, ask: Ask, tmp_path: Path) -> Ask:
    """Patterns of a small shop, found by the very functions of the job."""

    async def nothing(_tx: Transaction) -> None:
        return None

    assert api.store is indexed
    await said(indexed, SOLD, rows=[list(each) for each in LINES])
    async for _ in spooled(indexed, tmp_path / PURCHASES):
        pass
    (tmp_path / CATEGORIES).write_bytes(orjson.dumps(await categories(indexed)))
    work(tmp_path)
    for _ in range(2):
        await keep(indexed, tmp_path, at="2026-06-01T00:00:00", last=nothing)
    return ask


def having(*items: str) -> int:
    return sum(each.issuperset(items) for each in BASKETS)


def ids(nodes: Iterable[Any]) -> list[str]:
    return [each["id"] for each in nodes]


async def test_sets_and_rules_have_the_numbers_of_counting(found: Ask) -> None:
    sets = (await found(SETS))["itemsets"]
    assert sets["purchases"] == len(BASKETS)
    assert [each["count"] for each in sets["nodes"]] == [having(*ids(each["products"])) for each in sets["nodes"]]
    seen, after, size = list[Any](), None, 1
    while len(seen) < size:
        page = (await found(RULES, after=after))["associationRules"]
        seen, after, size = [*seen, *page["nodes"]], page["pageInfo"]["endCursor"], page["totalCount"]
    assert len({(*ids(each["given"]), each["then"]["id"]) for each in seen}) == size
    for each in seen:
        left, then = ids(each["given"]), each["then"]["id"]
        assert each["count"] == having(*left, then)
        assert each["confidence"] == pytest.approx(having(*left, then) / having(*left))
        assert each["lift"] == pytest.approx(each["confidence"] * len(BASKETS) / having(then))


async def test_categories_that_are_bought_together(found: Ask) -> None:
    answer = await found(OF_CATEGORIES)
    for each in answer["itemsets"]["nodes"]:
        wanted = {one[-1] for one in ids(each["categories"])}
        assert each["count"] == sum(wanted <= {product[-1] for product in basket} for basket in BASKETS)
        assert each["products"] == []
    (rule,) = answer["associationRules"]["nodes"]
    assert (rule["then"], len(rule["givenCategories"]) > 0, rule["thenCategory"]["id"][:4]) == (None, True, "cat_")


async def test_what_follows_what(found: Ask) -> None:
    every = (await found(AFTER))["purchaseSequences"]
    first = every["nodes"][0]
    some = (await found(AFTER, given=first["given"]["id"]))["purchaseSequences"]
    assert some["nodes"][0] == first
    assert 0 < some["totalCount"] < every["totalCount"]
    assert first["confidence"] == pytest.approx(first["buyers"] / first["ofBuyers"])


async def test_what_runs_out_when(found: Ask) -> None:
    known = lasting(VISITS)
    wanted = [each for each in next_purchases(VISITS, known) if each.buyer == "cus_003"]
    nodes = (await found(NEXT, id="cus_003"))["customer"]["nextPurchase"]["nodes"]
    assert [(each["product"]["id"], each["nextOn"], each["intervals"]) for each in nodes] == [
        (each.product, each.next_on.isoformat(), each.intervals) for each in wanted
    ]
    days = {each.product: each.days for each in known}
    assert all(each["product"]["repeatInterval"]["days"] == days[each["product"]["id"]] for each in nodes)
    late = (await found(NEXT, id="cus_003", since="2026-05-12"))["customer"]["nextPurchase"]["nodes"]
    assert [each["nextOn"] for each in late] == [
        each.next_on.isoformat() for each in wanted if each.next_on >= date(2026, 5, 12)
    ]


async def test_a_list_of_all_customers_has_pages_and_forgets_who_bought_since(found: Ask, indexed: BoltStore) -> None:
    wanted = [(each.next_on.isoformat(), each.buyer, each.product)
              for each in next_purchases(VISITS, lasting(VISITS)) if each.intervals]  # fmt: skip
    one, two = wanted[0], wanted[8]
    change = "MATCH (:Customer {id: $who})-[b:BOUGHT]->(:Product {id: $what}) SET b.lastAt = '2026-05-30T10:00:00'"
    await said(indexed, change, who=one[1], what=one[2])
    seen, after = list[Any](), None
    while not seen or after is not None:
        page = (await found(DUE, after=after))["nextPurchases"]
        seen += page["nodes"]
        after = page["pageInfo"]["endCursor"] if page["pageInfo"]["hasNextPage"] else None
    assert [(each["nextOn"], each["customer"]["id"], each["product"]["id"]) for each in seen] == wanted[1:]
    mine = (await found(DUE, where={"id": {"eq": two[1]}}, until="2026-05-20"))["nextPurchases"]["nodes"]
    assert {each["customer"]["id"] for each in mine} == {two[1]}


@pytest.mark.parametrize(
    ("question", "says"),
    [("itemsets(minSupport: 2)", "minSupport: from 0 to 1, not 2"), ("purchaseSequences(withinDays: 8)", "one of 1, 7"),
     ('nextPurchases(since: "2026-02-01", until: "2026-01-01")', "Swap them")],
)  # fmt: skip
async def test_what_cannot_be_meant_names_the_argument(ask: Ask, question: str, says: str) -> None:
    with pytest.raises(AssertionError, match=says):
        await ask(f"{{ {question} {{ nodes {{ __typename }} }} }}")


async def test_without_patterns_lists_are_empty(ask: Ask) -> None:
    assert (await ask(SETS))["itemsets"] == {"totalCount": 0, "purchases": 0, "support": None, "nodes": []}
    assert (await ask(DUE))["nextPurchases"]["learnedAt"] is None


async def test_few_people_are_not_told_from_patterns(found: Ask, api: GraphQL) -> None:
    api.sight = replace(api.sight, small_group=1000)
    assert (await found(AFTER))["purchaseSequences"]["totalCount"] == 0
    assert (await found(SETS))["itemsets"]["totalCount"] == 0
    nodes = (await found(NEXT, id="cus_003"))["customer"]["nextPurchase"]["nodes"]
    assert nodes == []
    assert (await found(DUE))["nextPurchases"]["nodes"] == []
