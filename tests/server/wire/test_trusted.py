"""Documents by their hashes: those the operator trusts, and those that clients bring."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from server.refusals import Refused
from server.wire.ingress import Sent
from server.wire.surface import Surface
from server.wire.trusted import MANIFEST, BadDocuments, Texts, digest, load
from tests.server.wire.house import GRAPHQL_JSON, browser

HELLO, OTHER = "query Hello { __typename }", "query Other { other: __typename }"
KEY = digest(HELLO)
HOUSE = Texts({KEY: HELLO})
CLOSED = Texts({KEY: HELLO}, closed=True)


def hashed(key: str) -> dict[str, Any]:
    return {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": key}}}


@pytest.mark.parametrize(
    "text",
    [
        {KEY: HELLO, digest(OTHER): OTHER},
        {f"sha256:{KEY}": HELLO, digest(OTHER): OTHER},
        {
            "format": MANIFEST,
            "version": 1,
            "operations": [
                {"id": KEY, "name": "Hello", "type": "query", "body": HELLO},
                {"id": digest(OTHER), "name": "Other", "type": "query", "body": OTHER},
            ],
        },
    ],
)
def test_files_of_documents(tmp_path: Path, text: object) -> None:
    (tmp_path / "documents.json").write_text(json.dumps(text))
    assert load(tmp_path / "documents.json") == {KEY: HELLO, digest(OTHER): OTHER}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is not JSON"),
        ("[]", "must be an object"),
        (f'{{"{KEY}": 1}}', "must be an object"),
        (f'{{"{KEY}": "{HELLO}", "{KEY}": "{HELLO}"}}', "same key twice"),
        (f'{{"{KEY}": "{OTHER}"}}', "is not the SHA-256 of its document"),
        (f'{{"{"0" * 32}": "{HELLO}"}}', "Let your compiler use SHA-256"),
        (f'{{"format": "{MANIFEST}", "version": 2, "operations": []}}', "of version 1"),
        (f'{{"format": "{MANIFEST}", "version": 1, "operations": [1]}}', "of version 1"),
    ],
)
def test_files_that_cannot_be_meant(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "documents.json").write_text(text)
    with pytest.raises(BadDocuments, match=words):
        load(tmp_path / "documents.json")


@pytest.mark.parametrize("texts", [HOUSE, CLOSED])
@pytest.mark.parametrize(
    "sent", [Sent(document_id=f"sha256:{KEY}"), Sent(**hashed(KEY)), Sent(HELLO), Sent(HELLO, **hashed(KEY))]
)
def test_what_is_trusted_runs(texts: Texts, sent: Sent) -> None:
    assert texts.of(sent) == HELLO


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        (Sent(document_id=KEY), 400, "PERSISTED_QUERY_NOT_FOUND"),
        (Sent(document_id=f"md5:{KEY}"), 400, "PERSISTED_QUERY_NOT_FOUND"),
        (Sent(document_id=f"sha256:{digest(OTHER)}"), 400, "PERSISTED_QUERY_NOT_FOUND"),
        (Sent(document_id=""), 400, "PERSISTED_QUERY_NOT_FOUND"),
        (Sent(HELLO, document_id=f"sha256:{KEY}"), 400, "BAD_USER_INPUT"),
        (Sent(**hashed(digest(OTHER))), 400, "PERSISTED_QUERY_NOT_FOUND"),
        (Sent(**hashed(KEY.upper())), 400, "BAD_USER_INPUT"),
        (Sent(HELLO, extensions={"persistedQuery": {"version": 2, "sha256Hash": KEY}}), 400, "BAD_USER_INPUT"),
        (Sent(HELLO, extensions={"persistedQuery": True}), 400, "BAD_USER_INPUT"),
        (Sent(OTHER, **hashed(KEY)), 400, "BAD_USER_INPUT"),
        (Sent(extensions={"else": 1}), 400, "BAD_USER_INPUT"),
    ],
    ids=str,
)
def test_what_names_nothing_is_refused(sent: Sent, status: int, code: str) -> None:
    with pytest.raises(Refused) as refused:
        Texts({KEY: HELLO}).of(sent)
    assert (refused.value.status, refused.value.body["errors"][0]["extensions"]["code"]) == (status, code)


@pytest.mark.parametrize("sent", [Sent(OTHER), Sent(OTHER, **hashed(digest(OTHER))), Sent(HELLO + " ")], ids=str)
def test_nothing_else_runs_in_a_closed_house(sent: Sent) -> None:
    with pytest.raises(Refused, match="Only trusted documents run here") as refused:
        CLOSED.of(sent)
    assert refused.value.status == 403
    assert not CLOSED.brought.kept


def test_a_text_is_brought_once() -> None:
    texts = Texts()
    with pytest.raises(Refused, match="PersistedQueryNotFound"):
        texts.of(Sent(**hashed(KEY)))
    assert texts.of(Sent(HELLO, **hashed(KEY))) == HELLO
    assert texts.of(Sent(**hashed(KEY))) == HELLO


def test_what_was_brought_is_bounded_in_number_and_bytes() -> None:
    brought = replace(Texts().brought, size=2, room=10)
    for text in ("a", "b", "c"):
        brought.keep(text, text)
    assert list(brought.kept) == ["b", "c"]
    brought.keep("é", "é" * 5)
    assert (list(brought.kept), brought.weight) == (["é"], 10)
    brought.keep("x", "x" * 11)
    assert (list(brought.kept), brought.weight) == ([], 0)


async def test_not_found_has_the_status_that_clients_look_for(client: httpx.AsyncClient) -> None:
    found = [
        await client.post("/graphql", json=hashed(KEY), headers={"accept": each}) for each in ("*/*", GRAPHQL_JSON)
    ]
    assert [each.status_code for each in found] == [200, 400]
    assert found[0].json() == {
        "errors": [{"message": "PersistedQueryNotFound", "extensions": {"code": "PERSISTED_QUERY_NOT_FOUND"}}]
    }


async def test_documents_by_body_and_by_url() -> None:
    async with browser(Surface(texts=CLOSED)) as client:
        by_body = await client.post("/graphql", json={"documentId": f"sha256:{KEY}"})
        by_url = await client.get("/graphql", params={"documentId": f"sha256:{KEY}"})
        other = await client.post("/graphql", json={"query": OTHER})
    assert by_body.json() == by_url.json() == {"data": {"__typename": "Query"}}
    assert (other.status_code, other.json()["errors"][0]["extensions"]["code"]) == (403, "FORBIDDEN")
