"""What customers are offered, step by step from the personal list down to the popular one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph.cross_sell.serving import reading
from graph.cross_sell.serving.ladder import Offer, for_customers
from graph.cross_sell.serving.reading import Question
from graph.cross_sell.serving.terms import Strategy, Terms
from tests.graph.cross_sell.serving import shop
from tests.graph.cross_sell.serving.conftest import QUESTION, Room
from tests.graph.cross_sell.serving.shop import letters

CONSENT = """UNWIND $rows AS row
MATCH (c:Customer {id: row[0]})
CREATE (c)-[:GAVE]->(:Consent {purpose: 'PERSONALISATION', state: row[1], at: row[2], channel: row[3]})"""
COMPLAINT = """MATCH (c:Customer {id: $customer}), (p:Product {id: $product})
CREATE (c)-[:HAD]->(i:Interaction {kind: 'COMPLAINT', status: $status})-[:ABOUT]->(p)"""
HOME = """UNWIND $ids AS id
MATCH (c:Customer {id: id})
MERGE (h:Household {id: 'hou_1'})
CREATE (c)-[:MEMBER_OF]->(h)"""
LIVES = """MATCH (c:Customer {id: $customer})
CREATE (c)-[:LOCATED_AT {isPrimary: true}]->(:Address {country: $country})"""
PAIR = """MATCH (p:Product {id: $product}), (q:Product {id: $other})
CREATE (p)-[:PINNED]->(q)"""
DISMISSED = """MATCH (c:Customer {id: 'cus_Ana'}), (p:Product {id: $product})
CREATE (c)-[:DISMISSED {at: $at}]->(p)"""


async def offer(room: Room, name: str = "Ana", question: Question = QUESTION) -> Offer:
    return (await for_customers(room, [f"cus_{name}"], question))[f"cus_{name}"]


async def test_what_was_bought_last_weighs_most(room: Room) -> None:
    await shop.customers(room.store, Ana="ab")
    found = await offer(room)
    # Of b, bought last: d 0.4 and e 0.1; of a, a visit before, half of it: c 0.2 and d 0.05.
    assert [(each.product, round(each.score, 3)) for each in found.listed.items] == [
        ("pro_d", 0.45), ("pro_c", 0.2), ("pro_e", 0.1)]  # fmt: skip
    assert (found.strategy, found.is_personal, found.listed.truncated) == (Strategy.PERSONAL, True, False)


async def test_many_customers_take_as_many_statements_as_one(room: Room) -> None:
    await shop.customers(room.store, Ana="ab", Boris="b", Cleo="c")
    found = await for_customers(room, ["cus_Ana", "cus_Boris", "cus_Cleo"], QUESTION)
    assert [letters(each.listed.items) for each in found.values()] == ["dce", "de", "f"]
    # The model, the people, the weights, what was said of pairs, what can be sold, and the evidence.
    assert len(room.texts) == 6


async def test_edges_alone_are_served_as_well(room: Room) -> None:
    await shop.customers(room.store, Ana="ab", Boris="b", Cleo="c")
    everybody = ["cus_Ana", "cus_Boris", "cus_Cleo"]
    packed = await for_customers(room, everybody, QUESTION)
    await shop.said(room.store, "MATCH (m:Model {id: 'cross-sell'}) REMOVE m.isPacked")
    plain = await for_customers(room, everybody, QUESTION)
    assert {id_: each.listed for id_, each in plain.items()} == {id_: each.listed for id_, each in packed.items()}


async def test_what_stands_behind_things_no_longer_sold_is_found(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SPARE", 0)
    await shop.customers(room.store, Ana="ab")
    gone = [shop.product("d"), shop.product("c")]
    await shop.said(room.store, "MATCH (p:Product) WHERE p.id IN $gone SET p.validUntil = '2026-01-01'", gone=gone)
    assert letters((await offer(room, question=replace(QUESTION, first=1))).listed.items) == "e"


@pytest.mark.parametrize(
    ("bought", "wanted", "strategy"),
    [
        ("f", "ab", Strategy.POPULAR),
        ("", "abf", Strategy.POPULAR),
        ("abcdef", "", None),
        ("aB", "cd", Strategy.PERSONAL),
    ],
)
async def test_what_was_bought_or_came_back_is_in_no_list(
    room: Room, bought: str, wanted: str, strategy: Strategy | None
) -> None:
    await shop.customers(room.store, Ana=bought)
    found = await offer(room)
    assert (letters(found.listed.items), found.strategy) == (wanted, strategy)
    assert found.why


async def test_those_at_home_speak_for_who_bought_nothing(room: Room) -> None:
    await shop.customers(room.store, Ana="", Boris="a", Cleo="b")
    await shop.said(room.store, HOME, ids=["cus_Ana", "cus_Boris", "cus_Cleo"])
    await shop.said(room.store, CONSENT, rows=[["cus_Cleo", "DENIED", "2026-01-01T00:00:00", None]])
    found = await offer(room)
    assert (letters(found.listed.items), found.strategy) == ("cd", Strategy.HOUSEHOLD)
    hidden = await offer(replace(room, hidden=frozenset({"cus_Boris"})))
    assert hidden.strategy is Strategy.POPULAR


async def test_customers_of_the_same_country_come_before_everybody(room: Room) -> None:
    await shop.customers(room.store, Ana="")
    await shop.said(room.store, LIVES, customer="cus_Ana", country="FR")
    await shop.said(room.store, shop.ALIKE, rows=[["cross-sell/2:FR", "pro_e"], ["cross-sell/2:DE", "pro_f"]])
    found = await offer(room)
    assert (letters(found.listed.items), found.strategy) == ("e", Strategy.SIMILAR_CUSTOMERS)


@pytest.mark.parametrize(
    ("told", "allows", "personal"),
    [
        ([], True, True), ([], False, False),
        ([("GRANTED", "2026-01-01T00:00:00", None)], False, True),
        ([("GRANTED", "2026-01-01T00:00:00", None), ("WITHDRAWN", "2026-02-01T00:00:00", None)], True, False),
        ([("DENIED", "2026-01-01T00:00:00", None), ("GRANTED", "2026-02-01T00:00:00", None)], False, True),
        ([("GRANTED", "2026-02-01T00:00:00", None), ("DENIED", "2026-01-01T00:00:00", "EMAIL")], True, False),
        ([("PENDING", "2026-01-01T00:00:00", None)], True, True),
    ],
)  # fmt: skip
async def test_consent_decides(room: Room, told: list[Any], allows: bool, personal: bool) -> None:  # noqa: FBT001
    await shop.customers(room.store, Ana="b")
    await shop.said(room.store, CONSENT, rows=[["cus_Ana", *each] for each in told])
    found = await offer(room, question=replace(QUESTION, terms=Terms(allows=allows)))
    assert found.is_personal is personal
    assert ("consent" in found.why) is not personal


async def test_an_open_complaint_holds_offers_back_if_so_decided(room: Room) -> None:
    await shop.customers(room.store, Ana="ab")
    await shop.said(room.store, COMPLAINT, customer="cus_Ana", product="pro_a", status="OPEN")
    assert letters((await offer(room)).listed.items) == "de"  # What was complained about speaks for nothing.
    waiting = replace(QUESTION, terms=Terms(allows=True, complaint_holds=True))
    found = await offer(room, question=waiting)
    assert (found.strategy, found.listed.items) == (None, ())
    assert "complaint" in found.why
    unseen = await offer(room, question=replace(waiting, knows=frozenset({"Customer", "Product"})))
    assert "complaint" not in unseen.why


async def test_what_was_dismissed_stays_away_for_a_while(room: Room) -> None:
    await shop.customers(room.store, Ana="b")
    await shop.said(room.store, DISMISSED, product="pro_d", at="2026-04-01T00:00:00")
    await shop.said(room.store, DISMISSED, product="pro_e", at="2025-04-01T00:00:00")
    assert letters((await offer(room)).listed.items) == "e"


async def test_what_was_bought_long_ago_is_offered_again_if_asked_for(room: Room) -> None:
    await shop.customers(room.store, Ana="ab")
    found = await offer(room, question=replace(QUESTION, bought_before="2026-04-02T00:00:00"))
    assert letters(found.listed.items) == "adce"
    assert [each.code for each in found.listed.items[0].reasons] == ["BOUGHT_BEFORE"]


async def test_who_is_held_out_gets_what_is_popular(room: Room) -> None:
    await shop.customers(room.store, Ana="b")
    found = await offer(room, question=replace(QUESTION, terms=Terms(allows=True, held_out=100)))
    assert (found.strategy, found.is_held_out, found.is_personal) == (Strategy.POPULAR, True, False)


async def test_a_pinned_product_comes_first_and_says_so(room: Room) -> None:
    await shop.customers(room.store, Ana="b")
    await shop.said(room.store, PAIR, product="pro_f", other="pro_b")
    found = await offer(room)
    assert letters(found.listed.items) == "fde"
    assert found.listed.items[0].reasons[0].code == "PINNED"


async def test_a_condition_narrows_before_the_list_is_cut(room: Room) -> None:
    await shop.customers(room.store, Ana="b")
    narrow = replace(room, only=frozenset({"pro_e"}))
    found = await offer(narrow, question=replace(QUESTION, first=1, narrows=True))
    assert letters(found.listed.items) == "e"


async def test_without_a_model_the_answer_says_so(room: Room) -> None:
    await shop.customers(room.store, Ana="b")
    await shop.said(room.store, "MATCH (m:Model) DETACH DELETE m")
    await shop.said(room.store, "MATCH (:Product)-[g:GOES_WITH]->(:Product) DELETE g")
    found = await offer(room)
    assert (found.strategy, found.listed.items) == (None, ())
    assert "learn cross-sell" in found.why
