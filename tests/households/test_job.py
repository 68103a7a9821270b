"""Households that a job concludes: written as they are, and only where something is otherwise."""

from __future__ import annotations

from graph.bolt import BoltStore
from graph.feed import service as feed
from tests.households.conftest import Homes, Infer, live
from tests.mutations.conftest import Ask

SMITHS = {"Ann Smith": "5 Cottage Street", "Bob Smith": "5 Cottage St", "Cem Tate": "5 Cottage Street"}
MOVE = """mutation ($input: CustomerUpdateInput!) { customerUpdate(input: $input) { userErrors { message } } }"""
NAMES = "{ customers { nodes { id givenName } } }"
HEADS = "{ households { nodes { head { givenName } } } }"
JOIN = """mutation ($input: HouseholdJoinInput!) { householdJoin(input: $input) { userErrors { message } } }"""


async def test_people_of_one_address_are_a_household(ask: Ask, infer: Infer, homes: Homes) -> None:
    await live(ask, {**SMITHS, "Dan Lee": "77 Cedar Court"})
    await infer()

    found = await homes()

    assert set(found) == set(SMITHS)
    assert {each["node"]["name"] for each in found.values()} == {"Smith household"}
    assert found["Cem Tate"]["evidence"] == "Same address as 2 other members."
    assert found["Ann Smith"]["isPrimary"] is True
    assert found["Ann Smith"]["node"]["kind"] == "INFERRED"
    assert 0.5 < found["Cem Tate"]["node"]["confidence"] < 1


async def test_nobody_lives_where_a_company_is(ask: Ask, infer: Infer, homes: Homes) -> None:
    office = {"lines": ["9 Office Park"], "city": "Leeds", "postalCode": "LS1 4AP", "country": "GB"}
    create = "mutation ($input: CompanyCreateInput!) { companyCreate(input: $input) { userErrors { code } } }"
    await ask(create, input={"name": "Works Ltd", "address": office})
    await live(ask, {**SMITHS, "Eva Poe": "9 Office Park", "Fay Poe": "9 Office Park"})

    await infer()

    assert set(await homes()) == set(SMITHS)


async def test_a_second_run_changes_nothing(ask: Ask, infer: Infer, store: BoltStore) -> None:
    await live(ask, SMITHS)
    await infer()
    before = await feed.kept(store)
    await live(ask, {"Dan Lee": "77 Cedar Court"})
    between = await feed.kept(store)

    await infer()

    assert before.newest < between.newest == (await feed.kept(store)).newest


async def test_who_moves_leaves_and_the_rest_keep_their_household(ask: Ask, infer: Infer, homes: Homes) -> None:
    await live(ask, {**SMITHS, "Dan Lee": "77 Cedar Court"})
    await infer()
    before = (await homes())["Ann Smith"]["node"]["id"]
    address = {"lines": ["77 Cedar Court"], "city": "Leeds", "postalCode": "LS1 4AP", "country": "GB", "use": "HOME"}
    ids = {
        each["name"]: each["id"] for each in (await ask("{ customers { nodes { id name } } }"))["customers"]["nodes"]
    }
    await ask(MOVE, input={"id": ids["Cem Tate"], "address": address})

    await infer()
    found = await homes()

    assert {name: each["node"]["name"] for name, each in found.items()} == {
        "Ann Smith": "Smith household", "Bob Smith": "Smith household",
        "Cem Tate": "Lee household", "Dan Lee": "Lee household",
    }  # fmt: skip
    assert found["Ann Smith"]["node"]["id"] == before


async def test_the_oldest_speaks_for_a_household_until_somebody_else_does(ask: Ask, infer: Infer) -> None:
    await live(ask, SMITHS)
    of = {each["givenName"]: each["id"] for each in (await ask(NAMES))["customers"]["nodes"]}
    for name, born in {"Ann": "1980-01-01", "Bob": "1975-01-01", "Cem": "2015-01-01"}.items():
        await ask(MOVE, input={"id": of[name], "birthDate": born})
    await infer()
    assert (await ask(HEADS))["households"]["nodes"] == [{"head": {"givenName": "Bob"}}]
    await ask(MOVE, input={"id": of["Bob"], "birthDate": "2000-01-01"})

    await infer()

    assert (await ask(HEADS))["households"]["nodes"] == [{"head": {"givenName": "Bob"}}]


async def test_what_was_stated_stands(ask: Ask, infer: Infer, homes: Homes) -> None:
    await live(ask, SMITHS)
    await ask(
        'mutation { householdCreate(input: {name: "Ours", external: {source: "x", key: "1"}}) { userErrors { code } } }'
    )
    for each in ("ann", "cem"):
        of = {"customer": {"email": f"{each}@example.com"}, "household": {"external": {"source": "x", "key": "1"}}}
        await ask(JOIN, input=of)

    await infer()
    found = await homes()

    assert {each["node"]["name"] for each in found.values()} == {"Ours"}
    assert [found[name]["confidence"] is None for name in SMITHS] == [True, False, True]
