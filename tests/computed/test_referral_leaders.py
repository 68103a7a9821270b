"""Who brought most, through the API; the statements that add up agree with adding up by hand."""

from __future__ import annotations

from typing import Any

import pytest

from graph.bolt import BoltStore
from graph.referrals.bought import Bought
from graph.referrals.leaders import Measure, ranked
from server.answers.answering import GraphQL
from server.answers.messages import Request
from tests.computed.conftest import As, Ask, Counted
from tests.computed.worlds import claims, does, people, purchases

LEADERS = """query ($by: ReferralMeasure, $per: OnePer, $since: Date, $first: Int, $after: String) {
  referralLeaders(by: $by, onePer: $per, since: $since, first: $first, after: $after) {
    totalCount truncated pageInfo { hasNextPage endCursor }
    nodes { rank customers buyers revenue { amount } customer { id name } } } }"""
PAIRS = ("Ana Bob", "Ana Cid", "Ana Cid", "Bob Dan", "Bob Eve", "Bob Fay", "Cid Gus")
SPENT = {"Bob": (1, 100_000), "Cid": (2, 20_000), "Dan": (1, 5_000), "Gus": (1, 990_000)}
HOME = """MATCH (a:Customer {id: 'cus_Ana'}), (b:Customer {id: 'cus_Bob'}), (c:Customer {id: 'cus_Cid'})
CREATE (h:Household {id: 'hou_1', name: 'Home'}), (a)-[:MEMBER_OF {isPrimary: true}]->(h),
  (b)-[:MEMBER_OF {isPrimary: true, since: '2020-01-01'}]->(h),
  (c)-[:MEMBER_OF {isPrimary: true, until: '2026-05-01'}]->(h)"""


@pytest.fixture
async def world(api: GraphQL, indexed: BoltStore) -> None:
    await people(indexed, "Ana", "Bob", "Cid", "Dan", "Eve", "Fay", "Gus", "Old")
    await claims(indexed, *PAIRS, "Ana Ana", "Old Ana")
    await claims(indexed, "Ana Eve", "Ana Fay", credited=False)
    await claims(indexed, "Ana Gus", "Ana Dan", status="REJECTED")
    await does(indexed, "MATCH (c:Customer {id: 'cus_Old'}) SET c.archivedAt = '2025-04-01T00:00:00'")
    bought = [(who, f"2025-05-0{each}T00:00:00", spent // times)
              for who, (times, spent) in SPENT.items() for each in range(1, times + 1)]  # fmt: skip
    await purchases(indexed, *bought)


async def told(ask: Ask, **given: Any) -> list[tuple[str, int, int, str | None]]:
    found = (await ask(LEADERS, **given))["referralLeaders"]["nodes"]
    return [(each["customer"]["name"], each["customers"], each["buyers"],
             each["revenue"] and each["revenue"]["amount"]) for each in found]  # fmt: skip


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("by", Measure)
async def test_an_engine_adds_up_as_we_do(ask: Ask, by: Measure) -> None:
    pairs = [(a, b) for a, b in map(str.split, PAIRS)]
    bought = {who: Bought(times, spent, "") for who, (times, spent) in SPENT.items()}
    wanted = [(each.customer, each.customers, each.buyers, each.revenue) for each in ranked(pairs, bought, by)]
    found = [(*rest, round(float(amount or 0) * 10_000)) for *rest, amount in await told(ask, by=by.value)]
    assert found == wanted


@pytest.mark.usefixtures("world")
async def test_leaders_come_in_pages(ask: Ask) -> None:
    one = (await ask(LEADERS, by="REVENUE", first=2))["referralLeaders"]
    other = (await ask(LEADERS, by="REVENUE", first=2, after=one["pageInfo"]["endCursor"]))["referralLeaders"]
    assert [(each["rank"], each["customer"]["name"]) for each in (*one["nodes"], *other["nodes"])] == [
        (1, "Cid"), (2, "Ana"), (3, "Bob")
    ]  # fmt: skip
    assert (one["totalCount"], one["truncated"], one["pageInfo"]["hasNextPage"]) == (3, False, True)
    assert not other["pageInfo"]["hasNextPage"]


@pytest.mark.usefixtures("world")
async def test_a_window_counts_purchases_alone(ask: Ask) -> None:
    assert await told(ask, by="BUYERS", since="2025-05-02") == [
        ("Ana", 2, 1, "1.00"), ("Bob", 3, 0, "0.00"), ("Cid", 1, 0, "0.00")
    ]  # fmt: skip


@pytest.mark.usefixtures("world")
async def test_one_of_a_household_is_its_foremost(ask: Ask, indexed: BoltStore) -> None:
    await does(indexed, HOME)
    assert [each[0] for each in await told(ask, per="HOUSEHOLD")] == ["Bob", "Cid"]
    assert [each[0] for each in await told(ask, by="REVENUE", per="HOUSEHOLD")] == ["Cid", "Ana"]


@pytest.mark.usefixtures("world")
async def test_leaders_take_one_statement_and_their_figures_another(ask: Ask, counted: Counted) -> None:
    await ask("{ referralLeaders { nodes { customers } } }")
    assert len(counted) == 1
    await ask("{ referralLeaders { nodes { buyers customer { name } } } }")
    assert len(counted) == 4


@pytest.mark.usefixtures("world")
async def test_small_groups_hide_what_few_people_paid(ask_as: As) -> None:
    found = (await ask_as("analyst")(LEADERS, by="REVENUE"))["referralLeaders"]["nodes"]
    assert [(each["customer"]["id"], each["buyers"], each["revenue"]) for each in found] == [
        ("cus_Ana", 2, None), ("cus_Bob", 1, None), ("cus_Cid", 1, None)
    ]  # fmt: skip


@pytest.mark.usefixtures("world")
async def test_who_is_not_seen_counts_for_nobody(ask_as: As, indexed: BoltStore) -> None:
    await does(
        indexed,
        """MATCH (c:Customer) WHERE c.name IN ['Ana', 'Bob', 'Cid', 'Dan', 'Eve']
CREATE (c)-[:GAVE]->(:Consent {id: 'con_' + c.name, purpose: 'MARKETING', state: 'GRANTED'})""",
    )
    found = (await ask_as("marketer")(LEADERS))["referralLeaders"]["nodes"]
    assert [(each["customer"]["id"], each["customers"], each["buyers"]) for each in found] == [
        ("cus_Ana", 2, 2), ("cus_Bob", 2, 1)
    ]  # fmt: skip


@pytest.mark.usefixtures("world")
async def test_both_ways_of_an_answer_agree(api: GraphQL) -> None:
    request = Request(LEADERS, variables={"by": "REVENUE"})
    assert (await api.answer(request)).data == (await api.reference(request)).data
