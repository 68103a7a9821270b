"""How a schema answers: dictionaries are read by response key, inputs and enums stay plain."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import strawberry
from graphql import GraphQLResolveInfo

from graph.model import MODEL
from schema.build import build
from schema.finish import TYPE_KEY, Resolver

ANSWERS: Mapping[str, object] = {
    "customers": {"n": 2, "nodes": [{"id": "cus_1", "called": "Ann", "stage": "PROSPECT"}]},
    "node": {TYPE_KEY: "Purchase", "at": "2024-02-29T13:45:00Z", "total": {"amount": "12.00", "currency": "GBP"}},
    "search": {"nodes": [{TYPE_KEY: "Product", "sku": "85123A"}]},
}
RECEIVED: dict[str, dict[str, Any]] = {}


def resolve(name: str) -> Resolver:
    async def answer(_info: GraphQLResolveInfo[Any], **arguments: object) -> object:
        RECEIVED[name] = arguments
        return ANSWERS.get(name)

    return answer


@pytest.fixture(scope="module")
def schema() -> strawberry.Schema:
    return build(MODEL, currency="GBP", zone=ZoneInfo("Europe/Berlin"), resolve=resolve)


async def test_a_field_is_read_by_what_the_client_calls_it(schema: strawberry.Schema) -> None:
    answer = await schema.execute("{ customers { n: totalCount nodes { id called: name stage email } } }")
    assert answer.errors is None
    nodes = [{"id": "cus_1", "called": "Ann", "stage": "PROSPECT", "email": None}]
    assert answer.data == {"customers": {"n": 2, "nodes": nodes}}


async def test_the_hidden_key_says_which_type_it_is(schema: strawberry.Schema) -> None:
    query = '{ node(id: "x") { __typename ... on Interaction { at } ... on Purchase { total { amount currency } } } }'
    answer = await schema.execute(query)
    assert answer.errors is None
    assert answer.data == {
        "node": {
            "__typename": "Purchase",
            "at": "2024-02-29T13:45:00Z",
            "total": {"amount": "12.00", "currency": "GBP"},
        }
    }


async def test_so_it_does_in_a_union(schema: strawberry.Schema) -> None:
    answer = await schema.execute('{ search(text: "a") { nodes { ... on Product { sku } ... on Customer { id } } } }')
    assert answer.data == {"search": {"nodes": [{"sku": "85123A"}]}}


async def test_arguments_come_by_their_graphql_names_as_plain_values(schema: strawberry.Schema) -> None:
    where = "{stage: {in: [PROSPECT]}, createdAt: {gt: $at}, not: {email: {isNull: true}}}"
    query = (
        f"query ($at: DateTime) {{ customers(where: {where}, orderBy: [{{name: DESC}}], first: 3) {{ totalCount }} }}"
    )
    await schema.execute(query, variable_values={"at": "2024-06-01 12:00"})
    assert RECEIVED["customers"] == {
        "where": {
            "stage": {"in": ["PROSPECT"]},
            "createdAt": {"gt": "2024-06-01T10:00:00"},
            "not": {"email": {"isNull": True}},
        },
        "orderBy": [{"name": "DESC"}],
        "first": 3,
    }
    assert type(RECEIVED["customers"]["where"]["stage"]["in"][0]) is str


async def test_two_keys_where_one_is_wanted_are_refused_once(schema: strawberry.Schema) -> None:
    answer = await schema.execute('{ customer(by: {id: "1", email: "a@example.com"}) { id } }')
    assert answer.errors is not None
    assert ["exactly one" in each.message for each in answer.errors] == [True]


async def test_introspection_knows_which_inputs_want_one_key(schema: strawberry.Schema) -> None:
    answer = await schema.execute(
        '{ one: __type(name: "CustomerKey") { isOneOf } all: __type(name: "CustomerWhere") { isOneOf }'
        ' none: __type(name: "Customer") { isOneOf } }'
    )
    assert answer.data == {"one": {"isOneOf": True}, "all": {"isOneOf": False}, "none": {"isOneOf": None}}


async def test_a_schema_to_look_at_answers_nothing() -> None:
    answer = await build(MODEL, currency="GBP", zone=ZoneInfo("UTC")).execute("{ customers { totalCount } }")
    assert answer.data == {"customers": None}
