"""The figures of the programme through the API."""

from __future__ import annotations

from typing import Any

import pytest

from graph.bolt import BoltStore
from server.answers.answering import GraphQL
from server.answers.messages import Request
from tests.computed.conftest import As, Ask, Counted
from tests.computed.worlds import claims, people, purchases

PROGRAM = """query ($by: ReferralGrouping, $since: Date, $until: Date, $first: Int, $after: String) {
  referralProgram(groupBy: $by, since: $since, until: $until, first: $first, after: $after) {
    truncated groupCount pageInfo { endCursor } total { ...F } groups { channel code month figures { ...F } } } }
fragment F on ReferralFigures { claims referrers invited converted rate customers kFactor medianDays
  revenue { amount } rewardCost { amount } }"""


@pytest.fixture
async def world(api: GraphQL, indexed: BoltStore) -> None:
    await people(indexed, "Ana", "Bob", "Cid", on="2025-01-15")
    await people(indexed, "Dan", on="2025-03-15")
    await people(indexed, "Eve", "Fay", stage="PROSPECT")
    await claims(indexed, "Ana Bob", at="2025-01-10T00:00:00", channel="WEB", code="FRIEND", reward=50_000)
    await claims(indexed, "Cid Bob", "Cid Eve", at="2025-01-02T00:00:00", credited=False, channel="EMAIL")
    await claims(indexed, "Ana Cid", at="2025-01-31T23:00:00", channel="WEB")
    await claims(indexed, "Ana Dan", at="2025-03-10T12:00:00", channel="WEB", reward=20_000)
    await claims(indexed, "Bob Fay", at="2025-03-11T12:00:00", credited=False, status="REJECTED", channel="POST")
    await purchases(
        indexed, ("Bob", "2025-01-15T00:00:00", 10_000), ("Bob", "2025-02-15T00:00:00", 5_000),
        ("Dan", "2025-03-15T00:00:00", 1_000), ("Ana", "2025-01-15T00:00:00", 77),
    )  # fmt: skip


async def told(ask: Ask, **given: Any) -> Any:
    return (await ask(PROGRAM, **given))["referralProgram"]


@pytest.mark.usefixtures("world")
async def test_all_together(ask: Ask) -> None:
    found = await told(ask)
    assert found["total"] == {
        "claims": 5, "referrers": 2, "invited": 4, "converted": 2, "rate": 0.5, "customers": 4, "kFactor": 0.5,
        "medianDays": 4.75, "revenue": {"amount": "1.60"}, "rewardCost": {"amount": "7.00"},
    }  # fmt: skip
    assert (found["groups"], found["groupCount"], found["truncated"]) == ([], 0, False)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("by", "key", "wanted"),
    [("CHANNEL", "channel", [("WEB", 3, 2, 4), ("EMAIL", 1, 0, 4)]),
     ("CODE", "code", [(None, 3, 1, 4), ("FRIEND", 1, 1, 4)]),
     ("MONTH", "month", [("2025-01-01", 3, 1, 3), ("2025-03-01", 1, 1, 4)])],
)  # fmt: skip
async def test_groups_have_their_value_and_figures(ask: Ask, by: str, key: str, wanted: list[Any]) -> None:
    found = [(each[key], *(each["figures"][one] for one in ("invited", "converted", "customers")))
             for each in (await told(ask, by=by))["groups"]]  # fmt: skip
    assert found == wanted


@pytest.mark.usefixtures("world")
async def test_groups_come_in_pages(ask: Ask) -> None:
    one = await told(ask, by="MONTH", first=1)
    other = await told(ask, by="MONTH", first=1, after=one["pageInfo"]["endCursor"])
    assert [each["month"] for each in (*one["groups"], *other["groups"])] == ["2025-01-01", "2025-03-01"]
    assert one["groupCount"] == 2


@pytest.mark.usefixtures("world")
async def test_a_window_chooses_claims_and_what_came_of_them_whenever(ask: Ask) -> None:
    found = (await told(ask, since="2025-01-05", until="2025-01-31"))["total"]
    assert (found["claims"], found["invited"], found["converted"], found["customers"]) == (1, 1, 1, 3)
    assert found["revenue"] == {"amount": "1.50"}


@pytest.mark.usefixtures("world")
async def test_the_program_takes_three_statements(ask: Ask, counted: Counted) -> None:
    await told(ask, by="CHANNEL")
    assert len(counted) == 3


@pytest.mark.usefixtures("world")
async def test_small_groups_hide_what_few_people_paid_and_took(ask_as: As) -> None:
    found = (await ask_as("analyst")(PROGRAM))["referralProgram"]["total"]
    assert (found["converted"], found["revenue"], found["rewardCost"], found["medianDays"]) == (2, None, None, None)


@pytest.mark.usefixtures("world")
async def test_who_is_not_seen_is_in_no_figure(ask_as: As) -> None:
    found = (await ask_as("marketer")(PROGRAM))["referralProgram"]["total"]
    assert (found["invited"], found["customers"], found["rate"], found["kFactor"]) == (0, 0, None, None)


@pytest.mark.usefixtures("world")
async def test_both_ways_of_an_answer_agree(api: GraphQL) -> None:
    request = Request(PROGRAM, variables={"by": "MONTH"})
    assert (await api.answer(request)).data == (await api.reference(request)).data
