"""Pages of other sites: what their browser asks, and what it is told."""

import httpx
import pytest

from server.wire.surface import Surface
from tests.server.wire.house import browser

SHOP, EVIL = "https://shop.example", "https://shop.example.evil.example"
HELLO = {"query": "{ __typename }"}
OPEN = Surface(origins=(SHOP, "http://localhost:3000"))
ASKING = {"access-control-request-method": "POST", "access-control-request-headers": "authorization,content-type"}


@pytest.mark.parametrize(
    ("site", "status"), [("same-origin", 200), ("none", 200), ("same-site", 403), ("cross-site", 403)]
)
@pytest.mark.parametrize("origin", [{}, {"origin": EVIL}, {"origin": "null"}])
async def test_what_another_site_sends_runs_nothing(
    client: httpx.AsyncClient, site: str, status: int, origin: dict[str, str]
) -> None:
    found = await client.get("/graphql", params=HELLO, headers={"sec-fetch-site": site} | origin)
    assert found.status_code == status
    assert "access-control-allow-origin" not in found.headers


async def test_nobody_is_let_in_unless_set(client: httpx.AsyncClient) -> None:
    found = await client.options("/graphql", headers=ASKING | {"origin": SHOP})
    assert not [name for name in found.headers if name.startswith("access-control")]


@pytest.mark.parametrize("origin", [SHOP, "http://localhost:3000"])
async def test_listed_origins_may_ask_and_read(origin: str) -> None:
    async with browser(OPEN) as client:
        asked = await client.options("/graphql", headers=ASKING | {"origin": origin})
        found = await client.post("/graphql", json=HELLO, headers={"origin": origin, "sec-fetch-site": "cross-site"})
    assert (asked.status_code, found.status_code) == (200, 200)
    for each in (asked, found):
        assert each.headers["access-control-allow-origin"] == origin
        assert "Origin" in each.headers["vary"]
        assert "access-control-allow-credentials" not in each.headers
    assert "authorization" in asked.headers["access-control-allow-headers"]
    assert "retry-after" in found.headers["access-control-expose-headers"]


@pytest.mark.parametrize("origin", [EVIL, "null", "http://shop.example", SHOP + ":443", SHOP.upper()])
async def test_others_may_not(origin: str) -> None:
    async with browser(OPEN) as client:
        asked = await client.options("/graphql", headers=ASKING | {"origin": origin})
        found = await client.post("/graphql", json=HELLO, headers={"origin": origin, "sec-fetch-site": "cross-site"})
    assert (asked.status_code, found.status_code) == (400, 403)
    assert {each.headers.get("access-control-allow-origin") for each in (asked, found)} == {None}


async def test_no_cookie_is_set_or_read(client: httpx.AsyncClient) -> None:
    found = await client.post("/graphql", json=HELLO, headers={"cookie": "kith_anything=1"})
    assert (found.status_code, "set-cookie" in found.headers) == (200, False)
