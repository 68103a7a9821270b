"""What households spend, buy, lack and live through."""

from __future__ import annotations

from typing import Any

import pytest

from graph.statement import Statement
from graph.store import Row
from server.answers.answering import GraphQL
from server.answers.messages import Request
from tests.computed.conftest import As, Ask, Load
from tests.computed.homes import homes

FIGURES = """{ households { nodes { name spent { amount } address { city } head { name }
  categories { totalCount truncated nodes {
    category { name } times firstAt lastAt spent { amount currency } } } } } }"""
LACKS = """{ households { nodes { missingCategories { similar truncated nodes {
  category { name } households share } } } } }"""
STORY = """query ($first: Int, $after: String) { households(first: 1) { nodes { timeline(first: $first, after: $after) {
  totalCount truncated pageInfo { endCursor hasNextPage } nodes {
    kind on at customer { name } interaction { __typename ... on Purchase { total { amount } } } } } } } }"""


async def story(ask: Ask, **given: Any) -> dict[str, Any]:
    found: dict[str, Any] = (await ask(STORY, **given))["households"]["nodes"][0]["timeline"]
    return found


async def test_a_household_spends_what_members_spend_while_they_are_members(ask: Ask, loaded: Load) -> None:
    await loaded(homes())
    one, *others = (await ask(FIGURES))["households"]["nodes"]
    assert (one["spent"], one["address"], one["head"]) == (
        {"amount": "16.50"},
        {"city": "City 1"},
        {"name": "Person 1"},
    )
    assert [each["spent"]["amount"] for each in others] == ["20.00", "20.00"]
    assert one["categories"] == {"totalCount": 2, "truncated": False, "nodes": [
        {"category": {"name": "Light"}, "times": 1, "spent": {"amount": "10.00", "currency": "GBP"},
         "firstAt": "2020-01-01T10:00:00Z", "lastAt": "2020-01-01T10:00:00Z"},
        {"category": {"name": "Home"}, "times": 2, "spent": {"amount": "6.50", "currency": "GBP"},
         "firstAt": "2020-01-01T10:00:00Z", "lastAt": "2025-01-31T10:00:00Z"}]}  # fmt: skip


async def test_a_household_lacks_what_similar_ones_buy(ask: Ask, loaded: Load) -> None:
    await loaded(homes())
    one, two, abroad = (each["missingCategories"] for each in (await ask(LACKS))["households"]["nodes"])
    assert one == {"similar": 1, "truncated": False,
                   "nodes": [{"category": {"name": "Toys"}, "households": 1, "share": 1.0}]}  # fmt: skip
    assert [each["category"]["name"] for each in two["nodes"]] == ["Light", "Home"]
    assert abroad == {"similar": 0, "truncated": False, "nodes": []}


async def test_a_timeline_tells_what_happened_in_order(ask: Ask, loaded: Load) -> None:
    await loaded(homes())
    found = await story(ask)
    assert [(each["on"], each["kind"], each["customer"]["name"]) for each in found["nodes"]] == [
        ("2020-01-01", "JOINED", "Person 1"), ("2020-01-01", "PURCHASE", "Person 1"),
        ("2021-01-01", "JOINED", "Person 2"), ("2025-01-31", "PURCHASE", "Person 3"),
        ("2025-02-01", "LEFT", "Person 3"), ("2025-03-01", "RETURN", "Person 2"),
        ("2025-03-02", "CASE", "Person 2")]  # fmt: skip
    assert found["nodes"][1]["interaction"] == {"__typename": "Purchase", "total": {"amount": "12.50"}}
    assert (found["nodes"][0]["interaction"], found["nodes"][1]["at"]) == (None, "2020-01-01T10:00:00Z")
    page = await story(ask, first=3)
    further = await story(ask, first=9, after=page["pageInfo"]["endCursor"])
    assert page["nodes"] + further["nodes"] == found["nodes"]


async def test_many_households_take_as_many_statements_as_one(
    api: GraphQL, ask: Ask, loaded: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    await loaded(homes())
    counted, read = list[str](), api.store.read

    async def counting(statement: Statement, **others: Any) -> list[Row]:
        counted.append(statement.text)
        return await read(statement, **others)

    monkeypatch.setattr(api.store, "read", counting)
    await ask(LACKS)
    # The page; who there is, what they are like, what they bought, in which categories, and their names.
    assert len(counted) == 6
    counted.clear()
    await ask("{ households { nodes { timeline { nodes { kind customer { name } } } } } }")
    # The page; who lived there, what they did, and their names.
    assert len(counted) == 4


@pytest.mark.parametrize("text", [FIGURES, LACKS, STORY])
async def test_both_ways_of_an_answer_agree(api: GraphQL, loaded: Load, text: str) -> None:
    await loaded(homes())
    reply = await api.answer(Request(text))
    assert not reply.errors
    assert reply.data == (await api.reference(Request(text))).data


async def test_figures_over_one_household_are_hidden_with_masked_values(ask_as: As, loaded: Load) -> None:
    await loaded(homes())
    ask = ask_as("analyst")
    one = (await ask(FIGURES.replace("address { city } head { name }", "")))["households"]["nodes"][0]
    assert one["spent"] is None
    assert [(each["times"], each["spent"]) for each in one["categories"]["nodes"]] == [(1, None), (2, None)]
    assert [each["missingCategories"]["similar"] for each in (await ask(LACKS))["households"]["nodes"]] == [0, 0, 0]


async def test_nothing_is_told_of_who_is_not_seen(ask_as: As, loaded: Load) -> None:
    draft = homes()
    draft.add("con1", purpose="MARKETING", state="GRANTED", at="2025-01-01T00:00:00")
    draft.tie("cus2", "GAVE", "con1")
    await loaded(draft)
    found = (await story(ask_as("marketer")))["nodes"]
    # Cases are none of marketing's business.
    assert [(each["kind"], each["customer"]["name"]) for each in found] == [
        ("JOINED", "Person 2"), ("RETURN", "Person 2")]  # fmt: skip
