"""Relationships are linked, changed, corrected, ended and unlinked, and the rules hold."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from graph.bolt import BoltStore
from graph.statement import Statement
from schema.mutations import BY_NAME, BY_SEVERAL
from tests.mutations.conftest import Ask

ERRORS = "userErrors { code field message candidates }"
PEOPLE = ("ann", "bob", "cy", "dan")
NODES = """CREATE (:Source {key: 'api', id: 'src_1', name: 'api'})
WITH 1 AS one
UNWIND $rows AS row
CREATE (:Customer {id: 'cus_' + row, name: row, version: 1, createdAt: $at, updatedAt: $at, stage: 'CUSTOMER'})
CREATE (:Household {id: 'hou_' + row, name: row, version: 1, createdAt: $at, updatedAt: $at})
CREATE (:Company {id: 'com_' + row, name: row, version: 1, createdAt: $at, updatedAt: $at})
CREATE (:Category {id: 'cat_' + row, key: row, name: row, version: 1, createdAt: $at, updatedAt: $at})
CREATE (:Product {id: 'pro_' + row, sku: row, name: row, version: 1, createdAt: $at, updatedAt: $at})"""
AT = "2026-01-01T00:00:00"


@pytest.fixture(autouse=True)
async def nodes(ask: Ask, store: BoltStore) -> None:  # the graph is empty by then
    await store.write(lambda tx: tx.run(Statement(NODES, {"rows": list(PEOPLE), "at": AT})))


async def done(ask: Ask, name: str, **given: Any) -> dict[str, Any]:
    """What a mutation answers about errors and changes."""
    title = (BY_NAME.get(name) or BY_SEVERAL[name]).title if name in BY_NAME else BY_SEVERAL[name].bulk
    text = f"""mutation ($input: {title}Input!) {{ {name}(input: $input) {{
      changes {{ kind type id relationship otherType otherId fields }} {ERRORS} }} }}"""
    payload: dict[str, Any] = (await ask(text, input=given))[name]
    return payload


async def good(ask: Ask, name: str, **given: Any) -> list[str]:
    """The kinds of changes of a mutation that is not refused."""
    payload = await done(ask, name, **given)
    assert payload["userErrors"] == []
    return [each["kind"] for each in payload["changes"]]


async def refused(ask: Ask, name: str, **given: Any) -> list[tuple[str, str | None]]:
    payload = await done(ask, name, **given)
    return [(each["code"], each["field"]) for each in payload["userErrors"]]


async def stored(store: BoltStore, type_: str, *names: str) -> list[list[object]]:
    """Every relationship of a type: its ends and these properties."""
    shown = ", ".join(["a.id", "b.id", *(f"r.{name}" for name in names)])
    text = f"MATCH (a)-[r:{type_}]->(b) RETURN {shown} ORDER BY {shown}"  # cypher: names of the test alone
    return [list(row) for row in await store.read(Statement(text))]


def by(id_: str) -> dict[str, str]:
    return {"id": id_}


ANN, BOB, CY, _ = (by(f"cus_{each}") for each in PEOPLE)
AT_ANN, AT_BOB = ({"customer": ANN, "household": by(f"hou_{each}")} for each in PEOPLE[:2])


async def test_a_membership_from_its_first_day_to_its_last(ask: Ask, store: BoltStore) -> None:
    assert await good(ask, "householdJoin", **AT_ANN, role="MEMBER", since="2020-01-01") == ["LINKED"]
    assert await good(ask, "membershipChange", **AT_ANN, role="HEAD", since="2022-01-01") == [
        "LINKED", "LINK_UPDATED"]  # fmt: skip
    one = {**AT_ANN, "which": {"since": "2020-01-01"}}
    assert await good(ask, "membershipCorrect", **one, since="2019-01-01") == ["LINK_UPDATED"]
    assert await good(ask, "householdLeave", **AT_ANN) == ["LINK_UPDATED"]
    kept = [["cus_ann", "hou_ann", "2019-01-01", "2022-01-01", "MEMBER", True, "api"],
            ["cus_ann", "hou_ann", "2022-01-01", "2026-05-01", "HEAD", True, "api"]]  # fmt: skip
    assert await stored(store, "MEMBER_OF", "since", "until", "role", "isPrimary", "source") == kept
    assert await refused(ask, "membershipUnlink", **AT_ANN) == [("AMBIGUOUS_KEY", "which")]
    assert await good(ask, "membershipUnlink", **AT_ANN, which={"since": "2019-01-01"}) == ["UNLINKED"]
    assert await stored(store, "MEMBER_OF", "role") == [["cus_ann", "hou_ann", "HEAD"]]


async def test_one_household_is_the_primary_one_on_any_day(ask: Ask, store: BoltStore) -> None:
    await good(ask, "householdJoin", **AT_ANN)
    assert await refused(ask, "householdJoin", **AT_BOB, isPrimary=True) == [("OVERLAPS", "isPrimary")]
    assert await refused(ask, "householdJoin", **AT_ANN) == [("EXISTS", None)]
    await good(ask, "householdLeave", **AT_ANN, until="2026-03-01")
    await good(ask, "householdJoin", **AT_BOB, isPrimary=True)
    assert await stored(store, "MEMBER_OF", "since", "until") == [
        ["cus_ann", "hou_ann", None, "2026-03-01"], ["cus_ann", "hou_bob", "2026-05-01", None]]  # fmt: skip
    wrong = {"which": {"since": None}, "until": None}
    assert await refused(ask, "membershipCorrect", **AT_ANN, **wrong) == [("OVERLAPS", "isPrimary")]


async def test_dates_that_cannot_be(ask: Ask) -> None:
    dates = {"since": "2020-01-01", "until": "2019-12-31"}
    assert await refused(ask, "householdJoin", **AT_ANN, **dates) == [("INVALID", "until")]
    await good(ask, "householdJoin", **AT_ANN, since="2020-01-01")
    assert await refused(ask, "householdLeave", **AT_ANN, until="2019-12-31") == [("INVALID", "until")]
    assert await refused(ask, "membershipChange", **AT_ANN, since="2020-01-01", role="HEAD") == [("INVALID", "since")]


async def test_a_tie_is_the_same_from_both_sides(ask: Ask, store: BoltStore) -> None:
    names = {"customer": ANN, "other": BOB}
    assert await good(ask, "tieLink", **names, kind="PARENT", since="2020-01-01") == ["LINKED", "LINKED"]
    turned = {"customer": BOB, "other": ANN}
    assert await refused(ask, "tieLink", **turned, kind="CHILD") == [("EXISTS", None)]
    await good(ask, "tieChange", **turned, kind="WARD", since="2021-01-01")
    await good(ask, "tieEnd", **names, until="2022-01-01")
    await good(ask, "tieUnlink", **turned, which={"kind": "CHILD"})
    assert await stored(store, "TIED_TO", "kind", "since", "until") == [
        ["cus_ann", "cus_bob", "GUARDIAN", "2021-01-01", "2022-01-01"],
        ["cus_bob", "cus_ann", "WARD", "2021-01-01", "2022-01-01"]]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "to", "start", "end"),
    [
        ("tieLink", "cus_ann", "customer", "other"),
        ("referralLink", "cus_ann", "referrer", "referred"),
        ("ownershipLink", "com_ann", "parent", "company"),
        ("productPin", "pro_ann", "product", "other"),
    ],
)
async def test_nothing_stands_so_to_itself(ask: Ask, name: str, to: str, start: str, end: str) -> None:
    assert await refused(ask, name, **{start: by(to), end: by(to)}) == [("CYCLE", end)]


async def test_the_first_claim_from_before_the_first_purchase_is_credited(ask: Ask, store: BoltStore) -> None:
    await store.write(lambda tx: tx.run(Statement(BUYS)))
    claims = {"cus_ann": "2026-03-01", "cus_bob": "2026-01-01", "cus_cy": "2026-01-02"}
    for id_, day in list(claims.items())[:2]:
        await good(ask, "referralLink", referrer=by(id_), referred=by("cus_new"), at=f"{day}T00:00:00Z")
    assert await stored(store, "REFERRED", "isCredited", "status") == [
        ["cus_ann", "cus_new", False, "CONVERTED"], ["cus_bob", "cus_new", True, "CONVERTED"]]  # fmt: skip
    names = {"referrer": ANN, "referred": by("cus_new")}
    assert await good(ask, "referralCredit", **names) == ["LINK_UPDATED", "LINK_UPDATED"]
    assert await refused(ask, "referralLink", **names) == [("EXISTS", None)]
    await good(ask, "referralLink", referrer=CY, referred=by("cus_new"), at="2026-01-02T00:00:00Z")
    assert [row[2] for row in await stored(store, "REFERRED", "isCredited")] == [True, False, False]


async def test_a_claim_that_is_refused_gives_up_its_credit(ask: Ask, store: BoltStore) -> None:
    names = {"referrer": ANN, "referred": CY}
    await good(ask, "referralLink", **names)
    await good(ask, "referralCorrect", **names, status="REJECTED")
    assert await stored(store, "REFERRED", "isCredited", "status") == [["cus_ann", "cus_cy", False, "REJECTED"]]
    assert await refused(ask, "referralCredit", **names) == [("INVALID", None)]
    await good(ask, "referralCredit", **names, isCredited=False)
    await good(ask, "referralLink", referrer=BOB, referred=CY)
    assert [row[2] for row in await stored(store, "REFERRED", "isCredited")] == [False, True]


BUYS = """CREATE (:Customer {id: 'cus_new', name: 'New', version: 1})-[:HAD]->
(:Interaction {id: 'int_1', kind: 'PURCHASE', at: '2026-02-01T00:00:00'})"""


async def test_companies_own_each_other_in_no_circle(ask: Ask, store: BoltStore) -> None:
    rows = [{"parent": by(f"com_{a}"), "company": by(f"com_{b}")} for a, b in (("ann", "bob"), ("bob", "cy"))]
    await good(ask, "ownershipsLink", rows=rows)
    circle = {"parent": by("com_cy"), "company": by("com_ann")}
    assert await refused(ask, "ownershipLink", **circle) == [("CYCLE", "parent")]
    await good(ask, "ownershipEnd", **rows[0], until="2025-01-01")
    await good(ask, "ownershipLink", **circle, since="2025-01-01")
    assert await refused(ask, "ownershipChange", **rows[1], newParent=by("com_ann")) == [("CYCLE", "newParent")]
    await good(ask, "ownershipChange", **circle, newParent=by("com_bob"), since="2026-01-01")
    assert await stored(store, "PARENT_OF", "since", "until") == [
        ["com_ann", "com_bob", None, "2025-01-01"], ["com_bob", "com_ann", "2026-01-01", None],
        ["com_bob", "com_cy", None, None], ["com_cy", "com_ann", "2025-01-01", "2026-01-01"]]  # fmt: skip


async def test_a_category_moves_and_never_into_itself(ask: Ask, store: BoltStore) -> None:
    a, b, c, _ = (by(f"cat_{each}") for each in PEOPLE)
    await good(ask, "categoryMove", category=a, parent=b)
    assert await good(ask, "categoryMove", category=b, parent=c) == ["LINKED"]
    assert await refused(ask, "categoryMove", category=c, parent={"key": "ann"}) == [("CYCLE", "parent")]
    assert await good(ask, "categoryMove", category=a, parent=c) == ["UNLINKED", "LINKED"]
    assert await good(ask, "categoryMove", category=b, parent=None) == ["UNLINKED"]
    assert await refused(ask, "categoryMove", category=b) == [("INVALID", "parent")]
    assert await stored(store, "PART_OF") == [["cat_ann", "cat_cy"]]


async def test_what_says_no_more_than_that_it_is_may_be_said_again(ask: Ask) -> None:
    pair = {"product": {"sku": "ann"}, "other": {"sku": "bob"}}
    assert [await good(ask, "productPin", **pair), await good(ask, "productPin", **pair)] == [["LINKED"], []]
    assert await good(ask, "productUnpin", **pair) == ["UNLINKED"]
    assert await refused(ask, "productUnpin", **pair) == [("NOT_FOUND", None)]
    assert await good(ask, "productsCategorise", rows=[{"product": {"sku": "ann"}, "category": {"key": "cy"}}]) == [
        "LINKED"]  # fmt: skip


async def test_ends_that_are_not_there_are_named_field_by_field(ask: Ask) -> None:
    nobody = {"customer": {"email": "nobody@example.com"}, "company": by("com_none")}
    assert await refused(ask, "employmentLink", **nobody) == [("NOT_FOUND", "customer"), ("NOT_FOUND", "company")]


async def test_rows_that_are_refused_leave_the_others(ask: Ask, store: BoltStore) -> None:
    rows: list[dict[str, Any]] = [{"customer": ANN, "company": by("com_ann"), "role": "Baker"},
            {"customer": ANN, "company": by("com_bob"), "isPrimary": True},
            {"customer": BOB, "company": by("com_bob")}]  # fmt: skip
    assert await refused(ask, "employmentsLink", rows=rows, onError="CONTINUE") == [("OVERLAPS", "rows.1.isPrimary")]
    assert await stored(store, "WORKS_AT", "roleKey") == [
        ["cus_ann", "com_ann", "baker"], ["cus_bob", "com_bob", None]]  # fmt: skip
    await good(ask, "employmentCorrect", **{key: rows[0][key] for key in ("customer", "company")}, role=None)
    assert (await stored(store, "WORKS_AT", "role", "roleKey"))[0] == ["cus_ann", "com_ann", None, None]


async def test_two_changes_of_one_relationship_in_one_operation(ask: Ask, store: BoltStore) -> None:
    text = f"""mutation ($c: CustomerKey!, $h: HouseholdKey!) {{
      householdJoin(input: {{customer: $c, household: $h}}) {{ customer {{ household {{ id }} }} {ERRORS} }}
      membershipCorrect(input: {{customer: $c, household: $h, role: HEAD}}) {{
        household {{ head {{ id }} }} {ERRORS} }} }}"""
    answer = await ask(text, c=ANN, h=by("hou_ann"))
    assert answer["householdJoin"] == {"customer": {"household": by("hou_ann")}, "userErrors": []}
    assert answer["membershipCorrect"] == {"household": {"head": ANN}, "userErrors": []}
    assert await stored(store, "MEMBER_OF", "role") == [["cus_ann", "hou_ann", "HEAD"]]


async def test_of_two_at_once_that_contradict_one_is_made(ask: Ask, store: BoltStore) -> None:
    """Each alone is fine: a second credit, a second primary household."""
    pairs: Sequence[tuple[str, str, dict[str, Any], dict[str, Any]]] = (
        ("householdJoin", "MEMBER_OF", {**AT_ANN, "isPrimary": True}, {**AT_BOB, "isPrimary": True}),
        ("referralLink", "REFERRED {isCredited: true}", {"referrer": ANN, "referred": CY},
         {"referrer": BOB, "referred": CY}),
    )  # fmt: skip
    for name, type_, one, other in pairs:
        await asyncio.gather(done(ask, name, **one), done(ask, name, **other))
        assert len(await stored(store, type_)) == 1


async def test_two_at_once_close_no_circle_although_no_company_is_in_both(ask: Ask, store: BoltStore) -> None:
    """What is there is ann over bob, and cy over dan."""
    ann, bob, cy, dan = (by(f"com_{each}") for each in PEOPLE)
    await good(ask, "ownershipsLink", rows=[{"parent": ann, "company": bob}, {"parent": cy, "company": dan}])
    await asyncio.gather(
        done(ask, "ownershipLink", parent=bob, company=cy), done(ask, "ownershipLink", parent=dan, company=ann)
    )
    assert len(await stored(store, "PARENT_OF")) == 3
