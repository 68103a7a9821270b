"""Nodes are created, changed, upserted, put away and deleted."""

from __future__ import annotations

from itertools import pairwise
from typing import Any
from unittest.mock import patch

import pytest

from graph.ingest import progress
from server.answers.answering import GraphQL
from server.answers.messages import Request
from tests.mutations.conftest import Ask

ERRORS = "userErrors { code field message candidates currentVersion }"
UPSERT = f"""mutation ($input: CustomerUpsertInput!) {{ customerUpsert(input: $input) {{
  wasCreated customer {{ id name email phone version address {{ city country }} }} {ERRORS} }} }}"""
UPDATE = f"""mutation ($input: CustomerUpdateInput!) {{ customerUpdate(input: $input) {{
  customer {{ id name email occupation version }} changes {{ kind type fields version relationship }} {ERRORS} }} }}"""
CREATE = f"mutation ($input: CustomerCreateInput!) {{ customerCreate(input: $input) {{ customer {{ id }} {ERRORS} }} }}"
FOUND = "query ($words: String!) { search(text: $words) { nodes { ... on Customer { name } } } }"
ANN = {"name": "Ann Smith", "email": "Ann@Example.com", "phone": "020 7946 0958"}


async def created(ask: Ask, **given: Any) -> str:
    answer = await ask(CREATE, input=given)
    assert answer["customerCreate"]["userErrors"] == []
    return str(answer["customerCreate"]["customer"]["id"])


def codes(payload: dict[str, Any]) -> list[tuple[str, str | None]]:
    return [(each["code"], each["field"]) for each in payload["userErrors"]]


async def test_an_upsert_makes_and_then_changes(ask: Ask) -> None:
    place = {"lines": ["1 High St"], "city": "Leeds", "country": "UK"}
    first = (await ask(UPSERT, input={**ANN, "address": place}))["customerUpsert"]
    assert first["wasCreated"] is True
    assert first["customer"] | {"id": ""} == {
        "id": "", "name": "Ann Smith", "email": "ann@example.com", "phone": "+442079460958", "version": 1,
        "address": {"city": "Leeds", "country": "GB"},
    }  # fmt: skip
    again = (await ask(UPSERT, input={"email": "ANN@example.com", "name": "Ann Jones"}))["customerUpsert"]
    assert again["wasCreated"] is False
    assert again["customer"]["id"] == first["customer"]["id"]
    assert (again["customer"]["name"], again["customer"]["version"]) == ("Ann Jones", 2)


async def test_who_was_just_made_or_renamed_is_found_at_once(ask: Ask) -> None:
    """On Neo4j words come into full text up to a second later, or when a search asks for them."""
    names = ["Zoë Quince", "Zoë Medlar", "Zoë Sloe"]
    id_ = await created(ask, name=names[0])
    for before, now in pairwise([*names, *names]):
        await ask(UPDATE, input={"id": id_, "name": now})
        for name, found in ((before, []), (now, [{"name": now}])):
            answer = await ask(FOUND, words=name.split()[-1])
            assert answer["search"]["nodes"] == found


async def test_null_clears_and_absent_leaves(ask: Ask) -> None:
    id_ = await created(ask, **ANN, occupation="Baker")
    answer = (await ask(UPDATE, input={"id": id_, "occupation": None, "email": None}))["customerUpdate"]
    assert answer["customer"] == {"id": id_, "name": "Ann Smith", "email": None, "occupation": None, "version": 2}
    assert answer["changes"] == [
        {"kind": "UPDATED", "type": "Customer", "fields": ["occupation"], "version": 2, "relationship": None},
        {"kind": "LINK_UPDATED", "type": "Customer", "fields": ["until"], "version": None,
         "relationship": "IDENTIFIED_BY"},
    ]  # fmt: skip


async def test_a_new_key_takes_the_place_of_the_one_before(ask: Ask) -> None:
    id_ = await created(ask, **ANN)
    answer = (await ask(UPDATE, input={"id": id_, "email": "new@example.com"}))["customerUpdate"]
    assert answer["customer"]["email"] == "new@example.com"


