"""Statements past most of the driver: whatever an engine says, rows come whole or the fault comes out as ever."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest
from neo4j import AsyncManagedTransaction
from neo4j.exceptions import Neo4jError

from bench import replayed
from bench.packstream import message
from bench.replayed import PULL, RUN, Talk, recording
from graph.bolt import BoltStore, connected
from graph.endpoint import Endpoint, Way
from graph.errors import BadStatement, Conflict, Unavailable
from graph.lean import LeanRead
from graph.statement import Statement
from graph.store import Row, Transaction

LONG = [["ä" * 90_000, [1, None, {"a": 1.5}]]] + [[str(number), number] for number in range(2_000)]
ONE, KNOWN = Statement("RETURN $x", {"x": "one"}), Statement("RETURN 1")
HALF = message(0x71, ["half"])
BOOKMARK = "FB:kcwQtvb3S5T8RnSRTBDSPhSq1gGQ"
BEGIN, IGNORED = 0x11, message(0x7E)
FAILURE = message(0x7F, {**replayed.UNKNOWN, "message": "too bad"})


class Ending(Talk):
    """An engine that hangs up in the middle of its rows."""

    def _reply(self, body: bytes) -> bytes:
        if body[1] == PULL and self.waiting.startswith(HALF):
            assert self.transport is not None
            self.transport.close()
            return b""
        return super()._reply(body)


class Refusing(Talk):
    """An engine where no transaction begins."""

    refused = False

    def _reply(self, body: bytes) -> bytes:
        if body[1] == BEGIN:
            self.refused = True
            return FAILURE
        if body[1] in (RUN, PULL) and self.refused:
            return IGNORED
        self.refused = False
        return super()._reply(body)


@asynccontextmanager
async def told(
    whole: Sequence[Sequence[Any]] = (("a",),), *, kind: type[Talk] = Talk, begun: bytes = b"", rows: bytes = b""
) -> AsyncIterator[tuple[BoltStore, list[Talk]]]:
    """A store over an engine that answers `RETURN $x` so, and the engine's ends of its connections."""
    known = recording([{"text": ONE.text, "sign": "", "rows": whole}])
    own = known[ONE.text][0]
    said = {**known, ONE.text: [replace(own, begun=begun or own.begun, rows=rows or own.rows)]}
    talks: list[Talk] = []

    def talk() -> Talk:
        talks.append(kind(said))
        return talks[-1]

    server = await asyncio.get_running_loop().create_server(talk, "127.0.0.1", 0)
    place = Endpoint(f"bolt://127.0.0.1:{server.sockets[0].getsockname()[1]}", "kith", "recorded", "neo4j")
    async with connected(place) as store:
        yield store, talks
    server.close()


Ask = Callable[[BoltStore, Statement], Awaitable[list[Row]]]


async def read(store: BoltStore, statement: Statement) -> list[Row]:
    return await store.read(statement)


async def first(store: BoltStore, statement: Statement) -> list[Row]:
    """As the first statement of a transaction, which begins with it."""

    async def work(tx: Transaction) -> list[Row]:
        return await tx.run(statement)

    return await store.write(work)


async def second(store: BoltStore, statement: Statement) -> list[Row]:
    """As one of a transaction that goes on."""

    async def work(tx: Transaction) -> list[Row]:
        assert await tx.run(KNOWN) == [[1]]
        return await tx.run(statement)

    return await store.write(work)


asked = pytest.mark.parametrize("ask", [read, first, second])


@asked
async def test_rows_come_whole_in_however_many_chunks(ask: Ask) -> None:
    async with told(LONG) as (store, talks):
        assert await ask(store, ONE) == LONG
        assert await ask(store, ONE) == LONG
        assert len(talks) == 1


async def test_nothing_of_the_drivers_session_is_used() -> None:
    async with told() as (store, _):
        with patch.object(BoltStore, "_session", side_effect=AssertionError):
            assert await store.read(ONE) == [["a"]]


@pytest.mark.parametrize("ask", [first, second])
async def test_nothing_of_the_drivers_results_is_used(ask: Ask) -> None:
    async with told() as (store, _):
        with patch.object(AsyncManagedTransaction, "run", side_effect=AssertionError):
            assert await ask(store, ONE) == [["a"]]


@asked
@pytest.mark.parametrize(("begun", "rows"), [(FAILURE, IGNORED), (b"", FAILURE), (b"", message(0x71, ["a"]) + FAILURE)])
async def test_a_failure_is_raised_and_its_connection_used_again(ask: Ask, begun: bytes, rows: bytes) -> None:
    async with told(begun=begun, rows=rows) as (store, talks):
        for _ in range(2):
            with pytest.raises(BadStatement, match="too bad"):
                await ask(store, ONE)
        assert await ask(store, KNOWN) == [[1]]
        assert len(talks) == 1


async def test_a_transaction_that_cannot_begin_fails_with_its_first_statement() -> None:
    async with told(kind=Refusing) as (store, talks):
        for _ in range(2):
            with pytest.raises(BadStatement, match="too bad"):
                await first(store, ONE)
        assert await store.read(KNOWN) == [[1]]
        assert len(talks) == 1


