"""A read over a connection of the driver's pool, without the driver's layers above it: two messages out, rows back.

The driver still opens connections, proves who we are, encrypts, keeps them in its pool, throws away what is broken,
packs and unpacks. Its session, result, record and summary are left out, which take four times as long as the rest of a
small read. A failure is handed to the driver as it came, and nobody goes on with a conversation that was interrupted:
docs/decisions/0036-lean-reads.md.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from graph.statement import Statement
from graph.store import Row

RUN, PULL_ALL = b"\x10", b"\x00\x06\xb1\x3f\xa1\x81n\xff\x00\x00"
"""The second is a whole message: all rows of the statement before it, please."""
SUCCESS, RECORD, IGNORED = 0x70, 0x71, 0x7E
VERSIONS = frozenset({(4, 4), *((5, minor) for minor in range(9))})
AT_ONCE = 1 << 17
LONG = 1 << 16
"""Bytes of a message that must be waited for until the socket has taken them."""

Connection = Any
"""One of the driver's, whose insides have no types."""
Acquire = Callable[[], Awaitable[Connection]]
Fail = Callable[[Connection, dict[str, Any], Any], Awaitable[None]]
"""Tells the driver of a failure, which brings the connection in order and raises it."""


class Unusual(Exception):
    """A connection about which something is so that the driver better reads over it. Nothing was sent."""


@dataclass(slots=True)
class Failure:
    """What the engine said instead of rows."""

    said: dict[str, Any]


@dataclass(slots=True)
class LeanRead:
    """One auto-commit read. `_connection` is there while it is under way, as a session of the driver has it."""

    pool: Any
    acquire: Acquire
    fail: Fail
    _connection: Connection | None = field(default=None)

    async def rows(self, statement: Statement, extra: dict[str, Any]) -> list[Row]:
        """Every row; raises Unusual, and whatever the driver raises."""
        connection = self._connection = await self.acquire()
        hooks = connection.new_hydration_scope()
        try:
            _look_at(connection)
            found = await _asked(connection, statement, extra, hooks)
        except Unusual:
            await self._release(connection)
            raise
        except BaseException:
            self._connection = None
            self.pool.kill_and_release(connection)
            raise
        try:
            if isinstance(found, Failure):
                await self.fail(connection, found.said, hooks.hydration_hooks)
                raise AssertionError("a failure is raised")
        finally:
            await self._release(connection)
        return found

    async def _release(self, connection: Connection) -> None:
        self._connection = None
        await self.pool.release(connection)


def _look_at(connection: Connection) -> None:
    """Raise Unusual unless it speaks as is expected here, with nothing under way."""
    version = connection.PROTOCOL_VERSION
    is_plain = (version.major, version.minor) in VERSIONS and connection.is_reset and not connection.responses
    if not is_plain:
        raise Unusual


async def _asked(
    connection: Connection, statement: Statement, extra: dict[str, Any], hooks: Any
) -> list[Row] | Failure:
    outbox = connection.outbox
    outbox.append_message(RUN, (statement.text, statement.parameters, extra), hooks.dehydration_hooks)
    sent = outbox._chunked_data + PULL_ALL
    outbox._clear()
    try:
        writer = connection.socket._writer
        writer.write(sent)
        if len(sent) > LONG:
            await writer.drain()
        # Neo4j asks not to be waited for longer than this without a sign of life.
        longest = connection.socket.get_read_timeout()
        async with asyncio.timeout(longest) as patience:
            return await _heard(connection, hooks.hydration_hooks, patience, longest)
    except OSError as error:
        await connection.inbox.on_error(error)
        raise


async def _heard(
    connection: Connection, hooks: Any, patience: asyncio.Timeout, longest: float | None
) -> list[Row] | Failure:
    """What comes back: that the statement runs, its rows, and that these were all; `longest` is for each part."""
    now = asyncio.get_running_loop().time
    reader, hearing = connection.socket._reader, _Hearing(connection.UNPACKER_CLS, hooks)
    held, place = bytearray(), 0
    while True:
        more = await reader.read(AT_ONCE)
        if not more:
            raise OSError("No data")
        held += more
        if longest is not None:
            patience.reschedule(now() + longest)
        while (message := _message(held, place)) is not None:
            body, begin, place = message
            if hearing.is_over(body, begin):
                return hearing.failure or hearing.rows


class _Hearing:
    """What has been heard so far."""

    __slots__ = ("failure", "has_begun", "hooks", "rows", "unpacker")

    def __init__(self, unpacker: Any, hooks: Any) -> None:
        self.unpacker, self.hooks = unpacker(unpacker.new_unpackable_buffer()), hooks
        self.rows: list[Row] = []
        self.has_begun = False
        self.failure: Failure | None = None

    def is_over(self, body: bytearray, begin: int) -> bool:
        """Take in one message, of which there are two at least: where the first fails, the second was ignored."""
        tag = body[begin + 1]
        if tag == RECORD:
            self.rows.append(self._unpacked(body, begin + 2))
            return False
        if tag not in (SUCCESS, IGNORED):
            self.failure = Failure(self._unpacked(body, begin + 2))
        is_last, self.has_begun = self.has_begun, True
        return is_last

    def _unpacked(self, body: bytearray, begin: int) -> Any:
        buffer = self.unpacker.unpackable
        buffer.data, buffer.p, buffer.used = body, begin, len(body)
        return self.unpacker.unpack(self.hooks)


def _message(held: bytearray, place: int) -> tuple[bytearray, int, int] | None:
    """The next whole message: where it stands, at which place, and where the one after it begins.

    Most are one chunk and stay where they are. A chunk of nothing ends a message; before one, it says "still here".
    """
    first, parts = place, list[tuple[int, int]]()
    while first + 2 <= len(held):
        length = held[first] << 8 | held[first + 1]
        begin, first = first + 2, first + 2 + length
        if length:
            parts.append((begin, first))
        elif len(parts) == 1:
            return held, parts[0][0], begin
        elif parts:
            return bytearray().join(held[one:end] for one, end in parts), 0, begin
    return None
