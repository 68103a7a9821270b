"""Heads of requests that do not end, by size or by time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import RequestResponseCycle
from uvicorn.server import ServerState

from server.wire.crowd import WHOLE, Crowd
from server.wire.door import Door
from server.wire.protocol import LARGEST, PATIENCE, Protocol

HEAD = b"POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\n\r\n"


class Wire(asyncio.Transport):
    """A connection that keeps what was written to it."""

    def __init__(self) -> None:
        super().__init__()
        self.written, self.is_closed = b"", False

    def write(self, data: Any) -> None:
        self.written += data

    def close(self) -> None:
        self.is_closed = True

    def pause_reading(self) -> None:
        """What comes has come."""

    def resume_reading(self) -> None:
        """It was read all the time."""

    def is_closing(self) -> bool:
        return self.is_closed


class Clock:
    """A loop that starts no task, and whose time passes when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[tuple[float, Any, tuple[Any, ...]]] = []

    def call_later(self, seconds: float, call: Any, *arguments: Any) -> Clock:
        self.waiting.append((seconds, call, arguments))
        return self

    def cancel(self) -> None:
        self.waiting.clear()

    def create_task(self, coroutine: Any) -> asyncio.Future[None]:
        coroutine.close()
        return asyncio.get_running_loop().create_future()


class Full(Door):
    """A door that lets in nobody as long as it is told so."""

    is_full = True

    def refuses(self, caller: bytes) -> bool:  # noqa: ARG002  # it asks for nobody
        return self.is_full


async def app(_scope: Scope, _receive: Receive, _send: Send) -> None:
    """Never run."""


@pytest.fixture
async def clock() -> Clock:
    return Clock()


@pytest.fixture
def connection(clock: Clock) -> Iterator[Protocol]:
    config = uvicorn.Config(app, log_config=None, ws="none", lifespan="off")
    found = Protocol(config, ServerState(), {}, _loop=clock)
    found.connection_made(Wire())
    yield found
    found.connection_lost(None)


@pytest.fixture
def crowd() -> Crowd:
    return Crowd(app, door=Full())


@pytest.fixture
def crowded(clock: Clock, crowd: Crowd) -> Iterator[Protocol]:
    """A connection to somebody who has no room."""
    found = Protocol(uvicorn.Config(crowd, log_config=None, ws="none", lifespan="off"), ServerState(), {}, _loop=clock)
    found.connection_made(Wire())
    yield found
    found.connection_lost(None)


def written(connection: Protocol) -> bytes:
    assert isinstance(connection.transport, Wire)
    return connection.transport.written


@pytest.mark.parametrize("start", [b"GET /", b"GET / HTTP/1.1\r\nhost: a\r\nx: "])
async def test_a_head_ends_or_is_ended(connection: Protocol, start: bytes) -> None:
    connection.data_received(start)
    for _ in range(LARGEST // 1024):
        connection.data_received(b"a" * 1024)
    assert written(connection).startswith(b"HTTP/1.1 431 ")
    assert connection.transport.is_closing()


@pytest.mark.parametrize("after", [b"", b"abc", b"abc" + HEAD + b"abc"])
@pytest.mark.parametrize("long", [b"x: %b\r\n", b"x: 1\r\nx: %b\r\n"])
async def test_a_long_head_may_come_in_one_piece(connection: Protocol, long: bytes, after: bytes) -> None:
    connection.data_received(HEAD.replace(b"host: a\r\n", b"host: a\r\n" + long % (b"a" * 70_000)) + after)
    assert written(connection).startswith(b"HTTP/1.1 431 ")
    assert written(connection).count(b"HTTP/1.1") == 1
    assert (connection.transport.is_closing(), connection.heads) == (True, 0)


async def test_a_long_address_counts(connection: Protocol) -> None:
    connection.data_received(b"GET /?" + b"a" * LARGEST + b" HTTP/1.1\r\nhost: a\r\n\r\n")
    assert written(connection).startswith(b"HTTP/1.1 431 ")


async def test_a_head_that_just_fits_is_read(connection: Protocol) -> None:
    start = b"GET / HTTP/1.1\r\nhost: a\r\nx: "
    connection.data_received(start + b"a" * (LARGEST - len(b"/host: a\r\nx: \r\n")) + b"\r\n\r\n")
    assert (written(connection), connection.transport.is_closing(), connection.heads) == (b"", False, 1)


async def test_bodies_are_none_of_its_business(connection: Protocol, clock: Clock) -> None:
    connection.data_received(HEAD.replace(b": 3", b": 1000000"))
    for _ in range(100):
        connection.data_received(b"a" * 9000)
    assert (written(connection), connection.length, clock.waiting) == (b"", 0, [])


async def test_a_body_that_ends_with_a_long_piece_is_no_head(connection: Protocol) -> None:
    connection.data_received(HEAD.replace(b": 3", b": 100000"))
    connection.data_received(b"a" * 100_000)
    assert (written(connection), connection.length, connection.transport.is_closing()) == (b"", 0, False)


async def test_a_head_that_does_not_arrive(connection: Protocol, clock: Clock) -> None:
    [(seconds, call, arguments)] = clock.waiting
    call(*arguments)
    assert (seconds, written(connection)[:13]) == (PATIENCE, b"HTTP/1.1 408 ")


async def test_the_next_head_is_waited_for_anew(connection: Protocol, clock: Clock) -> None:
    connection.data_received(HEAD + b"abc")
    assert clock.waiting == []
    connection.data_received(HEAD[:20])
    assert len(clock.waiting) == 1
    connection.data_received(HEAD[20:])
    assert clock.waiting == []


CHUNKED = HEAD.replace(b"content-length: 3", b"transfer-encoding: chunked")


@pytest.mark.parametrize("more", [b"3\r\nabc\r\n0\r\n", b"0\r\n"])
async def test_a_trailer_is_no_header(connection: Protocol, more: bytes) -> None:
    connection.data_received(CHUNKED + more + b"authorization: me\r\nhost: b\r\n\r\n")
    assert connection.scope["headers"] == [(b"host", b"a"), (b"transfer-encoding", b"chunked")]
    connection.data_received(HEAD)
    assert connection.scope["headers"] == [(b"host", b"a"), (b"content-length", b"3")]


@pytest.mark.parametrize("start", [b"0\r\n", b"0\r\nx: ", b"0\r\nx", b"3;a", b"3\r\nabc\r\n0\r\n"])
async def test_what_is_neither_head_nor_body_ends_or_is_ended(connection: Protocol, start: bytes) -> None:
    connection.data_received(CHUNKED)
    connection.data_received(start)
    piece = b"a: b\r\n" * 100 if start.endswith(b"\n") else b"a" * 600
    for _ in range(LARGEST // len(piece) + 1):
        connection.data_received(piece)
    assert (written(connection), connection.transport.is_closing()) == (b"", True)
    assert len(connection.headers) == 2


async def test_a_body_may_come_in_small_pieces(connection: Protocol) -> None:
    connection.data_received(CHUNKED)
    for _ in range(LARGEST // 4):
        connection.data_received(b"1\r\na\r\n")
    assert (connection.length, connection.transport.is_closing()) == (0, False)


async def answered(cycle: RequestResponseCycle) -> None:
    """The application says something short."""
    await cycle.send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]})
    await cycle.send({"type": "http.response.body", "body": b"", "more_body": False})


