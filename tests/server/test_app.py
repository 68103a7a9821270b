"""The application over HTTP: what a client sees of answers, refusals and health."""

from collections.abc import AsyncIterator
from datetime import UTC

import httpx
import pytest

from graph.bolt import BoltStore
from graph.errors import Unavailable
from graph.model import MODEL
from resolvers.binding import Setting
from server.answers.answering import GraphQL
from server.app import application
from server.everybody import everybody
from server.health import Check

GRAPHQL_JSON = "application/graphql-response+json"


async def well() -> str | None:
    return None


async def waiting() -> str | None:
    return "the sample is being loaded"


async def away() -> str | None:
    raise Unavailable("nobody answers\nand more")


@pytest.fixture(scope="session")
def api(open_store: BoltStore) -> GraphQL:
    return GraphQL(open_store, MODEL, Setting(UTC, "GBP", b"k" * 32, 1000))


def client_of(api: GraphQL, check: Check = well) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(application(everybody(api), check)), base_url="http://localhost"
    )


@pytest.fixture
async def client(api: GraphQL, store: BoltStore) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(api) as found:
        yield found


async def test_answers(client: httpx.AsyncClient) -> None:
    answer = await client.post("/graphql", json={"query": "{ customers { totalCount } __typename }"})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.json() == {"data": {"customers": {"totalCount": 0}, "__typename": "Query"}}


@pytest.mark.parametrize("query", ["{", "{ nothing }", "query Q { __typename } query R { __typename }", "# nothing"])
async def test_what_cannot_be_run_has_no_data(client: httpx.AsyncClient, query: str) -> None:
    plain = await client.post("/graphql", json={"query": query})
    strict = await client.post("/graphql", json={"query": query}, headers={"accept": GRAPHQL_JSON})
    assert (plain.status_code, strict.status_code) == (200, 400)
    assert strict.headers["content-type"].startswith(GRAPHQL_JSON)
    assert "data" not in plain.json()
    assert plain.json()["errors"][0]["message"]


async def test_a_field_that_fails_leaves_the_others(client: httpx.AsyncClient) -> None:
    query = "{ bad: customers(first: 5000) { nodes { id } } good: companies { totalCount } }"
    answer = (await client.post("/graphql", json={"query": query})).json()
    assert answer["data"] == {"bad": None, "good": {"totalCount": 0}}
    (error,) = answer["errors"]
    assert (error["path"], error["extensions"]["code"]) == (["bad"], "BAD_USER_INPUT")
    assert "from 0 to 1000" in error["message"]


@pytest.mark.parametrize("path", ["/graphql/", "/graphql/x", "/GraphQL"])
async def test_there_is_one_address(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.post(path, json={"query": "{ __typename }"})
    assert (answer.status_code, answer.headers.get("location")) == (404, None)


async def test_introspection(client: httpx.AsyncClient) -> None:
    answer = await client.post("/graphql", json={"query": "{ __schema { queryType { name } } }"})
    assert answer.json() == {"data": {"__schema": {"queryType": {"name": "Query"}}}}


@pytest.mark.parametrize(
    ("check", "status", "reason"),
    [(well, 200, None), (waiting, 503, "the sample is being loaded"), (away, 503, "nobody answers")],
)
async def test_readiness(api: GraphQL, check: Check, status: int, reason: str | None) -> None:
    async with client_of(api, check) as client:
        answer = await client.get("/readyz")
        alive = await client.get("/livez")
    assert (answer.status_code, answer.json().get("reason"), alive.status_code) == (status, reason, 200)
