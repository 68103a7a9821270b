"""GraphQL over HTTP as clients of every make rely on it; `./kith prove http` runs the audits of others besides."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from typing import Any

import httpx
import pytest

from graph.errors import Unavailable
from server.access.caller import Caller, Unauthenticated
from server.access.limits import SERVICE, Limits
from server.everybody import Callers, everybody
from server.refusals import Refused
from server.wire import arriving
from tests.server.wire.house import GRAPHQL_JSON, JSON, api, browser

HELLO = {"query": "{ __typename }"}
TYPE = "query Type($name: String!) { __type(name: $name) { name } }"
BAD_REQUESTS: tuple[dict[str, Any], ...] = (
    {"query": "{"},
    {"query": "{ nothing }"},
    {"query": "query Q { __typename } query R { __typename }"},
    {"query": "query Q { __typename }", "operationName": "R"},
    {"query": "query ($id: ID!) { __typename }", "variables": {"id": None}},
    {"query": "# nothing"},
)


@pytest.mark.parametrize(("accept", "media"), [(None, JSON), ("*/*", JSON), (JSON, JSON), (GRAPHQL_JSON, GRAPHQL_JSON)])
@pytest.mark.parametrize("more", [{}, {"variables": None}, {"operationName": None}, {"extensions": {"some": "value"}}])
async def test_answers(client: httpx.AsyncClient, accept: str | None, media: str, more: dict[str, Any]) -> None:
    client.headers.pop("accept")
    found = await client.post("/graphql", json=HELLO | more, headers={"accept": accept} if accept else {})
    assert (found.status_code, found.headers["content-type"]) == (200, f"{media}; charset=utf-8")
    assert found.json() == {"data": {"__typename": "Query"}}
    assert found.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("body", BAD_REQUESTS, ids=lambda body: str(body["query"]))
async def test_what_cannot_be_run_has_no_data(client: httpx.AsyncClient, body: dict[str, Any]) -> None:
    plain = await client.post("/graphql", json=body, headers={"accept": JSON})
    strict = await client.post("/graphql", json=body, headers={"accept": GRAPHQL_JSON})
    assert (plain.status_code, strict.status_code) == (200, 400)
    assert plain.json() == strict.json()
    assert set(plain.json()) == {"errors"}
    assert plain.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


@pytest.mark.parametrize("accept", [JSON, GRAPHQL_JSON])
@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        (b"", {}, 400),
        (b'{ "not a JSON', {}, 400),
        (b'{"qeury": "{ __typename }"}', {}, 400),
        (b'{"query": {"obj": "ect"}}', {}, 400),
        (b'{"query": "{ __typename }", "variables": "string"}', {}, 400),
        (b'{"query": "{ __typename }", "extensions": ["array"]}', {}, 400),
        (b"{}", {"content-type": "text/plain"}, 415),
        (b"{}", {"content-type": "application/json; charset=latin1"}, 415),
        (b"{}", {"content-encoding": "gzip"}, 415),
        (b"{}", {"sec-fetch-site": "cross-site"}, 403),
        (b" " * (SERVICE.body + 1), {}, 413),
    ],
)
async def test_faults_of_transport_are_faults_under_both(
    client: httpx.AsyncClient, accept: str, content: bytes, headers: dict[str, str], status: int
) -> None:
    sent = {"accept": accept, "content-type": JSON} | headers
    found = await client.post("/graphql", content=content, headers=sent)
    assert (found.status_code, found.headers["content-type"]) == (status, f"{accept}; charset=utf-8")
    assert set(found.json()) == {"errors"}


async def test_what_nobody_can_give_is_said_in_json(client: httpx.AsyncClient) -> None:
    found = await client.post("/graphql", json=HELLO, headers={"accept": "text/html"})
    assert (found.status_code, found.headers["content-type"]) == (406, f"{JSON}; charset=utf-8")


async def test_get_runs_queries(client: httpx.AsyncClient) -> None:
    found = await client.get(
        "/graphql", params={"query": TYPE, "variables": '{"name": "Query"}', "operationName": "Type"}
    )
    assert (found.status_code, found.json()) == (200, {"data": {"__type": {"name": "Query"}}})


@pytest.mark.parametrize("accept", [JSON, GRAPHQL_JSON])
@pytest.mark.parametrize("query", ["mutation { __typename }", "subscription { x }", "mutation M { x } { a }"])
async def test_get_changes_nothing(client: httpx.AsyncClient, query: str, accept: str) -> None:
    params = {"query": query, "operationName": "M"} if "M" in query else {"query": query}
    found = await client.get("/graphql", params=params, headers={"accept": accept})
    assert (found.status_code, found.headers["allow"]) == (405, "POST")
    assert "Send this operation by POST" in found.json()["errors"][0]["message"]


class Narrow:
    """A policy of few bytes."""

    def limits(self, _role: str) -> Limits:
        return replace(SERVICE, body=100)


async def test_bytes_are_counted_by_the_role_of_the_caller() -> None:
    one = everybody(api())
    async with browser(callers=Callers(one.doors, Narrow(), one.apis)) as client:
        assert (await client.get("/graphql", params={"query": "#" * 100})).status_code == 414
        assert (await client.post("/graphql", json={"query": "#" * 100})).status_code == 413
        assert (await client.post("/graphql", json=HELLO)).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "QUERY"])
async def test_other_methods(client: httpx.AsyncClient, method: str) -> None:
    found = await client.request(method, "/graphql", json=HELLO)
    assert (found.status_code, found.headers["allow"]) == (405, "GET, HEAD, POST, OPTIONS")


async def test_options_say_what_there_is(client: httpx.AsyncClient) -> None:
    found = await client.options("/graphql")
    assert (found.status_code, found.headers["allow"], found.content) == (204, "GET, HEAD, POST, OPTIONS", b"")


async def test_head_is_get_without_a_body(client: httpx.AsyncClient) -> None:
    found = await client.head("/graphql", params=HELLO)
    assert (found.status_code, found.content) == (200, b"")
    assert found.headers["content-type"] == f"{JSON}; charset=utf-8"


# ------------------------------------------------------------------------------------------------------- who asks first


class Door:
    """Says the same to everybody."""

    def __init__(self, word: Exception) -> None:
        self.word = word

    async def caller(self, _headers: Mapping[str, str]) -> Caller:
        raise self.word


async def never() -> AsyncIterator[bytes]:
    raise AssertionError("the body was read")
    yield b""


@pytest.mark.parametrize(
    ("word", "status", "code"),
    [
        (Refused(401, "Show a key."), 401, "UNAUTHENTICATED"),
        (Unauthenticated("no key has a secret such as this"), 401, "UNAUTHENTICATED"),
        (Unavailable("bolt://secret:7687 is away"), 503, "UNAVAILABLE"),
        (RuntimeError("a secret"), 500, "INTERNAL"),
    ],
)
async def test_who_asks_is_known_before_a_body_is_read(word: Exception, status: int, code: str) -> None:
    one = everybody(api())
    async with browser(callers=Callers(Door(word), one.policy, one.apis)) as client:
        found = await client.post("/graphql", content=never(), headers={"content-type": JSON})
    assert (found.status_code, found.json()["errors"][0]["extensions"]["code"]) == (status, code)
    assert "secret" not in found.text
    assert found.headers["x-content-type-options"] == "nosniff"
    assert found.headers.get("www-authenticate", "")[:6] == ("Bearer" if status == 401 else "")


# ------------------------------------------------------------------------------------------------------- how it arrives


async def parts(*sizes: int) -> AsyncIterator[bytes]:
    for each in sizes:
        yield b" " * each


async def test_a_body_is_read_as_far_as_it_may_reach(client: httpx.AsyncClient) -> None:
    found = await client.post(
        "/graphql",
        content=parts(SERVICE.body, 1, 10**9),
        headers={"content-type": JSON, "transfer-encoding": "chunked"},
    )
    assert (found.status_code, found.headers["connection"]) == (413, "close")


async def test_an_announced_body_is_not_waited_for(client: httpx.AsyncClient) -> None:
    headers = {"content-type": JSON, "content-length": str(10**12)}
    found = await client.post("/graphql", content=never(), headers=headers)
    assert found.status_code == 413


async def test_a_body_that_does_not_arrive(client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "PATIENCE", 0)
    found = await client.post("/graphql", content=parts(1, 1), headers={"content-type": JSON})
    assert found.status_code in (400, 408)
