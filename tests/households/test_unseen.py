"""Decisions about households by who does not see all who live there."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from server.answers.answering import GraphQL
from tests.households.conftest import Infer, live
from tests.households.test_decisions import SMITHS, people
from tests.mutations.conftest import NOW, asked

STAGE = """mutation ($input: CustomerUpsertInput!) { customerUpsert(input: $input) {
  customer { id household { id } } userErrors { code } } }"""


@pytest.fixture
async def home(apart: tuple[GraphQL, GraphQL], infer: Infer) -> dict[str, str]:
    """The inferred household of Ann, Bob and Cem, all of whom the agent sees as long as they are customers."""
    admin = replace(apart[0], clock=lambda: NOW)
    await live(partial(asked, admin), SMITHS)
    for each in people("ann", "bob", "cem"):
        await asked(admin, STAGE, input={**each, "stage": "CUSTOMER"})
    await infer()
    found = await asked(admin, STAGE, input=people("ann")[0])
    return {"id": found["customerUpsert"]["customer"]["household"]["id"]}


async def hidden(admin: GraphQL, **given: Any) -> None:
    await asked(admin, STAGE, input={**given, "stage": "PROSPECT"})


LEAVING: dict[str, dict[str, Any]] = {
    "householdMove": {"household": None},
    "householdLeave": {},
    "membershipUnlink": {},
}


@pytest.mark.parametrize("mutation", LEAVING)
async def test_who_lives_with_people_unseen_is_not_taken_from_them(
    apart: tuple[GraphQL, GraphQL], home: dict[str, str], mutation: str
) -> None:
    admin, agent = apart
    name = f"{mutation[0].upper()}{mutation[1:]}"
    text = f"""mutation ($input: {name}Input!) {{ found: {mutation}(input: $input) {{
      userErrors {{ code candidates }} changes {{ id otherId }} }} }}"""
    given = {"customer": people("ann")[0], "household": home, **LEAVING[mutation]}
    await hidden(admin, **people("cem")[0])

    refused = (await asked(agent, text, input=given))["found"]
    assert refused == {"userErrors": [{"code": "NOT_FOUND", "candidates": None}], "changes": []}
    assert (await asked(admin, text, input=given))["found"]["userErrors"] == []


async def test_nobody_is_found_by_splitting(apart: tuple[GraphQL, GraphQL], home: dict[str, str]) -> None:
    admin, agent = apart
    text = """mutation ($input: HouseholdSplitInput!) { householdSplit(input: $input) {
      userErrors { code field message candidates } } }"""
    await hidden(admin, name="Dan", email="dan@example.com", phone="+442079460958")
    await hidden(admin, name="Eve", email="eve@example.com", phone="+442079460958", shareKey=True)

    for key in ({"email": "dan@example.com"}, {"email": "nobody@example.com"}, {"phone": "+442079460958"}):
        [fault] = (await asked(agent, text, input={"household": home, "customers": [key]}))["householdSplit"][
            "userErrors"
        ]
        assert fault["code"] == "NOT_FOUND"
        assert fault["candidates"] is None
        assert "there is no customer" in fault["message"]
