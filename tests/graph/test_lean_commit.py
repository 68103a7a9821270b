"""A commit that goes with the last statement of a transaction: it counts once, or the fault says that it is unknown."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from unittest.mock import patch

import pytest

from bench.packstream import message
from bench.replayed import COMMIT, PULL, RUN, Talk
from graph.bolt import BoltStore
from graph.endpoint import Endpoint
from graph.errors import BadStatement, OutcomeUnknown
from graph.statement import Statement
from graph.store import Row, Transaction
from tests.graph.test_lean import BEGIN, BOOKMARK, FAILURE, HALF, IGNORED, KNOWN, LONG, ONE, Ending, told

RESET = 0x0F


@dataclass
class Strict(Talk):
    """An engine that ignores what stands behind a failure, as they do, and keeps what came at once."""

    heard: list[list[int]] = field(default_factory=list)
    has_failed: bool = False

    def data_received(self, data: bytes) -> None:
        self.heard.append([])
        super().data_received(data)

    def _reply(self, body: bytes) -> bytes:
        self.heard[-1].append(body[1])
        self.has_failed = self.has_failed and body[1] != RESET
        if self.has_failed:
            return IGNORED
        found = super()._reply(body)
        self.has_failed = found.endswith(FAILURE)
        return found


class Refusing(Strict):
    """An engine that can commit nothing."""

    refused = COMMIT

    def _reply(self, body: bytes) -> bytes:
        found = super()._reply(body)
        if body[1] != self.refused or found == IGNORED:
            return found
        self.has_failed = True
        return FAILURE


class Stopping(Refusing):
    """An engine where no transaction begins."""

    refused = BEGIN


class Leaving(Strict):
    """An engine that hangs up instead of saying what came of a commit."""

    def _reply(self, body: bytes) -> bytes:
        if body[1] == COMMIT:
            assert self.transport is not None
            self.transport.close()
            return b""
        return super()._reply(body)


class Silent(Strict):
    """An engine that never says what came of a commit."""

    def _reply(self, body: bytes) -> bytes:
        return b"" if body[1] == COMMIT else super()._reply(body)


End = Callable[[BoltStore, Statement], Awaitable[list[Row]]]


async def only(store: BoltStore, statement: Statement) -> list[Row]:
    """As the one statement of a transaction."""
    return await store.write(lambda tx: tx.run(replace(statement, is_last=True)))


async def last(store: BoltStore, statement: Statement) -> list[Row]:
    """As the second one of two."""

    async def work(tx: Transaction) -> list[Row]:
        assert await tx.run(KNOWN) == [[1]]
        return await tx.run(replace(statement, is_last=True))

    return await store.write(work)


ended = pytest.mark.parametrize("end", [only, last])


@ended
async def test_the_commit_goes_with_the_last_statement(end: End) -> None:
    async with told(LONG, kind=Strict) as (store, talks):
        for _ in range(2):
            assert await end(store, ONE) == LONG
        [talk] = talks
        assert isinstance(talk, Strict)
        begun = [BEGIN] if end is only else []
        assert [each for each in talk.heard if COMMIT in each] == [[*begun, RUN, PULL, COMMIT]] * 2
        assert await store.bookmarks() == (BOOKMARK,)


@ended
@pytest.mark.parametrize(("begun", "rows"), [(FAILURE, b""), (b"", FAILURE), (b"", message(0x71, ["a"]) + FAILURE)])
async def test_what_fails_is_not_committed_and_its_connection_used_again(end: End, begun: bytes, rows: bytes) -> None:
    async with told(kind=Strict, begun=begun, rows=rows) as (store, talks):
        for _ in range(2):
            with pytest.raises(BadStatement, match="too bad"):
                await end(store, ONE)
        assert await end(store, KNOWN) == [[1]]
        assert len(talks) == 1


@ended
@pytest.mark.parametrize("kind", [Refusing, Stopping])
async def test_a_commit_or_a_beginning_that_is_refused_is_a_failure(end: End, kind: type[Talk]) -> None:
    async with told(kind=kind) as (store, talks):
        for _ in range(2):
            with pytest.raises(BadStatement, match="too bad"):
                await end(store, ONE)
        assert await store.read(KNOWN) == [[1]]
        assert len(talks) == 1


@ended
@pytest.mark.parametrize(("kind", "rows"), [(Ending, HALF), (Leaving, b"")], ids=["rows", "commit"])
async def test_of_a_connection_that_ends_nobody_knows_what_came(end: End, kind: type[Talk], rows: bytes) -> None:
    async with told(kind=kind, rows=rows) as (store, _):
        with patch.object(BoltStore, "_write_once", autospec=True, side_effect=BoltStore._write_once) as attempts:
            with pytest.raises(OutcomeUnknown):
                await end(store, ONE)
            assert attempts.call_count == 1
        assert await store.read(KNOWN) == [[1]]


@ended
async def test_of_an_engine_that_falls_silent_nobody_knows_what_came(end: End) -> None:
    async with told(kind=Silent, rows=HALF) as (store, _):
        with (
            patch("neo4j._async_compat.network._bolt_socket.AsyncBoltSocketBase.get_read_timeout", return_value=0.02),
            pytest.raises(OutcomeUnknown),
        ):
            await end(store, ONE)
        assert await store.read(KNOWN) == [[1]]


@ended
@pytest.mark.parametrize("rows", [HALF, b""], ids=["rows", "commit"])
async def test_who_is_cancelled_leaves_no_half_answer_to_the_next(end: End, rows: bytes) -> None:
    async with told(kind=Silent, rows=rows) as (store, talks):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await end(store, ONE)
        assert await store.read(KNOWN) == [[1]]
        assert len(talks) == 2


async def test_nothing_follows_the_last_statement() -> None:
    async def more(tx: Transaction) -> None:
        await tx.run(replace(ONE, is_last=True))
        await tx.run(KNOWN)

    async def fault(tx: Transaction) -> None:
        await tx.run(replace(ONE, is_last=True))
        raise ValueError("too late")

    async with told(kind=Strict) as (store, talks):
        with pytest.raises(RuntimeError, match="No statement can follow"):
            await store.write(more)
        with pytest.raises(ValueError, match="too late"):
            await store.write(fault)
        assert await last(store, ONE) == [["a"]]
        assert len(talks) == 3


@ended
async def test_the_driver_commits_where_statements_are_its_own(end: End) -> None:
    async with told(kind=Strict) as (store, _):
        other = BoltStore(store._driver, Endpoint("bolt://here", "", "", "neo4j", statements="driver"), "neo4j")
        assert await end(other, ONE) == [["a"]]
        assert await other.bookmarks() == (BOOKMARK,)
