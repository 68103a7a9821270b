"""Chains of referrals, and with them how computed fields are answered at all."""

from __future__ import annotations

from typing import Any

import pytest

from graph.referrals.chains import Chain, Step, chain_of
from graph.statement import Statement
from graph.store import Row
from server.answers.answering import GraphQL
from server.answers.messages import Request
from tests.computed.conftest import Ask, People

CHAIN = """query ($id: ID!, $depth: Int) { customer(by: {id: $id}) { name
  up: referralChain(maxDepth: $depth) { __typename truncated isCycle nodes { depth at who: customer { name } } } } }"""
ABOVE = {"b": Step("a", None), "c": Step("b", None), "d": Step("c", None), "x": Step("y", None), "y": Step("x", None)}


@pytest.mark.parametrize(
    ("start", "depth", "steps", "ending"),
    [("d", 9, "cba", ""), ("d", 3, "cba", ""), ("d", 2, "cb", "cut"), ("a", 9, "", ""), ("x", 9, "y", "cycle"),
     ("nobody", 1, "", "")],
)  # fmt: skip
def test_a_chain_ends_at_its_root_its_bound_or_where_it_began(start: str, depth: int, steps: str, ending: str) -> None:
    wanted = Chain(tuple(Step(each, None) for each in steps), ending == "cut", ending == "cycle")
    assert chain_of(start, ABOVE, depth) == wanted


async def test_a_customer_shows_who_brought_them(ask: Ask, people: People) -> None:
    ids = await people("Ana Boris", "Boris Cleo")
    found = (await ask(CHAIN, id=ids["Cleo"]))["customer"]
    assert found["name"] == "Cleo"
    assert found["up"] == {
        "__typename": "ReferralChain", "truncated": False, "isCycle": False,
        "nodes": [{"depth": 1, "at": "2025-05-03T10:00:00Z", "who": {"name": "Boris"}},
                  {"depth": 2, "at": "2025-05-03T10:00:00Z", "who": {"name": "Ana"}}],
    }  # fmt: skip


async def test_a_circle_is_said_to_be_one(ask: Ask, people: People) -> None:
    ids = await people("Ana Boris", "Boris Cleo", "Cleo Ana")
    found = (await ask(CHAIN, id=ids["Cleo"]))["customer"]["up"]
    assert (found["isCycle"], [each["who"]["name"] for each in found["nodes"]]) == (True, ["Boris", "Ana"])


async def test_nobody_is_brought_by_themselves(ask: Ask, people: People) -> None:
    ids = await people("Ana Ana", "Ana Boris")
    for name, above in {"Ana": [], "Boris": ["Ana"]}.items():
        found = (await ask(CHAIN, id=ids[name]))["customer"]["up"]
        assert (found["isCycle"], [each["who"]["name"] for each in found["nodes"]]) == (False, above)


async def test_many_chains_take_as_many_statements_as_one(
    api: GraphQL, ask: Ask, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    await people("Ana Boris", "Boris Cleo", "Dora Emil", "Fritz")
    counted, read = list[str](), api.store.read

    async def counting(statement: Statement, **others: Any) -> list[Row]:
        counted.append(statement.text)
        return await read(statement, **others)

    monkeypatch.setattr(api.store, "read", counting)
    found = await ask("{ customers { nodes { name referralChain { nodes { customer { name } } } } } }")
    chains = {each["name"]: [one["customer"]["name"] for one in each["referralChain"]["nodes"]]
              for each in found["customers"]["nodes"]}  # fmt: skip
    assert chains == {"Ana": [], "Boris": ["Ana"], "Cleo": ["Boris", "Ana"], "Dora": [], "Emil": ["Dora"], "Fritz": []}
    # The page, everybody's referrals at once, and the customers in the chains.
    assert len(counted) == 3


async def test_both_ways_of_an_answer_agree(api: GraphQL, people: People) -> None:
    ids = await people("Ana Boris", "Boris Cleo")
    request = Request(CHAIN, variables={"id": ids["Cleo"]})
    assert (await api.answer(request)).data == (await api.reference(request)).data


async def test_a_depth_out_of_range_is_said_to_be(api: GraphQL, people: People) -> None:
    ids = await people("Ana")
    reply = await api.answer(Request(CHAIN, variables={"id": ids["Ana"], "depth": 51}))
    assert reply.data == {"customer": None}
    assert reply.errors[0]["message"] == "maxDepth: from 1 to 50, not 51."
