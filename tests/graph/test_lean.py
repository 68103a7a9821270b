"""Reads past the driver's sessions: whatever an engine says, rows come whole or the fault comes out as ever."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest

from bench import replayed
from bench.packstream import message
from bench.replayed import PULL, Talk, recording
from graph.bolt import BoltStore, connected
from graph.endpoint import Endpoint, Reads
from graph.errors import BadStatement, Unavailable
from graph.lean import LeanRead
from graph.statement import Statement
from graph.store import Transaction

LONG = [["ä" * 90_000, [1, None, {"a": 1.5}]]] + [[str(number), number] for number in range(2_000)]
ONE = Statement("RETURN $x", {"x": "one"})
HALF = message(0x71, ["half"])
BOOKMARK = "FB:kcwQtvb3S5T8RnSRTBDSPhSq1gGQ"
FAILURE = message(0x7F, {**replayed.UNKNOWN, "message": "too bad"})


class Ending(Talk):
    """An engine that hangs up in the middle of its rows."""

    def _reply(self, body: bytes) -> bytes:
        if body[1] == PULL and self.waiting.startswith(HALF):
            assert self.transport is not None
            self.transport.close()
            return b""
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


async def test_rows_come_whole_in_however_many_chunks() -> None:
    async with told(LONG) as (store, talks):
        assert await store.read(ONE) == LONG
        assert await store.read(ONE) == LONG
        assert len(talks) == 1


async def test_nothing_of_the_drivers_session_is_used() -> None:
    async with told() as (store, _):
        with patch.object(BoltStore, "_session", side_effect=AssertionError):
            assert await store.read(ONE) == [["a"]]


@pytest.mark.parametrize(
    ("begun", "rows"), [(FAILURE, message(0x7E)), (b"", FAILURE), (b"", message(0x71, ["a"]) + FAILURE)]
)
async def test_a_failure_is_raised_and_its_connection_used_again(begun: bytes, rows: bytes) -> None:
    async with told(begun=begun, rows=rows) as (store, talks):
        for _ in range(2):
            with pytest.raises(BadStatement, match="too bad"):
                await store.read(ONE)
        assert await store.read(Statement("RETURN 1")) == [[1]]
        assert len(talks) == 1


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


async def test_signs_of_life_between_messages_are_nothing() -> None:
    async with told(begun=b"\0\0" + message(0x70, {}), rows=b"\0\0\0\0" + message(0x71, ["a"]) + message(0x70, {})) as (
        store, _,
    ):  # fmt: skip
        assert await store.read(ONE) == [["a"]]


async def test_who_is_cancelled_leaves_no_half_answer_to_the_next() -> None:
    async with told(rows=HALF) as (store, talks):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await store.read(ONE)
        assert await store.read(Statement("RETURN 1")) == [[1]]
        assert len(talks) == 2


async def test_a_connection_that_ends_in_the_middle_is_no_answer() -> None:
    async with told(kind=Ending, rows=HALF) as (store, talks):
        with pytest.raises(Unavailable):
            await store.read(ONE)
        assert len(talks) > 1
        assert await store.read(Statement("RETURN 1")) == [[1]]


async def test_bookmarks_of_writes_are_sent_along() -> None:
    async def work(tx: Transaction) -> object:
        return await tx.run(ONE)

    async with told() as (store, _):
        assert "bookmarks" not in await store._extra(None)
        await store.write(work)
        assert (await store._extra(1.5))["tx_timeout"] == 1500
        assert list(await store.bookmarks()) == (await store._extra(None))["bookmarks"] == [BOOKMARK]


@pytest.mark.parametrize(("reads", "driver"), [("driver", "6.4.1"), ("lean", "6.5.0")])
async def test_the_driver_reads_where_it_should(reads: Reads, driver: str) -> None:
    with patch("neo4j.__version__", driver):
        async with told() as (store, _):
            other = BoltStore(store._driver, Endpoint("bolt://here", "", "", "neo4j", reads=reads), "neo4j")
            with patch.object(LeanRead, "rows", side_effect=AssertionError):
                assert await other.read(ONE) == [["a"]]


async def test_an_engine_that_names_a_time_limit_is_read_like_others() -> None:
    hints = {"server": "Neo4j/5.26.0", "connection_id": "bolt-1", "hints": {"connection.recv_timeout_seconds": 120}}
    with patch.object(replayed, "GREETING", message(0x70, hints)):
        async with told(LONG) as (store, _):
            with patch.object(BoltStore, "_session", side_effect=AssertionError):
                assert await store.read(ONE) == LONG


async def test_an_engine_that_falls_silent_is_away() -> None:
    async with told(rows=HALF) as (store, talks):
        with (
            patch("neo4j._async_compat.network._bolt_socket.AsyncBoltSocketBase.get_read_timeout", return_value=0.02),
            pytest.raises(Unavailable),
        ):
            await store.read(ONE)
        assert len(talks) > 1
        assert await store.read(Statement("RETURN 1")) == [[1]]
