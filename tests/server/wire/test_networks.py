"""GET /network: what is read out of an address, and what is refused; its answers come from a real graph."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import networkx as nx
import pytest

from server.answers.answering import GraphQL
from server.everybody import everybody
from server.refusals import Refused
from server.wire.networks import asked
from server.wire.surface import Surface
from tests.computed.conftest import web
from tests.mutations.conftest import api
from tests.server.wire.house import browser

__all__ = ["api", "web"]


@pytest.fixture
async def client(api: GraphQL) -> AsyncIterator[httpx.AsyncClient]:
    async with browser(Surface(), everybody(api)) as found:
        yield found


def test_an_address_becomes_variables() -> None:
    form, variables = asked(b"around=a,b&around=c&depth=2&kinds=TIED_TO&format=gexf&asOf=2026-01-01")
    assert form == "gexf"
    assert variables == {"around": ["a", "b", "c"], "kinds": ["TIED_TO"], "depth": 2, "asOf": "2026-01-01"}


@pytest.mark.parametrize(
    ("query", "message"),
    [(b"hops=2", "'hops' is none of around, kinds, depth, limit, community, asOf, format."),
     (b"depth=1&depth=2", "depth should stand there once."),
     (b"depth=two", "depth should be a whole number, not 'two'."),
     (b"format=xls", "format should be one of graphml, gexf, dot, node-link, pairs, parquet, not 'xls'.")],
)  # fmt: skip
def test_a_strange_address_is_refused(query: bytes, message: str) -> None:
    with pytest.raises(Refused) as caught:
        asked(query)
    assert (caught.value.status, caught.value.message) == (400, message)


async def test_a_network_comes_as_a_file(client: httpx.AsyncClient, web: Any) -> None:
    ids = await web("Ana TIED_TO Boris", "Boris WORKS_AT CompanyAcme")
    found = await client.get("/network", params={"around": ids["Ana"], "limit": 2, "depth": 2})
    assert (found.status_code, found.headers["content-type"]) == (200, "application/graphml+xml")
    assert (found.headers["kith-truncated"], found.headers["cache-control"]) == ("true", "no-store")
    graph = nx.parse_graphml(found.text)
    assert {values["label"] for _, values in graph.nodes(data=True)} == {"Ana", "Boris"}


async def test_what_the_field_refuses_is_refused(client: httpx.AsyncClient) -> None:
    found = await client.get("/network", params={"around": "nobody"})
    assert (found.status_code, found.json()["errors"][0]["message"]) == (400, "around: 'nobody' is no id.")


async def test_only_reading_is_done_here(client: httpx.AsyncClient) -> None:
    found = await client.post("/network", json={})
    assert (found.status_code, found.headers["allow"]) == (405, "GET, HEAD")


async def test_pages_of_other_sites_get_none(client: httpx.AsyncClient) -> None:
    found = await client.get(
        "/network?around=x", headers={"sec-fetch-site": "cross-site", "origin": "https://evil.example"}
    )
    assert found.status_code == 403
