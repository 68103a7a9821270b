"""What deserves a look, through the API: evidence and sentences, and what is told to whom."""

from __future__ import annotations

from typing import Any

import pytest

from graph.bolt import BoltStore
from graph.normalise.moments import UTC
from graph.referrals.alerts import Alert, Days, Kind, homely
from resolvers.computed.referral_alerts import sentence
from server.answers.answering import GraphQL
from server.answers.messages import Request
from tests.computed.conftest import As, Ask, Counted
from tests.computed.worlds import claims, does, people

ALERTS = """query ($kinds: [ReferralAlertKind!], $first: Int, $after: String) {
  referralAlerts(kinds: $kinds, first: $first, after: $after) { totalCount truncated pageInfo { endCursor }
    nodes { kind sentence evidence claims firstAt lastAt customers { id name } } } }"""
SHARED = """MATCH (a:Customer {id: 'cus_Eve'}), (b:Customer {id: 'cus_Fay'})
CREATE (k:Identifier {id: 'idn_1', type: 'EMAIL', normalised: 'x@example.org', key: 'EMAIL:x@example.org'}),
  (a)-[:IDENTIFIED_BY]->(k), (b)-[:IDENTIFIED_BY]->(k)"""
HOME = """MATCH (a:Customer {id: 'cus_Gus'}), (b:Customer {id: 'cus_Hal'})
CREATE (h:Household {id: 'hou_1', name: 'Home'}), (a)-[:MEMBER_OF {since: '2025-01-01'}]->(h),
  (b)-[:MEMBER_OF {until: '2025-03-02'}]->(h)"""
CIRCLE = "Ana brought Bob, Bob brought Cid and Cid brought Ana."
EMAIL = "Eve claims to have brought Fay on 1 March 2025, and both hold the same e-mail address."
LIVED = "Gus claims to have brought Hal on 1 March 2025, when both lived in one household."
BURST = "Max made 5 claims from 1 March 2025 to 2 March 2025."


@pytest.fixture
async def world(api: GraphQL, indexed: BoltStore) -> None:
    brought = [f"N{each}" for each in range(5)]
    await people(indexed, "Ana", "Bob", "Cid", "Dan", "Eve", "Fay", "Gus", "Hal", "Max", *brought)
    await claims(indexed, "Ana Bob", "Bob Cid", "Cid Ana", "Cid Dan", "Eve Fay", "Gus Hal")
    await claims(indexed, *(f"Max {each}" for each in brought[:3]), at="2025-03-01T20:00:00", credited=False)
    await claims(indexed, *(f"Max {each}" for each in brought[3:]), at="2025-03-02T11:00:00", credited=False)
    await claims(indexed, "Fay Eve", "Hal Gus", "Dan Ana", status="REJECTED", credited=False)
    await does(indexed, SHARED)
    await does(indexed, HOME)


async def told(ask: Ask, **given: Any) -> Any:
    return (await ask(ALERTS, **given))["referralAlerts"]


@pytest.mark.usefixtures("world")
async def test_each_alert_has_a_sentence_and_its_evidence(ask: Ask) -> None:
    found = await told(ask)
    assert [(each["kind"], each["sentence"], each["claims"]) for each in found["nodes"]] == [
        ("CYCLE", CIRCLE, 3), ("SHARED_IDENTIFIER", EMAIL, 1), ("SAME_HOUSEHOLD", LIVED, 1), ("BURST", BURST, 5)
    ]  # fmt: skip
    assert [each["evidence"] for each in found["nodes"]] == [
        ["cus_Ana", "cus_Bob", "cus_Cid"], ["cus_Eve", "cus_Fay", "idn_1"], ["cus_Gus", "cus_Hal", "hou_1"],
        ["cus_Max", "cus_N0", "cus_N1", "cus_N2", "cus_N3", "cus_N4"],
    ]  # fmt: skip
    assert [each["name"] for each in found["nodes"][0]["customers"]] == ["Ana", "Bob", "Cid"]
    assert (found["totalCount"], found["truncated"]) == (4, False)
    burst = found["nodes"][3]
    assert (burst["firstAt"], burst["lastAt"]) == ("2025-03-01T20:00:00Z", "2025-03-02T11:00:00Z")


