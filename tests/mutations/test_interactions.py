"""Conversations, cases and reviews are recorded and put right, and say only what fits their kind."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mutations.conftest import Ask
from tests.mutations.test_nodes import ANN, ERRORS, codes, created

SHOWN = """interaction { __typename id kind at status customer { id } company { id }
  ... on Case { dueAt priority products { nodes { sku } } } ... on Review { rating } }"""
RECORD = f"""mutation ($input: InteractionRecordInput!) {{ interactionRecord(input: $input) {{ wasCreated {SHOWN}
  changes {{ kind type fields relationship }} {ERRORS} }} }}"""
UPDATE = f"""mutation ($input: InteractionUpdateInput!) {{ interactionUpdate(input: $input) {{ {SHOWN} {ERRORS} }} }}"""
ARCHIVE = f"mutation ($id: ID!) {{ interactionArchive(input: {{id: $id}}) {{ interaction {{ id }} {ERRORS} }} }}"
DELETE = f"mutation ($id: ID!) {{ interactionDelete(input: {{id: $id}}) {{ interaction {{ id }} {ERRORS} }} }}"
CUP = 'mutation { productCreate(input: {sku: "CUP", name: "Cup"}) { userErrors { message } } }'


async def recorded(ask: Ask, **given: Any) -> dict[str, Any]:
    answer = (await ask(RECORD, input=given))["interactionRecord"]
    assert answer["userErrors"] == []
    return dict(answer)


async def test_a_case_is_recorded_and_put_right(ask: Ask) -> None:
    ann = await created(ask, **ANN)
    await ask(CUP)
    case = (await recorded(ask, kind="COMPLAINT", customer={"id": ann}, products=[{"sku": "CUP"}], status="OPEN",
                           priority="HIGH", dueAt="2026-05-03T09:00:00Z"))["interaction"]  # fmt: skip
    assert (case["__typename"], case["at"], case["customer"]["id"]) == ("Case", "2026-05-01T12:00:00Z", ann)
    assert (case["dueAt"], case["products"]["nodes"]) == ("2026-05-03T09:00:00Z", [{"sku": "CUP"}])
    given = {"id": case["id"], "status": "RESOLVED", "dueAt": None, "products": []}
    after = (await ask(UPDATE, input=given))["interactionUpdate"]["interaction"]
    assert (after["status"], after["dueAt"], after["priority"]) == ("RESOLVED", None, "HIGH")
    assert after["products"]["nodes"] == []


async def test_told_again_it_is_put_right(ask: Ask) -> None:
    given = {"kind": "REVIEW", "rating": 4, "external": {"source": "shop", "key": "1"}}
    first, again = await recorded(ask, **given), await recorded(ask, **{**given, "rating": 5})
    assert (first["wasCreated"], again["wasCreated"]) == (True, False)
    assert again["interaction"] | {"rating": 4} == first["interaction"]
    assert again["changes"] == [{"kind": "UPDATED", "type": "Review", "fields": ["rating"], "relationship": None}]


WRONG: tuple[tuple[dict[str, Any], list[tuple[str, str]]], ...] = (
    ({"kind": "CALL", "rating": 5, "products": []}, [("INVALID", "products"), ("INVALID", "rating")]),
    ({"kind": "REVIEW", "rating": 6, "dueAt": None}, [("INVALID", "rating")]),
    ({"kind": "PURCHASE"}, [("INVALID", "kind")]),
    ({"kind": "SUPPORT", "products": [{"sku": "X"}], "customer": {"id": "x"}},
     [("NOT_FOUND", "customer"), ("NOT_FOUND", "products.0")]),
)  # fmt: skip


@pytest.mark.parametrize(("given", "wanted"), WRONG)
async def test_what_does_not_fit_is_refused(ask: Ask, given: Any, wanted: Any) -> None:
    assert codes((await ask(RECORD, input=given))["interactionRecord"]) == wanted


async def test_one_is_put_away_and_a_purchase_is_not_among_them(ask: Ask) -> None:
    talk = (await recorded(ask, kind="CALL"))["interaction"]["id"]
    for text, shown in ((ARCHIVE, {"id": talk}), (DELETE, None)):
        ((_, answer),) = (await ask(text, id=talk)).items()
        assert answer == {"interaction": shown, "userErrors": []}
    await ask(CUP)
    line = '{sku: "CUP", quantity: 1, unitPrice: "1"}'
    sold = await ask(f"mutation {{ purchaseRecord(input: {{lines: [{line}]}}) {{ purchase {{ id }} }} }}")
    answer = (await ask(ARCHIVE, id=sold["purchaseRecord"]["purchase"]["id"]))["interactionArchive"]
    assert codes(answer) == [("INVALID", "id")]