async def test_a_body_ends_soon_after_the_answer_or_is_ended(connection: Protocol, clock: Clock) -> None:
    connection.data_received(HEAD)
    await answered(connection.cycle)
    said = written(connection)
    [(_, *_), (seconds, call, arguments)] = clock.waiting
    connection.data_received(b"a")
    call(*arguments)
    assert (seconds, connection.transport.is_closing(), written(connection)) == (PATIENCE, True, said)


async def test_a_body_that_ends_after_the_answer_leaves_the_connection_as_any_does(
    connection: Protocol, clock: Clock
) -> None:
    connection.data_received(HEAD)
    await answered(connection.cycle)
    connection.data_received(b"abc")
    assert [seconds for seconds, *_ in clock.waiting] == [connection.timeout_keep_alive]
    connection.data_received(HEAD)
    await answered(connection.cycle)
    connection.data_received(b"abc" + HEAD)
    assert clock.waiting == [], "nothing closes the connection under the answer to the next"


async def test_an_answer_does_not_hurry_the_request_behind_it(connection: Protocol, clock: Clock) -> None:
    connection.data_received(HEAD + b"abc")
    first = connection.cycle
    connection.data_received(HEAD)
    await answered(first)
    assert (clock.waiting, connection.transport.is_closing()) == ([], False)


ASKED = HEAD.replace(b"POST / ", b"POST /graphql?a=1 ")


async def test_who_is_refused_hears_it_with_the_head(crowded: Protocol, clock: Clock) -> None:
    crowded.data_received(ASKED)
    assert (written(crowded), len(clock.waiting)) == (WHOLE, 1)
    crowded.data_received(b"abc" + ASKED + b"ab")
    crowded.data_received(b"c")
    assert (written(crowded), crowded.transport.is_closing()) == (WHOLE * 2, False)
    assert [seconds for seconds, *_ in clock.waiting] == [5]


async def test_who_asks_for_a_head_alone_is_refused_by_one(crowded: Protocol) -> None:
    crowded.data_received(b"HEAD /graphql?query=x HTTP/1.1\r\nhost: a\r\n\r\n")
    head, _, body = written(crowded).partition(b"\r\n\r\n")
    assert (head, body) == (WHOLE.partition(b"\r\n\r\n")[0], b"")
    assert not crowded.transport.is_closing()


async def test_who_was_refused_is_answered_over_the_same_connection(crowded: Protocol, crowd: Crowd) -> None:
    assert isinstance(crowd.door, Full)
    crowded.data_received(ASKED + b"abc")
    crowd.door.is_full = False
    crowded.data_received(ASKED + b"abc")
    assert (written(crowded), bytes(crowded.cycle.body)) == (WHOLE, b"abc")
    crowd.door.is_full = True
    crowded.data_received(ASKED + b"abc")
    assert written(crowded) == WHOLE, "one behind an answer that is under way has to wait for it"


@pytest.mark.parametrize(
    "more", [b"expect: 100-continue", b"connection: close", b"connection: upgrade\r\nupgrade: h2c"]
)
async def test_what_asks_for_more_than_an_answer_is_left_to_the_application(crowded: Protocol, more: bytes) -> None:
    crowded.data_received(ASKED.replace(b"host: a", b"host: a\r\n" + more))
    assert written(crowded) == b""
    assert crowded.cycle is not None


@pytest.mark.parametrize("path", [b"/", b"/graphql/files", b"/livez"])
async def test_only_operations_are_refused(crowded: Protocol, path: bytes) -> None:
    crowded.data_received(ASKED.replace(b"/graphql?a=1", path))
    assert written(crowded) == b""


async def test_a_body_that_does_not_arrive_after_a_refusal(crowded: Protocol, clock: Clock) -> None:
    crowded.data_received(ASKED + b"a")
    [(seconds, call, arguments)] = clock.waiting
    call(*arguments)
    assert (seconds, written(crowded), crowded.transport.is_closing()) == (PATIENCE, WHOLE, True)
