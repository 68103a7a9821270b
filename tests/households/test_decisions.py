"""What people decide about inferred households, and that no later inference undoes it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.households.conftest import Homes, Infer, live
from tests.mutations.conftest import Ask

SMITHS = {"Ann Smith": "5 Cottage Street", "Bob Smith": "5 Cottage Street", "Cem Tate": "5 Cottage Street"}


async def decide(ask: Ask, verb: str, **given: Any) -> list[dict[str, Any]]:
    """The faults of a decision."""
    text = (f"mutation ($input: Household{verb}Input!) {{ found: household{verb}(input: $input) "
            "{ userErrors { code field message } } }")  # fmt: skip
    errors: list[dict[str, Any]] = (await ask(text, input=given))["found"]["userErrors"]
    return errors


def people(*names: str) -> list[dict[str, str]]:
    return [{"email": f"{name}@example.com"} for name in names]


def together(found: dict[str, dict[str, Any]]) -> set[frozenset[str]]:
    ids = {each["node"]["id"] for each in found.values()}
    return {frozenset(name[:3] for name, each in found.items() if each["node"]["id"] == id_) for id_ in ids}


@pytest.fixture
async def household(ask: Ask, infer: Infer, homes: Homes) -> dict[str, str]:
    """The inferred household of three people, by its id."""
    await live(ask, SMITHS)
    await infer()
    return {"id": (await homes())["Ann Smith"]["node"]["id"]}


async def test_an_accepted_household_is_stated(ask: Ask, infer: Infer, homes: Homes, household: dict[str, str]) -> None:
    assert await decide(ask, "Accept", household=household) == []
    await infer()
    found = await homes()

    assert {each["node"]["id"] for each in found.values()} == {household["id"]}
    assert {each["node"]["kind"] for each in found.values()} == {"STATED"}
    assert {each["confidence"] for each in found.values()} == {None}


@pytest.mark.parametrize("mutation", ["householdLeave", "membershipUnlink"])
async def test_who_left_stays_out(
    ask: Ask, infer: Infer, homes: Homes, household: dict[str, str], mutation: str
) -> None:
    name = f"{mutation[0].upper()}{mutation[1:]}"
    text = f"mutation ($input: {name}Input!) {{ {mutation}(input: $input) {{ userErrors {{ message }} }} }}"
    await ask(text, input={"customer": people("cem")[0], "household": household})
    await infer()

    assert together({each: of for each, of in (await homes()).items() if each[:3] != "Cem"}) == {
        frozenset({"Ann", "Bob"})
    }
    current = (await ask("{ customers(where: {household: {id: {isNull: false}}}) { nodes { name } } }"))["customers"]
    assert {each["name"] for each in current["nodes"]} == {"Ann Smith", "Bob Smith"}


async def test_a_rejected_household_does_not_come_back(
    ask: Ask, infer: Infer, homes: Homes, household: dict[str, str]
) -> None:
    assert await decide(ask, "Reject", household=household) == []
    await infer()

    assert await homes() == {}
    [fault] = await decide(ask, "Accept", household=household)
    assert (fault["code"], fault["field"]) == ("ARCHIVED", "household")


async def test_what_was_split_stays_apart(ask: Ask, infer: Infer, homes: Homes, household: dict[str, str]) -> None:
    assert await decide(ask, "Split", household=household, customers=people("cem")) == []
    await infer()

    assert together(await homes()) == {frozenset({"Ann", "Bob"})}


async def test_who_was_moved_stays_there(ask: Ask, infer: Infer, homes: Homes, household: dict[str, str]) -> None:
    key = {"external": {"source": "x", "key": "1"}}
    create = "mutation ($input: HouseholdCreateInput!) { householdCreate(input: $input) { userErrors { code } } }"
    await ask(create, input={"name": "Tates", **key})
    [cem] = people("cem")

    assert await decide(ask, "Move", customer=cem, household=key) == []
    await infer()

    assert together(await homes()) == {frozenset({"Ann", "Bob"}), frozenset({"Cem"})}


FAULTS: dict[str, tuple[str, dict[str, Any], str, str]] = {
    "no such household": ("Accept", {"household": {"id": "hou_01m80hwm82w1qz8rdm29814taf"}}, "NOT_FOUND", "household"),
    "no member": ("Split", {"customers": people("dan")}, "NOT_FOUND", "customers.0"),
    "all members": ("Split", {"customers": people("ann", "bob", "cem")}, "INVALID", "customers"),
    "nobody": ("Split", {"customers": []}, "INVALID", "customers"),
    "nowhere to leave": ("Move", {"customer": people("dan")[0]}, "NOT_FOUND", "customer"),
}


async def test_what_cannot_be_meant_is_refused(ask: Ask, household: dict[str, str]) -> None:
    await live(ask, {"Dan Lee": "77 Cedar Court"})
    for what, (verb, given, code, field) in FAULTS.items():
        named: dict[str, Any] = given if verb == "Move" else {"household": household, **given}
        [fault] = await decide(ask, verb, **named)

        assert (fault["code"], fault["field"]) == (code, field), what
