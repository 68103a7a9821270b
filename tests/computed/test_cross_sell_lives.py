"""Offers follow at once what mutations write; and what roles who may see little are told of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph.bolt import BoltStore
from graph.cross_sell.serving.terms import Terms
from server.answers.answering import GraphQL
from server.answers.messages import Request
from tests.computed.test_cross_sell import asked, names, offered, shopping
from tests.graph.cross_sell.serving import shop
from tests.graph.cross_sell.serving.test_ladder import COMPLAINT

__all__ = ["shopping"]

CONSENT = """mutation ($input: ConsentRecordInput!) { consentRecord(input: $input) { userErrors { message } } }"""
BUY = """mutation ($input: PurchaseRecordInput!) { purchaseRecord(input: $input) {
  purchase { id } userErrors { message } } }"""
STAMPED = """MATCH (n:Product|Customer)
SET n.version = 1, n.createdAt = '2026-01-01T00:00:00', n.updatedAt = '2026-01-01T00:00:00'"""
SHORT = """query ($id: ID!) { customer(by: {id: $id}) { crossSell(first: 5) { strategyUsed strategyReason
  nodes { score product { sku } reasons { code text buyers share product { sku } } } } } }"""


async def test_who_takes_consent_back_has_no_personal_list_at_once(shopping: GraphQL) -> None:
    assert (await offered(shopping))["personalised"]
    said = {"customer": {"id": "cus_Ana"}, "purpose": "PERSONALISATION", "state": "WITHDRAWN"}
    assert (await asked(shopping, CONSENT, input=said))["userErrors"] == []
    found = await offered(shopping)
    assert (found["personalised"], found["strategyUsed"]) == (False, "POPULAR")
    assert found["strategyReason"].startswith("There is no consent to personalisation.")


async def test_a_purchase_that_is_recorded_is_in_the_next_answer(shopping: GraphQL, indexed: BoltStore) -> None:
    await shop.said(indexed, STAMPED)
    assert names(await offered(shopping))[0] == "DISH"
    line = {"sku": "D", "quantity": 1, "unitPrice": "2.50"}
    sold = {"customer": {"id": "cus_Ana"}, "lines": [line], "at": "2026-04-30T10:00:00Z"}
    assert (await asked(shopping, BUY, input=sold))["userErrors"] == []
    assert "DISH" not in names(await offered(shopping))


@pytest.mark.parametrize("role", ["analyst", "service"])
async def test_roles_are_offered_the_same_and_told_no_more_than_they_see(
    shopping: GraphQL, indexed: BoltStore, as_role: Any, role: str
) -> None:
    mine, ours = as_role(role), (await asked(shopping, SHORT, id="cus_Ana"))["crossSell"]
    found = (await asked(mine, SHORT, id="cus_Ana"))["crossSell"]
    assert [each["product"] for each in found["nodes"]] == [each["product"] for each in ours["nodes"]]
    assert found["nodes"][0]["reasons"][0]["text"].endswith("6.1 times as often as chance")
    named = await mine.answer(Request('{ customer(by: {id: "cus_Ana"}) { name } }'))
    assert named.errors or named.data["customer"]["name"] is None
    await shop.said(indexed, COMPLAINT, customer="cus_Ana", product="pro_a", status="OPEN")
    shopping.setting = replace(shopping.setting, offers=Terms(allows=True, complaint_holds=True))
    held = (await asked(as_role(role), SHORT, id="cus_Ana"))["crossSell"]
    assert held["nodes"] == []
    assert ("complaint" in held["strategyReason"]) is (role == "analyst")


async def test_a_role_that_hides_few_is_told_of_no_few(shopping: GraphQL, indexed: BoltStore, as_role: Any) -> None:
    await shop.said(indexed, "MATCH (:Product)-[g:GOES_WITH]->(:Product) SET g.buyers = 2, g.ofBuyers = 3")
    reason = (await asked(as_role("analyst"), SHORT, id="cus_Ana"))["crossSell"]["nodes"][0]["reasons"][0]
    assert (reason["buyers"], reason["text"]) == (None, "often bought by those who bought BOWL")
