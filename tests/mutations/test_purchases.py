"""Purchases and returns are recorded in one call, and what follows from them is true at once."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mutations.conftest import Ask
from tests.mutations.test_nodes import ANN, ERRORS, codes, created

PRODUCTS = """mutation ($rows: [ProductCreateInput!]!) { productsCreate(input: {rows: $rows}) {
  done userErrors { message } } }"""
RECORD = f"""mutation ($input: PurchaseRecordInput!) {{ purchaseRecord(input: $input) {{ wasCreated
  purchase {{ id at number quantity total {{ amount }} discount {{ amount }} tax {{ amount }}
    currency originalTotal rate
    customer {{ id name stage }} company {{ name }} contact {{ name }}
    lines {{ edges {{ line quantity unitPrice {{ amount }} total {{ amount }} description node {{ sku name }} }} }} }}
  changes {{ kind type fields relationship }} {ERRORS} }} }}"""
RETURN = f"""mutation ($input: ReturnRecordInput!) {{ returnRecord(input: $input) {{
  return {{ id customer {{ id }} purchase {{ id }} }} {ERRORS} }} }}"""
BOUGHT = """query ($id: ID!) { customer(by: {id: $id}) { stage bought { edges { times quantity spent { amount }
  returnedQuantity refunded { amount } firstAt node { sku } } } } }"""
CUP, POT = {"sku": "CUP", "quantity": 2, "unitPrice": "1.25"}, {"sku": "POT", "quantity": 1, "unitPrice": "9.99"}


@pytest.fixture(autouse=True)
async def products(ask: Ask) -> None:
    rows = [{"sku": "CUP", "name": "Cup"}, {"sku": "POT", "name": "Pot"}]
    assert (await ask(PRODUCTS, rows=rows))["productsCreate"]["done"] == 2


async def recorded(ask: Ask, **given: Any) -> dict[str, Any]:
    answer = (await ask(RECORD, input={"lines": [CUP], **given}))["purchaseRecord"]
    assert answer["userErrors"] == []
    return dict(answer)


async def bought(ask: Ask, id_: str) -> dict[str, tuple[Any, ...]]:
    """What somebody bought, by the code of the product."""
    edges = (await ask(BOUGHT, id=id_))["customer"]["bought"]["edges"]
    return {each["node"]["sku"]: (each["times"], each["quantity"], each["spent"]["amount"], each["returnedQuantity"],
                                  each["refunded"]["amount"]) for each in edges}  # fmt: skip


async def test_a_purchase_is_recorded_with_its_lines_and_its_buyer(ask: Ask) -> None:
    id_ = await created(ask, **ANN, stage="PROSPECT")
    lines = [CUP, {**POT, "discount": "0.99", "total": "9.00", "description": "The red one"}]
    answer = await recorded(
        ask, customer={"email": "ann@example.com"}, number="7", tax="2.30", lines=lines, total="11.5"
    )
    purchase = answer["purchase"]
    assert (purchase["total"]["amount"], purchase["discount"]["amount"], purchase["quantity"]) == ("11.50", "0.99", 3)
    assert (purchase["at"], purchase["number"]) == ("2026-05-01T12:00:00Z", "7")
    assert purchase["customer"] == {"id": id_, "name": "Ann Smith", "stage": "CUSTOMER"}
    assert purchase["lines"]["edges"][1] == {
        "line": 2, "quantity": 1, "unitPrice": {"amount": "9.99"}, "total": {"amount": "9.00"},
        "description": "The red one", "node": {"sku": "POT", "name": "Pot"},
    }  # fmt: skip
    assert await bought(ask, id_) == {"CUP": (1, 2, "2.50", 0, "0.00"), "POT": (1, 1, "9.00", 0, "0.00")}


async def test_a_buyer_is_matched_or_made(ask: Ask) -> None:
    first = await recorded(ask, buyer={**ANN, "stage": "PROSPECT"})
    again = await recorded(ask, buyer={"email": "ANN@example.com", "occupation": "Baker"})
    assert first["purchase"]["customer"] == again["purchase"]["customer"]
    assert await bought(ask, first["purchase"]["customer"]["id"]) == {"CUP": (2, 4, "5.00", 0, "0.00")}


async def test_nobody_need_be_named(ask: Ask) -> None:
    assert (await recorded(ask))["purchase"]["customer"] is None


async def test_told_again_it_is_put_right(ask: Ask) -> None:
    ann, bob = await created(ask, **ANN), await created(ask, name="Bob")
    own = {"source": "shop", "key": "1"}
    await recorded(ask, customer={"id": ann}, external=own, lines=[CUP, POT], number="1")
    again = await recorded(ask, customer={"id": bob}, external=own, lines=[{**CUP, "quantity": 3}])
    assert (again["wasCreated"], again["purchase"]["quantity"], again["purchase"]["number"]) == (False, 3, "1")
    assert await bought(ask, ann) == {}
    assert await bought(ask, bob) == {"CUP": (1, 3, "3.75", 0, "0.00")}
    same = await recorded(ask, customer={"id": bob}, external=own, lines=[{**CUP, "quantity": 3}])
    assert same["changes"] == []


async def test_what_comes_back_is_told_apart(ask: Ask) -> None:
    ann = await created(ask, **ANN)
    purchase = (await recorded(ask, customer={"id": ann}))["purchase"]["id"]
    given = {"purchase": {"id": purchase}, "lines": [{**CUP, "quantity": 1}]}
    answer = (await ask(RETURN, input=given))["returnRecord"]
    assert answer["userErrors"] == []
    assert (answer["return"]["customer"]["id"], answer["return"]["purchase"]["id"]) == (ann, purchase)
    assert await bought(ask, ann) == {"CUP": (1, 2, "2.50", 1, "1.25")}


async def test_another_currency_is_turned_into_ours(ask: Ask) -> None:
    lines = [{"sku": "CUP", "quantity": 3, "unitPrice": "0.3333"}]
    purchase = (await recorded(ask, currency="EUR", rate="0.8575", tax="1", lines=lines, total="0.9999"))["purchase"]
    assert (purchase["total"]["amount"], purchase["originalTotal"], purchase["rate"]) == ("0.8574", "0.9999", "0.8575")
    assert purchase["tax"] == {"amount": "0.8575"}
    ours = (await recorded(ask, currency="GBP", rate="1"))["purchase"]
    assert (ours["currency"], ours["rate"], ours["originalTotal"]) == (None, None, None)


WRONG: tuple[tuple[dict[str, Any], list[tuple[str, str]]], ...] = (
    ({"lines": []}, [("INVALID", "lines")]),
    ({"lines": [CUP, {**CUP, "sku": "cup"}]}, [("NOT_FOUND", "lines.1.sku")]),
    ({"lines": [{**CUP, "quantity": 0}, {**POT, "discount": "10"}]},
     [("INVALID", "lines.0.quantity"), ("INVALID", "lines.1.discount")]),
    ({"lines": [{**CUP, "total": "2.49"}]}, [("INVALID", "lines.0.total")]),
    ({"total": "2.51"}, [("INVALID", "total")]),
    ({"currency": "EUR"}, [("INVALID", "rate")]),
    ({"rate": "2"}, [("INVALID", "rate")]),
    ({"customer": {"email": "x@example.com"}, "contact": {"id": "cus_no"}},
     [("NOT_FOUND", "customer"), ("NOT_FOUND", "contact")]),
    ({"buyer": {"name": "Ann", "email": "nobody"}}, [("INVALID", "buyer.email")]),
    ({"customer": {"id": "x"}, "company": {"id": "y"}}, [("INVALID", "company")]),
)  # fmt: skip


@pytest.mark.parametrize(("given", "wanted"), WRONG)
async def test_what_is_wrong_is_said_with_the_way_to_it(ask: Ask, given: Any, wanted: Any) -> None:
    answer = (await ask(RECORD, input={"lines": [CUP], **given}))["purchaseRecord"]
    assert codes(answer) == wanted
    assert await ask("{ interactions { totalCount } }") == {"interactions": {"totalCount": 0}}


async def test_unknown_products_are_made_only_if_told_so(ask: Ask) -> None:
    lines = [{"sku": "NEW", "name": "Jug", "quantity": 1, "unitPrice": "3"}]
    answer = await recorded(ask, lines=lines, createProducts=True)
    assert answer["purchase"]["lines"]["edges"][0]["node"] == {"sku": "NEW", "name": "Jug"}


async def test_under_one_key_it_counts_once(ask: Ask) -> None:
    ann = await created(ask, **ANN)
    given = {"customer": {"id": ann}, "lines": [CUP]}
    first, again = [await ask(RECORD, "key", input=given) for _ in range(2)]
    assert first["purchaseRecord"]["purchase"] == again["purchaseRecord"]["purchase"]
    assert await bought(ask, ann) == {"CUP": (1, 2, "2.50", 0, "0.00")}
