"""A customer with what lies around, in one row: all of it is done, or nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mutations.conftest import Ask
from tests.mutations.test_nodes import ANN, ERRORS, codes, created

UPSERT = f"""mutation ($input: CustomerUpsertInput!) {{ customerUpsert(input: $input) {{ customer {{ id stage
  household {{ id name }} households {{ edges {{ role isPrimary node {{ name }} }} }}
  employers {{ edges {{ role department node {{ id name }} }} }}
  referredBy {{ name }} referralClaims {{ edges {{ status isCredited node {{ name }} }} }}
  consents {{ nodes {{ purpose state at }} }} purchases {{ nodes {{ number total {{ amount }} }} }} }} {ERRORS} }} }}"""
CUP = 'mutation { productCreate(input: {sku: "CUP", name: "Cup"}) { userErrors { message } } }'
LINES = [{"sku": "CUP", "quantity": 2, "unitPrice": "1.25"}]
ALL = {
    **ANN, "stage": "PROSPECT", "referredBy": {"email": "bob@example.com"},
    "household": {"new": {"name": "Smiths"}, "role": "HEAD", "since": "2024-01-01"},
    "employer": {"new": {"name": "Smith Ltd", "taxNumber": "GB123456789"}, "role": "Baker", "department": "Bread"},
    "consents": [{"purpose": "MARKETING", "state": "GRANTED"}], "purchase": {"number": "7", "lines": LINES},
}  # fmt: skip


@pytest.fixture(autouse=True)
async def bob(ask: Ask) -> str:
    await ask(CUP)
    return await created(ask, name="Bob", email="bob@example.com")


async def upserted(ask: Ask, given: Any) -> dict[str, Any]:
    answer = (await ask(UPSERT, input=given))["customerUpsert"]
    assert answer["userErrors"] == []
    return dict(answer["customer"])


async def test_all_of_it_is_there_at_once(ask: Ask) -> None:
    ann = await upserted(ask, ALL)
    assert (ann["stage"], ann["household"]["name"]) == ("CUSTOMER", "Smiths")
    assert ann["households"]["edges"] == [{"role": "HEAD", "isPrimary": True, "node": {"name": "Smiths"}}]
    (job,) = ann["employers"]["edges"]
    assert (job["role"], job["department"], job["node"]["name"]) == ("Baker", "Bread", "Smith Ltd")
    claims = [{"status": "CONVERTED", "isCredited": True, "node": {"name": "Bob"}}]
    assert (ann["referredBy"], ann["referralClaims"]["edges"]) == ({"name": "Bob"}, claims)
    assert ann["consents"]["nodes"] == [{"purpose": "MARKETING", "state": "GRANTED", "at": "2026-05-01T12:00:00Z"}]
    assert ann["purchases"]["nodes"] == [{"number": "7", "total": {"amount": "2.50"}}]


async def test_a_move_closes_the_household_before(ask: Ask) -> None:
    first = await upserted(ask, ALL)
    job = first["employers"]["edges"][0]["node"]["id"]
    given = {"email": ANN["email"], "household": {"new": {"name": "Jones"}, "since": "2026-03-01"},
             "referredBy": {"email": "bob@example.com"}, "employer": {"key": {"id": job}, "role": "Head"}}  # fmt: skip
    after = await upserted(ask, given)
    assert [each["node"]["name"] for each in after["households"]["edges"]] == ["Jones"]
    assert [each["role"] for each in after["employers"]["edges"]] == ["Head"]
    assert len(after["referralClaims"]["edges"]) == 1


async def test_a_fault_anywhere_undoes_all_and_says_where(ask: Ask) -> None:
    given = {
        **ALL, "phone": "12", "referredBy": {"email": "x@example.com"}, "household": {"new": {"name": " "}},
        "employer": {}, "purchase": {"lines": [*LINES, {**LINES[0], "quantity": -1}]},
    }  # fmt: skip
    answer = (await ask(UPSERT, input=given))["customerUpsert"]
    assert codes(answer) == [
        ("INVALID", "household.new.name"), ("INVALID", "employer.key"), ("INVALID", "purchase.lines.1.quantity"),
        ("INVALID", "phone"),
    ]  # fmt: skip
    given = {**ALL, "referredBy": {"email": "x@example.com"}, "household": {"key": {"id": "x"}},
             "purchase": {"lines": [{**LINES[0], "sku": "POT"}]}}  # fmt: skip
    answer = (await ask(UPSERT, input=given))["customerUpsert"]
    wanted = [("NOT_FOUND", "household.key"), ("NOT_FOUND", "referredBy"), ("NOT_FOUND", "purchase.lines.0.sku")]
    assert codes(answer) == wanted
    totals = await ask("{ customers { totalCount } companies { totalCount } households { totalCount } }")
    assert [each["totalCount"] for each in totals.values()] == [1, 0, 0]


async def test_nobody_brings_themselves(ask: Ask) -> None:
    given = {"email": "bob@example.com", "referredBy": {"email": "bob@example.com"}}
    assert codes((await ask(UPSERT, input=given))["customerUpsert"]) == [("INVALID", "referredBy")]


REFER = """mutation ($id: ID!) {
  referralLink(input: {referrer: {email: "bob@example.com"}, referred: {id: $id}}) { userErrors { message } } }"""
CLAIMS = "query ($id: ID!) { customer(by: {id: $id}) { referralClaims { edges { status isCredited } } } }"


@pytest.mark.parametrize(
    ("stage", "status"), [("PROSPECT", "INVITED"), ("CUSTOMER", "CONVERTED"), ("FORMER", "CONVERTED")]
)
async def test_a_claim_is_the_same_whichever_way_it_comes(ask: Ask, stage: str, status: str) -> None:
    beside = await created(ask, name="Ann", stage=stage, referredBy={"email": "bob@example.com"})
    after = await created(ask, name="Ann", stage=stage)
    assert await ask(REFER, id=after) == {"referralLink": {"userErrors": []}}
    for id_ in (beside, after):
        edges = (await ask(CLAIMS, id=id_))["customer"]["referralClaims"]["edges"]
        assert edges == [{"status": status, "isCredited": True}]


async def test_a_consent_cannot_end_before_it_was_given(ask: Ask) -> None:
    at_odds = {
        "purpose": "MARKETING",
        "state": "GRANTED",
        "at": "2026-02-01T00:00:00Z",
        "until": "2026-01-01T00:00:00Z",
    }
    given = {**ANN, "consents": [{"purpose": "MARKETING", "state": "GRANTED"}, at_odds]}
    answer = (await ask(UPSERT, input=given))["customerUpsert"]
    assert codes(answer) == [("INVALID", "consents.1.until")]
