"""A document is held against the rules as the library does it, and what was made for it goes with it."""

from __future__ import annotations

import gc
from datetime import UTC
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from graphql import GraphQLError, GraphQLSchema, parse, print_ast, validate
from hypothesis import given
from hypothesis import strategies as st

from graph.model import MODEL
from graph.store import Row
from resolvers.binding import Setting
from schema.operations import OPERATIONS
from server.access.limits import SERVICE
from server.answers.answering import GraphQL
from server.answers.documents import read
from server.answers.messages import Request
from server.answers.plans import Plans
from server.answers.rooting import schema_of
from server.answers.validating import ABOUT, MOST_ERRORS, RULES, rules_for, validated
from tests.engines.unread import Unread

FAULTY = (
    "{ nothing }",
    "{ ...Missing }",
    "{ customers(first: 1.5, where: true, other: 1) { totalCount } }",
    "{ customers { totalCount } } { customers { totalCount } }",
    "{ customers } query A { __typename }",
    "{ ...F } fragment F on Query { ...F } fragment F on Int { any }",
    "{ __typename } fragment F on Query { __typename } fragment G on Int { x } fragment H on Nothing { x }",
    "{ ... on Customer { id } ... on Int { id } node(id: 1) { ... on Product { name { x } } ... on Company { x } } }",
    "{ customers { nodes { ...on Int { x } } } }",
    "{ customers { nodes { ...\non\tInt { x } } } }",
    "{ __typename } fragment\nF\non\nInt { x }",
    "query ($unused: Int) { __typename }",
    "query ($is: Boolean, $is: Nope, $in: Query) { customer(id: $is) { id } products(first: $other) { totalCount } }",
    "{ __typename @nope __typename @skip @skip(if: 1) @skip(if: $x) }",
    '{ customer(id: "$ and @ and ... fragment on subscription") { more } }',
    "{ customer(id: 1, id: 2) { id } customers(where: {name: {eq: 1}, name: {eq: 2}}) { totalCount } }",
    "subscription { changes { cursor } other }",
    "subscription @skip(if: true) { __typename }",
    "{ a: customers { totalCount } a: products { totalCount } a }",
    "mutation { upsertCustomer { nothing } }",
    "{ customers { nodes { " + " ".join(f"no{i}" for i in range(9)) + " } } }",
    'query Q("of it" $a: Int) { nothing }',
    '"of it" query { ...F } """of this""" fragment F on Int { a }',
    "type Own { id: ID } extend type Own { name: ID }",
)  # fmt: skip


def is_read(text: str) -> bool:
    try:
        return bool(parse(text))
    except GraphQLError:
        return False


CASES = [text for each in sorted(Path("tests/cases").rglob("query.graphql")) if is_read(text := each.read_text())]


@cache
def schema() -> GraphQLSchema:
    return schema_of(MODEL, "GBP", UTC, OPERATIONS)


def told(text: str) -> list[str]:
    return [str(each) for each in validated(schema(), parse(text), rules_for(text))]


def reference(text: str) -> list[str]:
    return [str(each) for each in validate(schema(), parse(text), RULES, max_errors=MOST_ERRORS)]


@pytest.mark.parametrize("text", FAULTY)
def test_what_is_wrong_is_told_as_the_library_tells_it(text: str) -> None:
    assert told(text) == reference(text)
    assert told(text)


def test_queries_that_are_answered_are_found_to_be_valid_or_not_as_by_the_library() -> None:
    assert len(CASES) > 300
    for text in CASES:
        assert told(text) == reference(text), text


@given(st.data())
def test_a_query_with_a_word_out_of_place_is_told_of_as_by_the_library(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(CASES))
    words = print_ast(parse(text)).split(" ")
    place, other = data.draw(st.integers(0, len(words) - 1)), data.draw(st.sampled_from(words))
    broken = " ".join(
        [*words[:place], *data.draw(st.sampled_from(([], [other], [other, words[place]]))), *words[place + 1 :]]
    )
    document = read(broken, schema(), SERVICE, GraphQL(Unread("neo4j"), MODEL, SETTING, made=schema()).sizes)
    if document.tree is not None:
        assert [str(each) for each in document.errors] == reference(broken)


@pytest.mark.parametrize(
    "text", ['"of it" query Q { __typename }', 'query Q("of it" $a: Int) { customers(first: $a) { totalCount } }']
)
def test_what_is_said_of_parts_is_no_fault(text: str) -> None:
    assert told(text) == reference(text) == []


def test_a_long_ladder_of_fragments_that_nothing_asks_for_is_an_error() -> None:
    steps = " ".join(f"fragment F{each} on Query {{ ...F{each + 1} }}" for each in range(700))
    assert told("{ __typename } " + steps)


def test_no_rule_is_left_out_of_a_text_with_the_signs_of_all() -> None:
    assert rules_for(" ".join(ABOUT)) == RULES
    assert len(rules_for("{ any }")) == len(RULES) - sum(map(len, ABOUT.values()))


SETTING = Setting(ZoneInfo("UTC"), "GBP", b"k", 1000)


class Empty(Unread):
    """A store in which a page has no rows."""

    async def read(self, *_: Any, **__: Any) -> list[Row]:
        return [[[]]]


async def test_what_was_made_for_a_text_goes_when_it_is_forgotten() -> None:
    """A circle of references would stay until the collector looks through everything that a server keeps."""
    api = GraphQL(Empty("neo4j"), MODEL, SETTING, made=schema())
    nested = "{ customers(first: 2) { nodes { id name purchases(first: 1) { nodes { at total { amount } } } } } }"
    assert (await api.answer(Request(nested))).data == {"customers": {"nodes": []}}  # what is made once for all
    gc.collect()
    gc.disable()
    try:
        for number in range(20):
            await api.answer(Request(nested.replace("{ id", f"{{ id{number}: id")))
        api.documents.kept.clear()
        api.plans = Plans()
        assert gc.collect() < 20
    finally:
        gc.enable()
