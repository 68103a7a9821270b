"""What operations cost, by hand."""

from __future__ import annotations

from typing import Any

import pytest

from server.answers.answering import GraphQL
from server.answers.documents import operation_in
from server.answers.variables import variables_of
from server.ceilings.refusal import MOST

COSTS: dict[str, int] = {
    "{ __typename }": 0,
    "{ customers { nodes { name } } }": 25,
    "{ customers(first: 3) { nodes { name } edges { cursor } pageInfo { endCursor } } }": 6,
    "{ customers(first: 3) { pageInfo { endCursor } } }": 3,
    "{ customers { totalCount aggregate { count } } }": 20,
    "{ customers(last: 4) { nodes { household { name } referrals(first: 2) { totalCount nodes { id } } } } }": 4 * 14,
    '{ customer(by: {id: "x"}) { id email household { name } } }': 3,
    '{ nodes(ids: ["cus_a", "com_b", "x"]) { id } }': 3,
    '{ nodes(ids: ["a", "b", "c"]) { id } }': 1,
    '{ nodes(ids: ["cus_1", "pur_1"]) { ... on Customer { household { id } referredBy { id } } } }': 6,
    '{ node(id: "cus_1") { ... on Customer { referrals(first: 9) { nodes { id } } } } }': 10,
    "{ interactions(first: 2) { nodes { ... on Purchase { customer { id } } ... on Case { id } } } }": 4,
    '{ search(text: "a", first: 4) { nodes { ... on Customer { household { id } } ... on Product { sku } } } }': 18,
    "{ customers(first: 0, where: {referrals: {some: {purchases: {count: {gt: 1}}}}}) { nodes { id } } }": 21,
    '{ customers(where: {or: [{email: {eq: "a"}}, {household: {name: {eq: "b"}}}]}) { totalCount } }': 30,
    "{ customers(first: 1, orderBy: [{name: ASC}, {referrals: {count: DESC}}]) { nodes { id } } }": 11,
    "{ customers { groups(by: [STAGE], first: 7) { nodes { count } totalCount } } }": 27,
    "query { a: customers(first: 2) { nodes { id } } b: customers(first: 2) { nodes { id } } }": 4,
    "{ customers(first: 2) { nodes { ...f ...g } } } fragment f on Customer { household { id } } "
    "fragment g on Customer { household { name } }": 4,
    # What is computed costs its price once, a tenth of it for each node, and the nodes that it shows.
    '{ customer(by: {id: "x"}) { referralTree(first: 5) { nodes { customer { id } } } } }': 1 + 50 + 5 + 5,
    "{ customers(first: 99) { nodes { crossSell(first: 3) { nodes { product { id } } } } } }": 100 + 99 * (1 + 10 + 3),
    "{ customers(first: 2) { nodes { crossSell(first: 3) { nodes { product { boughtTogether(first: 4) "
    "{ nodes { product { id } } } } } } } } }": 100 + 2 * (1 + 10 + 40 + 3 * (1 + 4 + 4)),
}  # fmt: skip


def cost(api: GraphQL, text: str, variables: dict[str, Any] | None = None) -> int:
    document = api.document(text)
    assert document.tree, document.errors
    assert not document.errors, document.errors
    operation = operation_in(document.tree, None)
    values = variables_of(operation, variables or {}, api.schema)
    return api.plan(document.tree, operation, values, text).price.cost(values)


@pytest.mark.parametrize("text", COSTS)
def test_costs(idle: GraphQL, text: str) -> None:
    assert cost(idle, text) == COSTS[text]


@pytest.mark.parametrize(("size", "expected"), [(0, 2), (10, 110), (-5, 2), (5_000, 1_001_000), (None, 25 * 26)])
def test_pages_from_variables(idle: GraphQL, size: int | None, expected: int) -> None:
    text = "query ($n: Int) { customers(first: $n) { nodes { referrals(first: $n) { nodes { id } } } } }"
    assert cost(idle, text, {"n": size}) == expected


def test_what_is_skipped_costs_nothing(idle: GraphQL) -> None:
    text = """query ($yes: Boolean!) {
      customers { nodes { id household @include(if: $yes) { id } employers @skip(if: true) { totalCount } } }
    }"""
    assert [cost(idle, text, {"yes": wanted}) for wanted in (True, False)] == [50, 25]


def test_ids_from_variables(idle: GraphQL) -> None:
    text = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Customer { household { id } } } }"
    assert [cost(idle, text, {"ids": ["cus_1"] * number}) for number in (0, 1, 7)] == [1, 2, 14]


def test_absurd_costs_end(idle: GraphQL) -> None:
    text = "{ customers(first: 1000) " + "{ nodes { referrals(first: 1000) " * 5 + "{ totalCount }" + " } }" * 5 + " }"
    assert cost(idle, text) == MOST


def test_the_example_of_the_document(idle: GraphQL) -> None:
    text = """query ($n: Int!) {
      customers(where: {household: {members: {count: {gte: 3}}}}, first: $n) {
        totalCount nodes { name household { members { nodes { name } } } } } }"""
    assert cost(idle, text, {"n": 50}) == 1380
