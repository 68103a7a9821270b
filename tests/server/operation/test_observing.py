"""The outermost layer over an application of five lines."""

from __future__ import annotations

import io
import json
from collections.abc import AsyncIterator, Callable

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from server.telemetry import logs
from server.telemetry.metrics import meters
from server.telemetry.observing import Observed, Telemetry
from server.telemetry.record import Record, Run, current

SECRET = "ada@example.org"
Lines = Callable[[], list[dict[str, object]]]
heard: list[Record] = []


async def answering(request: Request) -> Response:
    if request.method == "PUT":
        raise ValueError(SECRET)
    current().operation, current().code = "Desk", "OK"
    current().sent.append(Run("MATCH (n0:Customer) RETURN n0.id", 0.0, 0.002))
    return PlainTextResponse("done")


@pytest.fixture
def observed() -> Observed:
    heard.clear()
    routes = [Route(path, answering, methods=["POST", "PUT"]) for path in ("/graphql", "/livez")]
    return Observed(Starlette(routes=routes), Telemetry(meters(), trace=heard.append))


@pytest.fixture
async def client(observed: Observed, lines: Lines) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(observed, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as found:
        yield found


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Lines:
    written = io.StringIO()
    monkeypatch.setattr("sys.stdout", written)
    logs.configured("json", "info")
    return lambda: [json.loads(line) for line in written.getvalue().splitlines()]


async def test_a_request_is_one_line(client: httpx.AsyncClient, lines: Lines) -> None:
    answer = await client.post("/graphql", headers={"x-request-id": "request-1"}, content=SECRET)
    (line,) = [each for each in lines() if each["event"] == "request"]
    assert answer.headers["x-request-id"] == line["request"] == "request-1"
    assert (line["operation"], line["code"], line["status"], line["statements"]) == ("Desk", "OK", 200, 1)
    assert SECRET not in str(line)


async def test_probes_are_no_lines(client: httpx.AsyncClient, lines: Lines) -> None:
    answer = await client.post("/livez")
    assert ([each for each in lines() if each["event"] == "request"], heard) == ([], [])
    assert answer.headers["x-request-id"]


async def test_a_fault_is_logged_by_class_and_place(client: httpx.AsyncClient, lines: Lines) -> None:
    answer = await client.put("/graphql", headers={"x-request-id": "request-2"})
    found = {each["event"]: each for each in lines()}
    fault = found["unhandled"]
    assert (answer.status_code, found["request"]["code"], fault["request"]) == (500, "INTERNAL", "request-2")
    assert fault["error"] == ["ValueError"]
    assert "test_observing.py" in str(fault["at"])
    assert SECRET not in str(fault)


async def test_an_outcome_that_nobody_noted(client: httpx.AsyncClient) -> None:
    answer = await client.delete("/graphql")
    assert (answer.status_code, heard[0].code) == (405, "HTTP_REFUSED")


async def test_who_leaves_asks_clients_to_connect_anew(client: httpx.AsyncClient, observed: Observed) -> None:
    staying = await client.post("/graphql")
    observed.draining = True
    leaving = await client.post("/graphql")
    assert ("connection" in staying.headers, leaving.headers.get("connection")) == (False, "close")


async def test_records_of_two_requests_are_two(client: httpx.AsyncClient) -> None:
    await client.post("/graphql")
    await client.post("/graphql")
    assert [len(each.sent) for each in heard] == [1, 1]
