"""What is offered, and what came of it, on the API."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph.access import seen
from graph.bolt import BoltStore, _BoltTransaction
from graph.cross_sell.serving import buyers, customers
from graph.cross_sell.serving.terms import Terms
from graph.model import MODEL
from graph.statement import Statement
from graph.store import Row
from resolvers.conditions import conditions
from schema.computed import fields_of
from server.access.policy import load
from server.answers.answering import GraphQL
from server.answers.messages import Request
from server.answers.sight import Sight
from tests.engines.recording import Recording
from tests.graph.cross_sell.serving import shop

LIST = """query ($id: ID!, $first: Int, $where: ProductWhere, $diversity: Float, $strategy: CrossSellStrategy) {
  customer(by: {id: $id}) { crossSell(first: $first, where: $where, diversity: $diversity, strategy: $strategy) {
    recommendationId strategyUsed strategyReason personalised heldOut model truncated
    nodes { score product { name } reasons {
      code text share buyers ofBuyers buyerLift together path product { sku } } } } } }"""
FIRST = """query ($id: ID!) { customer(by: {id: $id}) { crossSell(first: 2) { nodes { score product { sku } } } } }"""
GONE = "MATCH (p:Product {id: 'pro_c'}) SET p.isAvailable = false"
BASKET = """query ($skus: [String!]!) { crossSell(forBasket: $skus, first: 2) {
  strategyUsed personalised nodes { product { sku } } } }"""
RECORD = """mutation ($id: ID!, $event: RecommendationEvent!, $sku: String) {
  recommendationRecord(input: {recommendationId: $id, event: $event, sku: $sku}) { recorded userErrors { code } } }"""
RECORD_MANY = """mutation ($rows: [RecommendationRecordInput!]!) {
  recommendationsRecord(input: {rows: $rows}) { recorded userErrors { code field } } }"""
REPORT = """{ crossSellReport(since: "2026-05-01", until: "2026-05-02") { truncated
  nodes { strategy heldOut shown clicked bought dismissed buyRate { value } uplift { value } } } }"""
AROUND = """query ($id: ID!) { product(by: {id: $id}) {
  boughtTogether(first: 1) { truncated nodes { product { name } weight together lift } }
  likelyBuyers { truncated nodes { customer { name } score reasons { text } } } } }"""
SALE = """MATCH (c:Customer {id: 'cus_Ana'}), (p:Product {id: 'pro_d'})
CREATE (c)-[:HAD]->(:Interaction {kind: 'PURCHASE', at: $at})-[:CONTAINS]->(p)
CREATE (c)-[:BOUGHT {lastAt: $at, quantity: 1, returnedQuantity: 0, spent: 1}]->(p)"""
MASKED = frozenset({"buyers", "ofBuyers", "buyerLift"})


@pytest.fixture
async def shopping(api: GraphQL, indexed: BoltStore) -> GraphQL:
    """Ana bought an apron, then a bowl; consent is taken for granted."""
    await shop.products(indexed)
    await shop.learned(indexed)
    await shop.customers(indexed, Ana="ab")
    api.setting = replace(api.setting, offers=Terms(allows=True))
    return api


async def asked(api: GraphQL, text: str, **variables: Any) -> Any:
    reply = await api.answer(Request(text, variables=variables))
    assert not reply.errors, reply.errors
    assert reply.data is not None
    (found,) = reply.data.values()
    return found


async def offered(api: GraphQL, **arguments: Any) -> dict[str, Any]:
    found: dict[str, Any] = (await asked(api, LIST, id="cus_Ana", **arguments))["crossSell"]
    return found


def names(found: dict[str, Any]) -> list[str]:
    return [each["product"]["name"] for each in found["nodes"]]


async def test_a_list_says_what_it_rests_on(shopping: GraphQL) -> None:
    found = await offered(shopping)
    assert names(found) == ["DISH", "CUP", "EGG TIMER"]
    assert (found["strategyUsed"], found["personalised"], found["model"]) == ("PERSONAL", True, "cross-sell/2")
    bowl, apron = found["nodes"][0]["reasons"]
    assert bowl["text"] == "bought by 41 of the 212 buyers who bought BOWL, 6.1 times as often as chance"
    assert (bowl["product"], bowl["path"]) == ({"sku": "B"}, ["cus_Ana", "pro_b", "pro_d"])
    assert (round(bowl["share"], 3), round(apron["share"], 3)) == (0.889, 0.111)


async def test_the_first_ones_with_their_names_take_two_statements(shopping: GraphQL, indexed: BoltStore) -> None:
    shopping.store = recording = Recording(indexed)
    assert [each["product"]["sku"] for each in (await asked(shopping, FIRST, id="cus_Ana"))["crossSell"]["nodes"]] == [
        "D", "C"]  # fmt: skip
    assert len(recording.statements) == 2
    await shop.said(indexed, GONE)
    assert [each["product"]["sku"] for each in (await asked(shopping, FIRST, id="cus_Ana"))["crossSell"]["nodes"]] == [
        "D", "E"]  # fmt: skip


@pytest.mark.parametrize("who", ["cus_nobody", "pro_a"])
async def test_who_is_not_there_is_offered_nothing(shopping: GraphQL, who: str) -> None:
    assert await asked(shopping, FIRST, id=who) is None


async def test_a_model_that_forgets_slowly_looks_further_back(shopping: GraphQL, monkeypatch: Any) -> None:
    whole = await offered(shopping)
    monkeypatch.setattr(customers, "VISITS", 1)
    assert await offered(shopping) | {"recommendationId": ""} == whole | {"recommendationId": ""}


async def test_both_ways_of_an_answer_agree(shopping: GraphQL) -> None:
    request = Request(LIST, variables={"id": "cus_Ana"})
    assert (await shopping.answer(request)).data == (await shopping.reference(request)).data


async def test_a_condition_holds_for_what_is_offered(shopping: GraphQL) -> None:
    assert names(await offered(shopping, first=1, where={"sku": {"eq": "E"}})) == ["EGG TIMER"]
    nothing = await offered(shopping, where={"sku": {"eq": "no such"}})
    assert (nothing["nodes"], nothing["strategyUsed"]) == ([], None)
    assert nothing["strategyReason"].endswith("Nothing is left of what is popular.")


@pytest.mark.parametrize(
    ("given", "message"),
    [({"first": 101}, "first: from 0 to 100, not 101."), ({"diversity": 1.5}, "diversity: from 0 to 1, not 1.5."),
     ({"strategy": "BASKET"}, "strategy: BASKET is for crossSell(forBasket:), which knows no other.")],
)  # fmt: skip
async def test_what_cannot_be_meant_names_the_argument(shopping: GraphQL, given: Any, message: str) -> None:
    reply = await shopping.answer(Request(LIST, variables={"id": "cus_Ana", **given}))
    assert [each["message"] for each in reply.errors] == [message]


async def test_a_basket_needs_no_customer(shopping: GraphQL) -> None:
    found = await asked(shopping, BASKET, skus=["A", "B"])
    assert (found["strategyUsed"], found["personalised"]) == ("BASKET", False)
    assert [each["product"]["sku"] for each in found["nodes"]] == ["D", "C"]


@pytest.mark.parametrize(("skus", "says"), [([], "from 1 to 100 SKUs, not 0"), (["A", "Z"], "no product 'Z'")])
async def test_a_basket_of_what_is_not_sold_says_so(shopping: GraphQL, skus: list[str], says: str) -> None:
    reply = await shopping.answer(Request(BASKET, variables={"skus": skus}))
    assert says in reply.errors[0]["message"]


async def test_a_purchase_changes_the_next_answer(shopping: GraphQL, indexed: BoltStore) -> None:
    await shop.said(indexed, SALE, at="2026-04-20T10:00:00")
    assert names(await offered(shopping)) == ["CUP", "EGG TIMER"]


async def test_what_is_dismissed_goes_and_the_report_counts_it(shopping: GraphQL) -> None:
    list_ = (await offered(shopping))["recommendationId"]
    assert await asked(shopping, RECORD, id=list_, event="SHOWN") == {"recorded": 3, "userErrors": []}
    assert await asked(shopping, RECORD, id=list_, event="DISMISSED", sku="D") == {"recorded": 1, "userErrors": []}
    assert names(await offered(shopping)) == ["CUP", "EGG TIMER"]
    lines = (await asked(shopping, REPORT))["nodes"]
    assert [(each["strategy"], each["shown"], each["dismissed"]) for each in lines] == [
        (None, 1, 1),
        ("PERSONAL", 1, 1),
    ]


async def test_many_are_recorded_in_as_many_statements_as_one(
    shopping: GraphQL, monkeypatch: pytest.MonkeyPatch
) -> None:
    list_ = (await offered(shopping))["recommendationId"]
    sent, run, numbers = list[Statement](), _BoltTransaction.run, list[int]()

    async def counted(self: Any, statement: Statement, /) -> list[Row]:
        sent.append(statement)
        return await run(self, statement)

    monkeypatch.setattr(_BoltTransaction, "run", counted)
    for skus in ("D", "DCE"):
        sent.clear()
        rows = [{"recommendationId": list_, "event": "CLICKED", "sku": sku} for sku in skus]
        assert await asked(shopping, RECORD_MANY, rows=rows) == {"recorded": len(skus), "userErrors": []}
        numbers.append(len(sent))
    assert numbers[0] == numbers[1]


async def test_each_row_that_is_wrong_is_said(shopping: GraphQL) -> None:
    list_ = (await offered(shopping))["recommendationId"]
    rows = [{"recommendationId": list_, "event": "CLICKED", "sku": sku} for sku in "DAZ"]
    assert await asked(shopping, RECORD_MANY, rows=rows) == {
        "recorded": None,
        "userErrors": [{"code": "NOT_OFFERED", "field": f"rows.{row}.sku"} for row in (1, 2)],
    }


async def test_a_purchase_counts_for_what_was_shown_before_it(shopping: GraphQL, indexed: BoltStore) -> None:
    list_ = (await offered(shopping))["recommendationId"]
    await asked(shopping, RECORD, id=list_, event="SHOWN")
    await shop.said(indexed, SALE, at="2026-05-09T10:00:00")
    (line, _) = (await asked(shopping, REPORT))["nodes"]
    assert (line["bought"], line["buyRate"], line["uplift"]) == (1, {"value": 1.0}, None)


SHOWN = """UNWIND range(1, $count) AS number
CREATE (:Offer {key: $subject + number, list: $subject + number, product: 'pro_d', subject: $subject + number,
  model: 'm', strategy: 'PERSONAL', arm: $arm, shownAt: '2026-05-01T10:00:00'})"""


async def test_lists_of_whom_nobody_sees_are_not_counted(shopping: GraphQL, indexed: BoltStore) -> None:
    list_ = (await offered(shopping))["recommendationId"]
    await asked(shopping, RECORD, id=list_, event="SHOWN")
    for subject in ("cus_x", "com_x", "hou_x"):
        await shop.said(indexed, SHOWN, subject=subject, arm="OFFERED", count=2)
    assert [each["shown"] for each in (await asked(shopping, REPORT))["nodes"]] == [1, 1, 6, 6]
    rows = dict.fromkeys(("Customer", "Company"), '{id: {eq: "cus_Ana"}}')
    sight = Sight(conditions(rows, {}, shopping.schema, MODEL, None))
    apart = GraphQL(indexed, MODEL, shopping.setting, sight, shopping.clock, made=shopping.schema)
    assert [each["shown"] for each in (await asked(apart, REPORT))["nodes"]] == [1, 1]


@pytest.mark.parametrize(("count", "is_told"), [(4, False), (5, True)])
async def test_no_figure_tells_of_few_held_out(
    shopping: GraphQL,
    indexed: BoltStore,
    count: int,
    is_told: bool,  # noqa: FBT001  # a case
) -> None:
    shopping.sight = replace(shopping.sight, small_group=5)
    for arm, people in (("OFFERED", 9), ("HELD_OUT", count)):
        await shop.said(indexed, SHOWN, subject=f"cus_{arm}", arm=arm, count=people)
    lines = (await asked(shopping, REPORT))["nodes"]
    assert [each["uplift"] is not None for each in lines if not each["heldOut"]] == [is_told, is_told]


@pytest.mark.parametrize(
    ("event", "sku", "code"),
    [("CLICKED", None, "INVALID"), ("CLICKED", "A", "NOT_OFFERED"), ("CLICKED", "Z", "NOT_OFFERED")],
)
async def test_only_what_was_offered_is_recorded(shopping: GraphQL, event: str, sku: str | None, code: str) -> None:
    list_ = (await offered(shopping))["recommendationId"]
    found = await asked(shopping, RECORD, id=list_, event=event, sku=sku)
    assert (found["recorded"], [each["code"] for each in found["userErrors"]]) == (None, [code])
    forged = await asked(shopping, RECORD, id=list_[:-4] + "AAAA", event="SHOWN")
    assert [each["code"] for each in forged["userErrors"]] == ["UNKNOWN_RECOMMENDATION"]


async def test_a_product_tells_what_goes_with_it_and_who_is_likely_to_want_it(shopping: GraphQL) -> None:
    found = await asked(shopping, AROUND, id="pro_b")
    assert found["boughtTogether"]["truncated"]
    assert names(found["boughtTogether"]) == ["DISH"]
    likely = (await asked(shopping, AROUND, id="pro_d"))["likelyBuyers"]["nodes"]
    assert [(each["customer"]["name"], round(each["score"], 3)) for each in likely] == [("Ana", 0.45)]


async def test_who_is_likely_to_want_it_rests_on_the_strongest_edges(shopping: GraphQL, monkeypatch: Any) -> None:
    monkeypatch.setattr(buyers, "INTO", 1)
    likely = (await asked(shopping, AROUND, id="pro_d"))["likelyBuyers"]["nodes"]
    assert [(each["customer"]["name"], round(each["score"], 3)) for each in likely] == [("Ana", 0.4)]
    assert len(likely[0]["reasons"]) == 1


async def test_few_people_are_not_told_from_numbers(shopping: GraphQL) -> None:
    shopping.sight = replace(shopping.sight, small_group=100)
    reason = (await offered(shopping))["nodes"][0]["reasons"][0]
    assert {name for name in MASKED if reason[name] is None} == MASKED
    assert reason["text"] == "often bought by those who bought BOWL"


@pytest.mark.parametrize(
    ("role", "has"), [("viewer", True), ("marketer", True), ("service", True), ("anonymous", False)]
)
def test_who_sees_customers_products_and_purchases_has_lists(role: str, has: bool) -> None:  # noqa: FBT001
    model = seen(MODEL, load().roles[role].rights)
    assert ("crossSell" in {each.name for each in fields_of(model, "Customer")}) is has