async def test_what_is_wrong_is_said_field_by_field(ask: Ask) -> None:
    given = {"name": "  ", "email": "nobody", "phone": "12", "address": {"lines": []}}
    answer = (await ask(CREATE, input=given))["customerCreate"]
    assert answer["customer"] is None
    assert codes(answer) == [("INVALID", each) for each in ("name", "email", "phone", "address")]


async def test_a_second_holder_must_be_meant(ask: Ask) -> None:
    first = await created(ask, **ANN)
    answer = (await ask(CREATE, input={"name": "Bob", "email": "ann@example.com"}))["customerCreate"]
    assert codes(answer) == [("DUPLICATE_KEY", "email")]
    assert answer["userErrors"][0]["candidates"] == [first]
    second = await created(ask, name="Bob", email="ann@example.com", shareKey=True)
    both = (await ask(UPSERT, input={"email": "ann@example.com", "name": "Eve"}))["customerUpsert"]
    assert codes(both) == [("AMBIGUOUS_KEY", None)]
    assert both["userErrors"][0]["candidates"] == sorted([first, second])


async def test_a_version_that_has_passed_is_a_conflict(ask: Ask) -> None:
    id_ = await created(ask, **ANN)
    await ask(UPDATE, input={"id": id_, "name": "Ann Jones", "ifVersion": 1})
    late = (await ask(UPDATE, input={"id": id_, "name": "Ann Miller", "ifVersion": 1}))["customerUpdate"]
    assert codes(late) == [("CONFLICT", "ifVersion")]
    assert late["userErrors"][0]["currentVersion"] == 2


async def test_archived_ones_are_found_by_id_alone(ask: Ask) -> None:
    id_ = await created(ask, **ANN)
    archive = f"mutation ($id: ID!) {{ customerArchive(input: {{id: $id}}) {{ customer {{ archivedAt }} {ERRORS} }} }}"
    answer = (await ask(archive, id=id_))["customerArchive"]
    assert answer == {"customer": {"archivedAt": "2026-05-01T12:00:00Z"}, "userErrors": []}
    found = await ask("query ($id: ID!) { customers { totalCount } customer(by: {id: $id}) { id } }", id=id_)
    assert found == {"customers": {"totalCount": 0}, "customer": {"id": id_}}
    taken = (await ask(UPSERT, input=ANN))["customerUpsert"]
    assert codes(taken) == [("ARCHIVED", "id")]


async def test_what_others_refer_to_is_not_deleted(ask: Ask) -> None:
    delete = f"mutation ($id: ID!) {{ customerDelete(input: {{id: $id}}) {{ customer {{ id }} {ERRORS} }} }}"
    id_ = await created(ask, **ANN)
    assert (await ask(delete, id=id_))["customerDelete"] == {"customer": None, "userErrors": []}
    assert codes((await ask(delete, id=id_))["customerDelete"]) == [("NOT_FOUND", "id")]


async def test_one_refused_field_undoes_all(ask: Ask) -> None:
    text = f"""mutation {{
      good: productCreate(input: {{sku: "A", name: "Cup"}}) {{ product {{ id }} {ERRORS} }}
      bad: productCreate(input: {{name: "No code"}}) {{ product {{ id }} {ERRORS} }} }}"""
    answer = await ask(text)
    assert codes(answer["good"]) == [("ABORTED", None)]
    assert codes(answer["bad"]) == [("INVALID", "sku")]
    assert await ask("{ products { totalCount } }") == {"products": {"totalCount": 0}}


MANY = f"""mutation ($rows: [ProductUpsertInput!]!, $onError: OnError) {{
  productsUpsert(input: {{rows: $rows, onError: $onError}}) {{
    done refused changes {{ id }}
    results {{ wasCreated product {{ sku name }} userErrors {{ code field }} }} {ERRORS} }} }}"""


