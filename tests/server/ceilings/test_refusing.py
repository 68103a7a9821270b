"""What is too large is refused at little cost, before anything is sent to an engine; what is merely large is read."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC

import pytest
from graphql import GraphQLSchema

from graph.model import MODEL
from schema.operations import OPERATIONS
from server.access.limits import SERVICE, Limits
from server.answers.answering import GraphQL
from server.answers.documents import read
from server.answers.messages import Request
from server.answers.rooting import schema_of
from server.budgets import Budgets
from server.ceilings.introspection import sizes_of
from tests.server.ceilings.attacks import OVERLAPPING, REFUSED
from tests.server.ceilings.conftest import fresh
from tests.server.wire.house import NoRows

MILLISECONDS, OVERLAP = 50, 250
SLOWER = 8
"""How much slower, or busier, a machine may be than one on which the figures hold."""


def cpu(text: str, schema: GraphQLSchema) -> float:
    """Milliseconds, the best of three."""
    sizes, found = sizes_of(schema), []
    for _ in range(3):
        begun = time.process_time()
        read(text, schema, SERVICE, sizes)
        found.append(1000 * (time.process_time() - begun))
    return min(found)


@pytest.mark.parametrize("attack", REFUSED)
async def test_an_attack_is_refused_with_limit_and_figures(idle: GraphQL, attack: str) -> None:
    text, limit = REFUSED[attack]
    reply = await idle.answer(Request(text))
    (error,) = reply.errors
    said = error["extensions"]
    assert (said["code"], said["limit"]) == ("QUERY_TOO_COMPLEX", limit), error
    assert said["found"] > said["allowed"]
    assert f"{said['allowed']:,} are allowed" in error["message"]
    assert not reply.was_run
    assert isinstance(idle.store, NoRows)
    assert idle.store.asked == []


@pytest.mark.parametrize("attack", [each for each, (_, limit) in REFUSED.items() if limit != "cost"])
def test_a_refusal_is_cheap(core: GraphQLSchema, attack: str) -> None:
    assert cpu(REFUSED[attack][0], core) < SLOWER * MILLISECONDS


@pytest.mark.parametrize("attack", OVERLAPPING)
def test_many_fields_of_one_name_are_read_in_time(core: GraphQLSchema, attack: str) -> None:
    assert not read(OVERLAPPING[attack], core, SERVICE, sizes_of(core)).errors
    assert cpu(OVERLAPPING[attack], core) < SLOWER * OVERLAP


NARROW: dict[str, tuple[Limits, str, int]] = {
    "depth": (replace(SERVICE, depth=2), "{ customers { nodes { id } } }", 3),
    "fields": (replace(SERVICE, fields=2), "{ customers { nodes { id } } }", 3),
    "aliases": (replace(SERVICE, aliases=0), "{ a: __typename }", 1),
    "directives": (replace(SERVICE, directives=0), "{ __typename @include(if: true) }", 1),
    "tokens": (replace(SERVICE, tokens=2), "{ __typename }", 3),
    "cost": (replace(SERVICE, cost=24), "{ customers { nodes { id } } }", 25),
}


@pytest.mark.parametrize("limit", NARROW)
async def test_each_limit_is_the_roles(limit: str) -> None:
    limits, text, found = NARROW[limit]
    reply = await fresh(limits).answer(Request(text))
    assert reply.errors[0]["extensions"] == {
        "code": "QUERY_TOO_COMPLEX", "limit": limit, "allowed": found - 1, "found": found,
    }  # fmt: skip


BULK = {"productsUpsert": '{sku: "A"}', "recommendationsRecord": '{recommendationId: "a", event: SHOWN}'}


@pytest.mark.parametrize("allowed", [0, 1])
@pytest.mark.parametrize("name", BULK)
async def test_more_rows_at_once_than_a_role_may_send(name: str, allowed: int) -> None:
    api = replace(fresh(replace(SERVICE, rows=allowed)), made=schema_of(MODEL, "GBP", UTC, OPERATIONS))
    text = f"mutation {{ {name}(input: {{rows: [{BULK[name]}, {BULK[name]}]}}) {{ userErrors {{ code }} }} }}"
    reply = await api.answer(Request(text))
    assert reply.errors[0]["extensions"] == {
        "code": "QUERY_TOO_COMPLEX", "limit": "rows", "allowed": 1, "found": 2,
    }  # fmt: skip


LARGE = {"or": [{"name": {"eq": "Ann"}}] * 15}  # 7 for each condition, and 7 around them
CONDITIONS = {
    "a query": "query ($where: CustomerWhere) { customers(where: $where) { nodes { id } } }",
    "what a mutation shows": """mutation ($where: CustomerReferralsWhere) {
      customerCreate(input: {name: "Ann"}) { customer { referrals(where: $where) { totalCount } } } }""",
}


@pytest.mark.parametrize("where", CONDITIONS)
async def test_more_conditions_in_variables_than_a_document_may_have_tokens(where: str) -> None:
    api = replace(fresh(replace(SERVICE, tokens=100), Budgets(10_000)), made=schema_of(MODEL, "GBP", UTC, OPERATIONS))
    reply = await api.answer(Request(CONDITIONS[where], None, {"where": LARGE}))
    (error,) = reply.errors
    assert api.budgets
    assert error["extensions"] == {"code": "QUERY_TOO_COMPLEX", "limit": "variables", "allowed": 100, "found": 112}, (
        error
    )
    assert (reply.was_run, api.budgets.spend("developer", 0).left) == (False, 10_000 - 20)
    assert api.store == NoRows()


async def test_values_that_plans_do_not_depend_on_are_not_counted() -> None:
    values = {"where": {"name": {"in": [str(number) for number in range(1000)]}}}
    reply = await fresh(replace(SERVICE, tokens=100)).answer(Request(CONDITIONS["a query"], None, values))
    assert not reply.errors


async def test_a_page_is_as_large_as_the_role_may_have() -> None:
    reply = await fresh(replace(SERVICE, page=7)).answer(Request("{ customers(first: 8) { nodes { id } } }"))
    assert "a page has from 0 to 7 rows, and 8 were asked for" in reply.errors[0]["message"]


async def test_a_cost_depends_on_variables(idle: GraphQL) -> None:
    text = "query ($n: Int!) { customers(first: $n) { nodes { referrals(first: $n) { nodes { id } } } } }"
    for size, found in ((1000, 1_001_000), (448, 201_152)):
        reply = await idle.answer(Request(text, None, {"n": size}))
        assert reply.errors[0]["extensions"]["found"] == found
