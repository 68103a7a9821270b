"""The protocol `graphql-transport-ws` on a real socket: what may be said when, and how a socket ends otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from websockets.exceptions import InvalidStatus
from websockets.typing import Subprotocol

from server.access.limits import SERVICE
from tests.server.live.speaking import CHANGED, alone, client, served, until_followed

INIT: dict[str, Any] = {"type": "connection_init"}
ACK: dict[str, Any] = {"type": "connection_ack"}
HELLO: dict[str, Any] = {"id": "1", "type": "subscribe", "payload": {"query": "{ __typename }"}}
WATCH: dict[str, Any] = {"id": "1", "type": "subscribe", "payload": {"query": CHANGED}}
DONE: dict[str, Any] = {"id": "1", "type": "complete"}

CASES: dict[str, list[tuple[dict[str, Any], list[dict[str, Any]]]]] = {
    "a query is answered": [
        (INIT, [ACK]),
        (HELLO, [{"id": "1", "type": "next", "payload": {"data": {"__typename": "Query"}}}, DONE]),
    ],
    "an id may be used again when it is over": [
        (INIT, [ACK]),
        (HELLO, [{"id": "1", "type": "next", "payload": {"data": {"__typename": "Query"}}}, DONE]),
        (HELLO, [{"id": "1", "type": "next", "payload": {"data": {"__typename": "Query"}}}, DONE]),
    ],
    "ping is answered, before and beside operations": [
        (INIT, [ACK]), (WATCH, []), ({"type": "ping", "payload": {"a": 1}}, [{"type": "pong"}]),
        ({"type": "pong"}, []), ({"type": "ping"}, [{"type": "pong"}]),
    ],
    "what was not begun may be ended": [(INIT, [ACK]), (DONE, []), ({"type": "ping"}, [{"type": "pong"}])],
    "nothing before the first message": [(HELLO, [{"closed": 4401}])],
    "twice the first message": [(INIT, [ACK]), (INIT, [{"closed": 4429}])],
    "twice the same id": [(INIT, [ACK]), (WATCH, []), (WATCH, [{"closed": 4409}])],
    "no type": [(INIT, [ACK]), ({"id": "1"}, [{"closed": 4400}])],
    "a strange type": [(INIT, [ACK]), ({"id": "1", "type": "start", "payload": {}}, [{"closed": 4400}])],
    "no id": [(INIT, [ACK]), ({"type": "subscribe", "payload": {"query": "{ __typename }"}}, [{"closed": 4400}])],
    "an empty id": [(INIT, [ACK]), ({**HELLO, "id": ""}, [{"closed": 4400}])],
    "no payload": [(INIT, [ACK]), ({"id": "1", "type": "subscribe"}, [{"closed": 4400}])],
    "more than a role may send": [(INIT, [ACK]), ({**HELLO, "more": "x" * 3000}, [{"closed": 1009}])],
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
async def test_a_conversation(case: list[tuple[dict[str, Any], list[dict[str, Any]]]]) -> None:
    async with served(alone(limits=replace(SERVICE, body=2000))) as house, client(house) as one:
        for said, heard in case:
            await one.say(**said)
            assert [await one.hear() for _ in heard] == heard


@pytest.mark.parametrize("text", ["", "nothing", "[]", '{"type": "ping", "type": "ping"}', '"ping"', "{" * 1000])
async def test_what_is_no_message(text: str) -> None:
    async with served() as house, client(house) as one:
        await one.begin()
        await one.connection.send(text)
        assert await one.hear() == {"closed": 4400}


async def test_bytes_are_no_message() -> None:
    async with served() as house, client(house) as one:
        await one.begin()
        await one.connection.send(b'{"type": "ping"}')
        assert await one.hear() == {"closed": 4400}


async def test_the_old_protocol_is_refused() -> None:
    async with served() as house, client(house, speaks=Subprotocol("graphql-ws")) as one:
        assert await one.hear() == {"closed": 4406}


async def test_who_says_nothing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.wire.sockets.PATIENCE", 0.05)
    async with served() as house, client(house) as one:
        assert await one.hear() == {"closed": 4408}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "https://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
        ({"authorization": "Basic abc"}, None),
        ({"origin": "http://127.0.0.1:{port}"}, None),
    ],
)
async def test_pages_of_other_sites_open_nothing(headers: dict[str, str], status: int | None) -> None:
    async with served() as house:
        sent = {name: value.format(port=house.port) for name, value in headers.items()}
        if status is None:
            async with client(house, sent) as one:
                assert await one.begin() == ACK
        else:
            with pytest.raises(InvalidStatus) as refused:
                await client(house, sent).__aenter__()
            assert refused.value.response.status_code == status


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("subscription { nothing }", "Cannot query field 'nothing'"),
        ("{", "Syntax Error"),
        ("subscription { changed { id } also: changed { id } }", "must select only one top level field"),
        ("subscription { changed @skip(if: true) { id } }", "@skip"),
        ('subscription { changed(after: "nothing") { id } }', "after: this is no cursor"),
    ],
)
async def test_what_cannot_be_run_is_an_error_of_its_id(query: str, message: str) -> None:
    async with served() as house, client(house) as one:
        await one.begin()
        await one.follow(query, "x")
        found = await one.hear()
        assert (found["id"], found["type"]) == ("x", "error")
        assert message in found["payload"][0]["message"]


async def test_sockets_and_what_runs_on_them_are_counted() -> None:
    limits = replace(SERVICE, sockets=1, subscriptions=1)
    async with served(alone(limits=limits)) as house, client(house) as one:
        assert await one.begin() == ACK
        async with client(house) as other:
            assert await other.begin() == {"closed": 4429}
        await one.follow(key="1")
        await one.follow(key="2")
        found = await one.hear()
        assert (found["id"], found["payload"][0]["extensions"]["code"]) == ("2", "RATE_LIMITED")


async def test_a_server_that_leaves_says_goodbye() -> None:
    async with served() as house, client(house) as one:
        await one.begin()
        await one.follow()
        await until_followed(house)
        house.live.leave()
        assert await one.hear() == {"closed": 1001}


async def test_nothing_is_left_of_a_socket_that_was_hung_up() -> None:
    async with served() as house:
        async with client(house) as one:
            await one.begin()
            await one.follow()
            await until_followed(house)
        async with client(house) as other:
            await other.begin()
        assert not house.live.questions
        assert not house.live.sources