@pytest.mark.usefixtures("world")
async def test_alerts_come_in_pages_and_of_kinds(ask: Ask) -> None:
    some = await told(ask, kinds=["BURST", "CYCLE"], first=1)
    rest = await told(ask, kinds=["BURST", "CYCLE"], first=1, after=some["pageInfo"]["endCursor"])
    assert [each["kind"] for each in (*some["nodes"], *rest["nodes"])] == ["CYCLE", "BURST"]
    assert (await told(ask, kinds=[]))["nodes"] == []


@pytest.mark.usefixtures("world")
async def test_alerts_take_a_statement_or_two_for_each_kind(ask: Ask, counted: Counted) -> None:
    await told(ask)
    # Three kinds with one each, bursts with two, the names, and the customers shown.
    assert len(counted) == 3 + 2 + 1 + 1


@pytest.mark.usefixtures("world")
async def test_names_are_told_to_those_who_may_read_them(ask_as: As) -> None:
    found = await ask_as("analyst")(ALERTS)
    texts = [each["sentence"] for each in found["referralAlerts"]["nodes"]]
    assert texts[0] == "3 customers are credited with having brought one another in a circle."
    assert texts[1].startswith("A customer claims to have brought another customer on 1 March 2025")
    assert texts[3].startswith("A customer made 5 claims")


@pytest.mark.usefixtures("world")
async def test_who_may_not_see_identifiers_is_told_of_none(ask_as: As) -> None:
    found = await ask_as("service")(ALERTS.replace("{ id name }", "{ id }"))
    assert [each["kind"] for each in found["referralAlerts"]["nodes"]] == ["CYCLE", "SAME_HOUSEHOLD", "BURST"]


@pytest.mark.usefixtures("world")
async def test_who_is_not_seen_is_in_no_alert(ask_as: As) -> None:
    assert (await ask_as("marketer")(ALERTS))["referralAlerts"]["totalCount"] == 0


@pytest.mark.usefixtures("world")
async def test_both_ways_of_an_answer_agree(api: GraphQL) -> None:
    request = Request(ALERTS)
    assert (await api.answer(request)).data == (await api.reference(request)).data


@pytest.mark.parametrize(
    ("alert", "text"),
    [(Alert(Kind.CYCLE, ("a",)), "Ana is credited with having brought themselves."),
     (Alert(Kind.SHARED_IDENTIFIER, ("a", "x"), ("k", "l"), ("EMAIL", "TAX_NUMBER")),
      "Ana claims to have brought another customer, and both hold the same e-mail address and the same tax number."),
     (Alert(Kind.BURST, ("x",), claims=7, first="2025-01-01T00:00:00", last="2025-01-01T09:00:00"),
      "A customer made 7 claims on 1 January 2025.")],
)  # fmt: skip
def test_sentences(alert: Alert, text: str) -> None:
    day = {"2025-01-01T00:00:00": "1 January 2025", "2025-01-01T09:00:00": "1 January 2025"}
    assert sentence(alert, {"a": "Ana"}, day.__getitem__) == text


@pytest.mark.parametrize(
    ("at", "one", "other", "homes"),
    [("2025-03-01T10:00:00", ("2025-01-01", None), (None, "2025-03-02"), ["h"]),
     ("2025-03-01T10:00:00", ("2025-01-01", "2025-03-01"), (None, None), []),
     ("2025-03-01T10:00:00", ("2025-03-02", None), (None, None), []),
     (None, ("2026-01-01", None), (None, None), ["h"]), (None, (None, "2026-01-01"), (None, None), [])],
)  # fmt: skip
def test_a_household_is_shared_on_the_day_of_the_claim(
    at: str | None, one: tuple[str | None, ...], other: tuple[str | None, ...], homes: list[str]
) -> None:
    found = homely([["a", "b", at, "h", *one, *other]], Days(UTC, "2026-05-01"))
    assert [home for each in found for home in each.shared] == homes


async def test_who_brought_themselves_is_no_circle(ask: Ask, indexed: BoltStore) -> None:
    await people(indexed, "Ana", "Bob")
    await claims(indexed, "Ana Ana", "Ana Bob")
    assert (await told(ask))["nodes"] == []
