"""Two hundred damaged requests, in this process: none is our fault. `./kith prove http` sends 2,000 over a socket."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.applications import Starlette

from server.app import application
from server.everybody import everybody
from tests.server.wire.house import api, well
from tests.server.wire.mutating import Raw, mutated


@pytest.fixture(scope="module")
def app() -> Starlette:
    return application(everybody(api()), well)


@pytest.mark.parametrize("first", range(0, 200, 25))
async def test_damaged_requests_are_nobodys_fault_but_their_own(app: Starlette, first: int) -> None:
    for number in range(first, first + 25):
        status, body = await sent(app, mutated(number))
        assert 200 <= status < 500, f"{mutated(number)} was answered {status} {body!r}"
        if status == 400:
            assert json.loads(body)["errors"][0]["message"]


async def sent(app: Starlette, raw: Raw) -> tuple[int, bytes]:
    """What the application answers to the very bytes, which no client has made decent before."""
    path, _, query = raw.path.partition("?")
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": raw.method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in raw.headers],
    }
    answer: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": raw.body}

    async def send(message: Any) -> None:
        answer.append(message)

    await app(scope, receive, send)
    return answer[0]["status"], answer[1]["body"]
