"""A statement over a connection of the driver's, without the driver's layers above it: two messages out, rows back.

The driver still opens connections, proves who we are, encrypts, keeps them in its pool, throws away what is broken,
packs and unpacks; it begins, ends and repeats transactions. Its session of a read, its result, record and summary are
left out, which take four times as long as the rest of a small statement. A failure is handed to the driver as it came,
and nobody goes on with a conversation that was interrupted: docs/decisions/0036-lean-statements.md.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from graph.statement import Statement
from graph.store import Row

RUN, PULL_ALL = b"\x10", b"\x00\x06\xb1\x3f\xa1\x81n\xff\x00\x00"
"""The second is a whole message: all rows of the statement before it, please."""
SUCCESS, RECORD, IGNORED, FAILED = 0x70, 0x71, 0x7E, 0x7F
VERSIONS = frozenset({(4, 4), *((5, minor) for minor in range(9))})
AT_ONCE = 1 << 17
LONG = 1 << 16
"""Bytes of a message that must be waited for until the socket has taken them."""

Alive = Callable[[], None]
Connection = Any
"""One of the driver's, whose insides have no types."""
Acquire = Callable[[], Awaitable[Connection]]
Tell = Callable[[Connection, int, dict[str, Any], Any], Awaitable[None]]
"""Tells the driver what was heard: of a failure, which it raises when it has brought the connection in order, and that
its transaction has begun."""


class Unusual(Exception):
    """A connection about which something is so that the driver better reads over it. Nothing was sent."""


@dataclass(slots=True)
class LeanRead:
    """One auto-commit read, which its caller ends after `cut` seconds. `_connection` is there while it is under way, as
    a session of the driver has it, and still is when it was interrupted: the engine may work on behind it."""

    pool: Any
    acquire: Acquire
    tell: Tell
    cut: float | None = None
    _connection: Connection | None = field(default=None)

    async def rows(self, statement: Statement, extra: dict[str, Any]) -> list[Row]:
        """Every row; raises Unusual, and whatever the driver raises."""
        connection = self._connection = await self.acquire()
        hooks = connection.new_hydration_scope()
        try:
            if not (_is_known(connection) and connection.is_reset and not connection.responses):
                raise Unusual
            heard = await _asked(connection, statement, extra, hooks, cut=self.cut)
        except Unusual:
            await self._release(connection)
            raise
        except BaseException:
            self.pool.kill_and_release(connection)
            raise
        try:
            return await _rows(connection, heard, hooks, self.tell)
        finally:
            await self._release(connection)

    async def _release(self, connection: Connection) -> None:
        self._connection = None
        await self.pool.release(connection)


async def rows_within(connection: Connection, statement: Statement, tell: Tell) -> list[Row]:
    """Every row of a statement of a transaction; raises Unusual, and whatever the driver raises.

    BEGIN goes with it where that is waiting, and COMMIT with the last one: what a transaction locks at its end others
    wait for until it is over. The driver hears what came of that when it asks.
    """
    waiting = [each.message for each in connection.responses]
    if not _is_known(connection) or waiting not in ([], ["begin"]):
        raise Unusual
    hooks = connection.new_hydration_scope()
    try:
        heard = await _asked(connection, statement, {}, hooks, before=len(waiting))
    except BaseException:
        connection.kill()
        raise
    if statement.is_last and heard.failure is None:
        connection.commit = partial(_hear_commit, connection, connection.responses[-1])
    return await _rows(connection, heard, hooks, tell)


def _hear_commit(connection: Connection, response: Any, **handlers: Any) -> None:
    """In place of the driver's own, once: the commit was sent, and what is said to it is left to be heard."""
    del connection.commit
    response.handlers.update(handlers)


def _is_known(connection: Connection) -> bool:
    """Whether it speaks as is expected here."""
    version = connection.PROTOCOL_VERSION
    return (version.major, version.minor) in VERSIONS


async def _rows(connection: Connection, heard: _Hearing, hooks: Any, tell: Tell) -> list[Row]:
    """What was heard, once the driver knows of it."""
    if heard.begun is not None:
        await tell(connection, SUCCESS, heard.begun, hooks.hydration_hooks)
    if heard.failure is not None:
        await tell(connection, FAILED, heard.failure, hooks.hydration_hooks)
        raise AssertionError("a failure is raised")
    return heard.rows


async def _asked(
    connection: Connection,
    statement: Statement,
    extra: dict[str, Any],
    hooks: Any,
    *,
    before: int = 0,
    cut: float | None = None,
) -> _Hearing:
    """All that comes back; `before` says how many messages wait to be sent before it, one at most. What is said to a
    commit behind it is heard only where it was ignored."""
    outbox, after = connection.outbox, int(statement.is_last)
    outbox.append_message(RUN, (statement.text, statement.parameters, extra), hooks.dehydration_hooks)
    sent = outbox._chunked_data + PULL_ALL
    outbox._clear()
    if after:
        connection.commit()
        sent += outbox._chunked_data
        outbox._clear()
    hearing = _Hearing(connection.UNPACKER_CLS, hooks.hydration_hooks, before, after)
    try:
        writer = connection.socket._writer
        writer.write(sent)
        if len(sent) > LONG:
            await writer.drain()
        # Neo4j asks not to be waited for longer than this without a sign of life.
        longest = connection.socket.get_read_timeout()
        if longest is None or (cut is not None and cut <= longest):
            await _heard(connection, hearing)
        else:
            async with asyncio.timeout(longest) as patience:
                await _heard(connection, hearing, partial(_renewed, patience, longest))
    except OSError as error:
        await connection.inbox.on_error(error)
        raise
    if after and hearing.failure is not None:
        connection.responses.pop()
    return hearing


def _renewed(patience: asyncio.Timeout, longest: float) -> None:
    patience.reschedule(asyncio.get_running_loop().time() + longest)


async def _heard(connection: Connection, hearing: _Hearing, alive: Alive | None = None) -> None:
    """What comes back: that the statement runs, its rows, and that these were all; `alive` hears of each part of it
    that was not the last one. What came with it of what is said next is left where the driver reads."""
    reader = connection.socket._reader
    held, place = bytearray(), 0
    while True:
        more = await reader.read(AT_ONCE)
        if not more:
            raise OSError("No data")
        held += more
        while (message := _message(held, place)) is not None:
            body, begin, place = message
            if hearing.is_over(body, begin):
                reader.feed_data(held[place:])
                return
        if alive is not None:
            alive()


class _Hearing:
    """What has been heard so far: rows, or what the engine said instead, and before them that a transaction began."""

    __slots__ = ("after", "begun", "failure", "hooks", "left", "rows", "unpacker")

    def __init__(self, unpacker: Any, hooks: Any, before: int, after: int) -> None:
        self.unpacker, self.hooks = unpacker(unpacker.new_unpackable_buffer()), hooks
        self.rows: list[Row] = []
        self.begun: dict[str, Any] | None = None
        self.failure: dict[str, Any] | None = None
        self.left, self.after = 2 + before, after

    def is_over(self, body: bytearray, begin: int) -> bool:
        """Take in one message. Each that was sent has its answer: where one fails, those behind it were ignored."""
        tag = body[begin + 1]
        if tag == RECORD:
            self.rows.append(self._unpacked(body, begin + 2))
            return False
        if tag not in (SUCCESS, IGNORED):
            self.failure = self._unpacked(body, begin + 2)
            self.left += self.after
        elif tag == SUCCESS and self.left == 3:
            self.begun = self._unpacked(body, begin + 2)
        self.left -= 1
        return not self.left

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
