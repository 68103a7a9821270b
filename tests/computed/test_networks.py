"""What surrounds somebody, as the API shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from server.answers.answering import GraphQL
from server.answers.messages import Request
from tests.computed.conftest import Ask, Web

AROUND = """query ($ids: [ID!]!, $depth: Int, $limit: Int, $kinds: [NetworkKind!], $day: Date) {
  net: network(around: $ids, depth: $depth, limit: $limit, kinds: $kinds, asOf: $day) { truncated
    nodes { id kind label distance degree figures { products spent { amount } }
      node { __typename ... on Customer { name } ... on Household { name } } }
    edges { from to type label at since until } } }"""
SMALL = "query ($ids: [ID!]!, $depth: Int) { network(around: $ids, depth: $depth) { nodes { id label } } }"
FAMILY = (
    "Ana MEMBER_OF HouseholdRuiz since=2020-01-01", "Boris MEMBER_OF HouseholdRuiz until=2024-01-01",
    "Ana REFERRED Cleo at=2025-05-03T10:00:00", "Dora REFERRED Ana at=2025-05-03T10:00:00 status=REJECTED",
    "Cleo WORKS_AT CompanyAcme", "CompanyMother PARENT_OF CompanyAcme",
)  # fmt: skip


def labels(found: dict[str, Any]) -> dict[str, int]:
    return {each["label"]: each["distance"] for each in found["net"]["nodes"]}


async def test_a_network_has_nodes_and_edges(ask: Ask, web: Web) -> None:
    ids = await web(*FAMILY)
    found = await ask(AROUND, ids=[ids["Ana"]], depth=1)
    assert labels(found) == {"Ana": 0, "HouseholdRuiz": 1, "Cleo": 1}
    assert found["net"]["nodes"][0] == {
        "id": ids["Ana"], "kind": "Customer", "label": "Ana", "distance": 0, "degree": 2,
        "figures": {"products": 0, "spent": {"amount": "0.00"}}, "node": {"__typename": "Customer", "name": "Ana"},
    }  # fmt: skip
    assert {"from": ids["Ana"], "to": ids["Cleo"], "type": "REFERRED", "label": "referred",
            "at": "2025-05-03T10:00:00Z", "since": None, "until": None} in found["net"]["edges"]  # fmt: skip
    assert (len(found["net"]["edges"]), found["net"]["truncated"]) == (2, False)


@pytest.mark.parametrize(
    ("asked", "reached"),
    [({"depth": 0}, "Ana"), ({"depth": 3}, "Ana Cleo CompanyAcme CompanyMother HouseholdRuiz"),
     ({"depth": 3, "day": "2023-06-01"}, "Ana Boris HouseholdRuiz"),
     ({"depth": 3, "kinds": ["WORKS_AT", "REFERRED"]}, "Ana Cleo CompanyAcme"),
     ({"depth": 3, "limit": 2}, "Ana Cleo")],
)  # fmt: skip
async def test_a_network_keeps_to_what_was_asked_for(ask: Ask, web: Web, asked: dict[str, Any], reached: str) -> None:
    ids = await web(*FAMILY)
    assert " ".join(sorted(labels(await ask(AROUND, ids=[ids["Ana"]], **asked)))) == reached


@pytest.mark.parametrize(("limit", "nodes", "is_cut"), [(6, 6, False), (5, 5, True), (3, 3, True)])
async def test_who_is_connected_twice_counts_once(ask: Ask, web: Web, limit: int, nodes: int, *, is_cut: bool) -> None:
    ties = (f"{one} TIED_TO {other} kind=FRIEND" for each in ("Boris", "Cleo", "Dora", "Emil")
            for one, other in (("Ana", each), (each, "Ana")))  # fmt: skip
    jobs = ("Ana WORKS_AT CompanyAcme role=Buyer", "Ana WORKS_AT CompanyAcme role=Owner")
    ids = await web(*ties, *jobs, "Ana REFERRED Ana")
    found = (await ask(AROUND, ids=[ids["Ana"]], limit=limit))["net"]
    assert (len(found["nodes"]), found["truncated"]) == (nodes, is_cut)


async def test_shared_facts_connect_when_they_are_asked_for(ask: Ask, web: Web) -> None:
    ids = await web("Ana LOCATED_AT AddressOne", "Boris LOCATED_AT AddressOne", "Cleo BOUGHT ProductCup spent=125000",
                    "Boris BOUGHT ProductCup spent=5000")  # fmt: skip
    found = await ask(AROUND, ids=[ids["Ana"]], depth=4, kinds=["LOCATED_AT", "BOUGHT"])
    assert labels(found) == {"Ana": 0, "AddressOne": 1, "Boris": 2, "ProductCup": 3, "Cleo": 4}
    assert found["net"]["nodes"][-1]["figures"] == {"products": 1, "spent": {"amount": "12.50"}}


async def test_a_network_takes_a_statement_a_level(ask: Ask, web: Web, counted: list[str]) -> None:
    ids = await web(*FAMILY)
    await ask(SMALL, ids=[ids["Ana"], ids["Boris"]], depth=2)
    # A level each, and all nodes with what connects them.
    assert len(counted) == 3


async def test_both_ways_of_an_answer_agree(api: GraphQL, web: Web) -> None:
    ids = await web(*FAMILY)
    request = Request(AROUND, variables={"ids": [ids["Ana"], ids["Boris"]], "depth": 3})
    found = await api.answer(request)
    assert found.errors == []
    assert found.data == (await api.reference(request)).data


async def test_nobody_is_reached_past_those_who_are_not_there(web: Web, as_role: Callable[[str], GraphQL]) -> None:
    ids = await web("CompanyAcme PARENT_OF CompanyOwn", "Boris WORKS_AT CompanyAcme", "Boris TIED_TO Cleo")
    reply = await as_role("marketer").answer(Request(AROUND, variables={"ids": [ids["CompanyAcme"]], "depth": 3}))
    assert reply.data is not None
    assert labels(reply.data) == {"CompanyAcme": 0, "CompanyOwn": 1}
    refused = await as_role("marketer").answer(Request(SMALL, variables={"ids": [ids["Boris"]]}))
    assert refused.errors[0]["message"] == f"around: there is no {ids['Boris']}."


async def test_who_may_not_read_names_sees_none(web: Web, as_role: Callable[[str], GraphQL]) -> None:
    ids = await web("Ana WORKS_AT CompanyAcme", "Ana TIED_TO Boris kind=SPOUSE")
    reply = await as_role("analyst").answer(Request(AROUND, variables={"ids": [ids["Ana"]]}))
    assert reply.data is not None
    assert {each["label"] for each in reply.data["net"]["nodes"]} == {None, "CompanyAcme"}
    assert {each["label"] for each in reply.data["net"]["edges"]} == {"works at", "tied to"}


@pytest.mark.parametrize(
    ("asked", "message"),
    [({"ids": []}, "around: from 1 to 100 ids, the limit, not 0."),
     ({"ids": ["nobody"]}, "around: 'nobody' is no id."),
     ({"ids": ["cus_00000000000000000000000001"]}, "around: there is no cus_00000000000000000000000001."),
     ({"ids": ["src_00000000000000000000000001"]},
      "around: wanted the id of one of Customer, Household, Company, and src_00000000000000000000000001 is that of "
      "another type."),
     ({"ids": [], "depth": -1}, "depth: from 0 to 8, not -1."), ({"ids": [], "depth": 9}, "depth: from 0 to 8, not 9."),
     ({"ids": [], "limit": 2001}, "limit: from 1 to 2000, not 2001."),
     ({"ids": [], "kinds": []}, "kinds: name at least one, or leave kinds out.")],
)  # fmt: skip
async def test_bad_input_is_said_to_be(api: GraphQL, asked: dict[str, Any], message: str) -> None:
    reply = await api.answer(Request(AROUND, variables=asked))
    assert reply.data == {"net": None}
    assert reply.errors[0]["message"] == message


async def test_a_type_that_a_role_does_not_see_connects_nothing(web: Web, as_role: Callable[[str], GraphQL]) -> None:
    ids = await web("Ana LOCATED_AT AddressOne")
    asked = {"ids": [ids["Ana"]], "kinds": ["LOCATED_AT"]}
    text = "query ($ids: [ID!]!, $kinds: [NetworkKind!]) { network(around: $ids, kinds: $kinds) { truncated } }"
    reply = await as_role("service").answer(Request(text, variables=asked))
    assert reply.errors[0]["message"].startswith("kinds: LOCATED_AT leads to nothing that your role sees; there are")
