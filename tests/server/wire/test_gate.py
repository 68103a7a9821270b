"""What holds for every answer, and by which names the application may be called."""

import httpx
import pytest

from server.wire.gate import ALWAYS
from server.wire.surface import Surface, names_of
from tests.server.wire.house import browser

HELLO = {"query": "{ __typename }"}


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("POST", "/graphql", {}),
        ("GET", "/graphql", {}),
        ("OPTIONS", "/graphql", {}),
        ("GET", "/livez", {}),
        ("GET", "/nothing", {}),
        ("POST", "/livez", {}),
        ("GET", "/graphql", {"host": "evil.example"}),
    ],
)
async def test_no_answer_leaves_bare(
    client: httpx.AsyncClient, method: str, path: str, headers: dict[str, str]
) -> None:
    found = await client.request(method, path, headers=headers, json=HELLO)
    assert [found.headers[name.decode()] for name, _ in ALWAYS] == [value.decode() for _, value in ALWAYS]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:1", "[::1]", "[::1]:8000"])
async def test_known_names(client: httpx.AsyncClient, host: str) -> None:
    assert (await client.get("/graphql", params=HELLO, headers={"host": host})).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "localhost.evil.example",
        "evil.localhost",
        "localhost:80@evil",
        "localhost:",
        "::1",
        "localhost.",
    ],
)
@pytest.mark.parametrize("path", ["/graphql", "/", "/examples.json"])
async def test_strange_names(client: httpx.AsyncClient, host: str, path: str) -> None:
    found = await client.get(path, params=HELLO, headers={"host": host})
    assert (found.status_code, found.json()["errors"][0]["extensions"]["code"]) == (400, "BAD_USER_INPUT")


async def test_two_names_are_none(client: httpx.AsyncClient) -> None:
    request = client.build_request(
        "GET", "/graphql", params=HELLO, headers=[("host", "localhost"), ("host", "localhost")]
    )
    assert (await client.send(request)).status_code == 400


async def test_balancers_ask_by_address(client: httpx.AsyncClient) -> None:
    assert (await client.get("/livez", headers={"host": "10.0.0.7:8000"})).status_code == 200


async def test_names_are_a_setting() -> None:
    async with browser(Surface(hosts=("kith.example",))) as client:
        found = [
            await client.get("/graphql", params=HELLO, headers={"host": host}) for host in ("Kith.Example", "localhost")
        ]
    assert [each.status_code for each in found] == [200, 400]


@pytest.mark.parametrize(
    ("host", "added"),
    [("127.0.0.1", ()), ("::1", ()), ("::", ()), ("Kith", ("kith",)), ("fe80::1", ("[fe80::1]",))],
)
def test_an_address_that_is_listened_on_is_a_name(host: str, added: tuple[str, ...]) -> None:
    assert names_of(host) == ("localhost", "127.0.0.1", "[::1]", *added)