async def test_many_go_on_without_those_refused_if_told_so(ask: Ask) -> None:
    rows = [{"sku": "A", "name": "Cup"}, {"name": "No code"}, {"sku": "A", "name": "Mug"}]
    stopped = (await ask(MANY, rows=rows))["productsUpsert"]
    assert codes(stopped) == [("INVALID", "rows.1.sku")]
    assert (stopped["done"], stopped["refused"], stopped["changes"]) == (0, 1, [])
    assert [(each["product"], each["wasCreated"]) for each in stopped["results"]] == [(None, None)] * 3
    assert [code for each in stopped["results"] for code, _ in codes(each)] == ["ABORTED", "INVALID", "ABORTED"]
    assert await ask("{ products { totalCount } }") == {"products": {"totalCount": 0}}
    answer = (await ask(MANY, rows=rows, onError="CONTINUE"))["productsUpsert"]
    assert (answer["done"], answer["refused"]) == (2, 1)
    assert [each["wasCreated"] for each in answer["results"]] == [True, None, False]
    assert answer["results"][2]["product"] == {"sku": "A", "name": "Mug"}


@pytest.mark.parametrize(("noun", "by"), [("product", "sku"), ("category", "key")])
async def test_a_key_is_the_same_with_white_space_around(ask: Ask, noun: str, by: str) -> None:
    def text(verb: str, key: str) -> str:
        return (
            f"""mutation {{ {noun}{verb}(input: {{{by}: "{key}", name: "Cup"}}) {{ {noun} {{ {by} }} {ERRORS} }} }}"""
        )

    assert (await ask(text("Create", "A1 ")))[f"{noun}Create"] == {noun: {by: "A1"}, "userErrors": []}
    assert codes((await ask(text("Create", " A1")))[f"{noun}Create"]) == [("DUPLICATE_KEY", by)]
    assert (await ask(text("Upsert", " A1 ")))[f"{noun}Upsert"] == {noun: {by: "A1"}, "userErrors": []}


async def test_a_key_that_cannot_be_read_is_told_once(ask: Ask) -> None:
    text = f'mutation {{ productCreate(input: {{sku: " ", name: "Cup"}}) {{ {ERRORS} }} }}'
    assert codes((await ask(text))["productCreate"]) == [("INVALID", "sku")]


async def test_a_source_is_told_of_once_an_operation(ask: Ask) -> None:
    text = """mutation { a: productCreate(input: {sku: "A", name: "Cup"}) { product { id } }
      b: productCreate(input: {sku: "B", name: "Mug"}) { product { id } } }"""
    with patch.object(progress, "exists", side_effect=progress.exists) as telling:
        await ask(text)
    assert telling.call_count == 1


async def test_a_dry_run_shows_and_does_nothing(ask: Ask) -> None:
    text = """mutation { productCreate(input: {sku: "A", name: "Cup"}, dryRun: true) {
      product { sku } changes { kind type } } }"""
    answer = (await ask(text))["productCreate"]
    assert answer == {"product": {"sku": "A"}, "changes": [{"kind": "CREATED", "type": "Product"}]}
    assert await ask("{ products { totalCount } }") == {"products": {"totalCount": 0}}


@pytest.mark.parametrize("key", ["", "k" * 256])
async def test_a_key_has_a_length(api: GraphQL, key: str) -> None:
    text = """mutation ($key: String) { productCreate(input: {sku: "A", name: "Cup"}, idempotencyKey: $key) {
      product { id } } }"""
    [error] = (await api.answer(Request(text, variables={"key": key}))).errors
    assert f"and this one {len(key)}" in error["message"]
    assert error["extensions"] == {"code": "BAD_USER_INPUT"}


async def test_under_one_key_it_is_done_once(ask: Ask) -> None:
    input_ = '{sku: "A", name: $name}'
    text = f"mutation ($name: String!) {{ productCreate(input: {input_}) {{ product {{ id }} {ERRORS} }} }}"
    first = await ask(text, "key", name="Cup")
    assert await ask(text, "key", name="Cup") == first
    assert codes((await ask(text, "key", name="Mug"))["productCreate"]) == [("KEY_REUSED", "idempotencyKey")]
    assert await ask("{ products { totalCount } }") == {"products": {"totalCount": 1}}