async def test_nothing_more_is_done_in_a_transaction_that_failed() -> None:
    async def work(tx: Transaction) -> None:
        with pytest.raises(Neo4jError):
            await tx.run(ONE)
        await tx.run(KNOWN)

    async with told(begun=FAILURE, rows=IGNORED) as (store, _):
        with pytest.raises(Unavailable, match="Transaction failed"):
            await store.write(work)


@pytest.mark.parametrize(
    ("code", "attempts"), [("MemoryPoolOutOfMemoryError", 1), ("DatabaseUnavailable", 5)], ids=["memory", "away"]
)
async def test_only_what_may_pass_is_tried_again(code: str, attempts: int) -> None:
    told_code = {"neo4j_code": f"Neo.TransientError.General.{code}", "message": "too much"}
    failure = message(0x7F, {**replayed.UNKNOWN, **told_code})
    async with told(begun=failure, rows=message(0x7E)) as (store, _):
        with (
            patch.object(BoltStore, "_read_lean", autospec=True, side_effect=BoltStore._read_lean) as asked,
            pytest.raises(Unavailable, match=f"{code}: too much"),
        ):
            await store.read(ONE)
        assert asked.call_count == attempts


async def test_all_attempts_have_one_time_together() -> None:
    conflict = {"neo4j_code": "Neo.TransientError.Transaction.DeadlockDetected", "message": "lost"}
    lost = message(0x7F, {**replayed.UNKNOWN, **conflict})
    async with told(begun=lost, rows=IGNORED) as (store, _):
        for way, ask in (("_read_lean", store.read(ONE, timeout=0.2)), ("_write_once", in_time(store, 0.2))):
            with (
                patch.object(BoltStore, way, autospec=True, side_effect=getattr(BoltStore, way)) as attempts,
                pytest.raises(Conflict, match="lost"),
            ):
                await ask
            left = [call.args[-1] for call in attempts.call_args_list]
            assert 1 < len(left) < 40
            assert left == sorted(left, reverse=True)
            assert left[-1] < left[0] <= 0.2


async def in_time(store: BoltStore, seconds: float) -> list[Row]:
    return await store.write(lambda tx: tx.run(ONE), timeout=seconds)


async def test_signs_of_life_between_messages_are_nothing() -> None:
    async with told(begun=b"\0\0" + message(0x70, {}), rows=b"\0\0\0\0" + message(0x71, ["a"]) + message(0x70, {})) as (
        store, _,
    ):  # fmt: skip
        assert await store.read(ONE) == [["a"]]


@asked
async def test_who_is_cancelled_leaves_no_half_answer_to_the_next(ask: Ask) -> None:
    async with told(rows=HALF) as (store, talks):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await ask(store, ONE)
        assert await store.read(KNOWN) == [[1]]
        assert len(talks) == 2


@asked
async def test_a_connection_that_ends_in_the_middle_is_no_answer(ask: Ask) -> None:
    async with told(kind=Ending, rows=HALF) as (store, talks):
        with pytest.raises(Unavailable):
            await ask(store, ONE)
        assert len(talks) > 1
        assert await store.read(KNOWN) == [[1]]


@asked
async def test_after_what_nobody_can_read_the_connection_is_left(ask: Ask) -> None:
    async with told(rows=b"\0\3\xb1\x71\xc5\0\0" + message(0x70, {})) as (store, talks):
        with pytest.raises(ValueError, match="PackStream"):
            await ask(store, ONE)
        assert await ask(store, KNOWN) == [[1]]
        assert len(talks) == 2


async def test_bookmarks_of_writes_are_sent_along() -> None:
    async def work(tx: Transaction) -> object:
        return await tx.run(ONE)

    async with told() as (store, _):
        assert "bookmarks" not in await store._extra(None)
        await store.write(work)
        assert (await store._extra(1.5))["tx_timeout"] == 1500
        assert list(await store.bookmarks()) == (await store._extra(None))["bookmarks"] == [BOOKMARK]


@pytest.mark.parametrize(("way", "driver"), [("driver", "6.4.1"), ("lean", "6.5.0")])
async def test_the_driver_does_it_where_it_should(way: Way, driver: str) -> None:
    with patch("neo4j.__version__", driver):
        async with told() as (store, _):
            other = BoltStore(store._driver, Endpoint("bolt://here", "", "", "neo4j", statements=way), "neo4j")
            with (
                patch.object(LeanRead, "rows", side_effect=AssertionError),
                patch("graph.bolt.rows_within", side_effect=AssertionError),
            ):
                assert [await ask(other, ONE) for ask in (read, first, second)] == [[["a"]]] * 3


async def test_an_engine_that_names_a_time_limit_is_read_like_others() -> None:
    hints = {"server": "Neo4j/5.26.0", "connection_id": "bolt-1", "hints": {"connection.recv_timeout_seconds": 120}}
    with patch.object(replayed, "GREETING", message(0x70, hints)):
        async with told(LONG) as (store, _):
            with patch.object(BoltStore, "_session", side_effect=AssertionError):
                assert await store.read(ONE) == LONG


@asked
async def test_an_engine_that_falls_silent_is_away(ask: Ask) -> None:
    async with told(rows=HALF) as (store, talks):
        with (
            patch("neo4j._async_compat.network._bolt_socket.AsyncBoltSocketBase.get_read_timeout", return_value=0.02),
            pytest.raises(Unavailable),
        ):
            await ask(store, ONE)
        assert len(talks) > 1
        assert await store.read(KNOWN) == [[1]]
