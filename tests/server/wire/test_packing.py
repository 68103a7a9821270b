"""Long answers are packed for those who take it, where the operator wants that."""

import gzip
import secrets

import httpx
import pytest

from server.wire import packing
from server.wire.packing import ASIDE, SHORTEST, packed, takes_gzip
from server.wire.surface import Surface
from tests.server.wire.house import browser

LONG = {"query": "{ __schema { types { name description } } }"}


@pytest.mark.parametrize("accept", ["gzip", "br, GZIP", "gzip;q=0.5, *;q=0", "gzip; q=1.0", "x-gzip"])
def test_who_takes_it(accept: str) -> None:
    assert takes_gzip(accept)


@pytest.mark.parametrize("accept", ["", "br", "identity", "*", "gzip;q=0", "gzip ; q = 0.000", "gzipped"])
def test_who_does_not(accept: str) -> None:
    assert not takes_gzip(accept)


@pytest.mark.parametrize("size", [SHORTEST, ASIDE + 1])
async def test_what_is_long_is_packed(size: int) -> None:
    body = secrets.token_hex(size)[:size].encode()
    found = await packed(body, "gzip")
    assert found is not None
    assert gzip.decompress(found) == body
    assert await packed(body[: SHORTEST - 1], "gzip") is None


async def test_answers_are_packed_where_wanted() -> None:
    async with browser(Surface(packs=True)) as client:
        found = await client.post("/graphql", json=LONG, headers={"accept-encoding": "gzip"})
        plain = await client.post("/graphql", json=LONG, headers={"accept-encoding": "identity"})
    assert (found.headers["content-encoding"], found.headers["vary"]) == ("gzip", "accept-encoding")
    assert ("content-encoding" in plain.headers, plain.headers["vary"]) == (False, "accept-encoding")
    assert int(found.headers["content-length"]) < len(plain.content) / 2
    assert found.json() == plain.json()


async def test_answers_are_as_they_are_elsewhere(client: httpx.AsyncClient) -> None:
    found = await client.post("/graphql", json=LONG, headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in found.headers
    assert len(found.content) > packing.SHORTEST
