"""What is known of the engine, and what happens to those who ask it: no clock is waited for."""

from __future__ import annotations

import asyncio

import pytest

from graph.errors import Unavailable
from graph.statement import Statement
from graph.store import Transaction
from server import health
from server.guarding import GuardedStore
from server.health import Watch, watching
from server.telemetry.record import RECORD, Record
from tests.server.operation.faking import FakeStore

ASKED = Statement("RETURN 2")


def watched(store: FakeStore) -> tuple[Watch, GuardedStore]:
    async def ping() -> str | None:
        await store.ping()
        return None

    watch = Watch(ping)
    return watch, GuardedStore(store, watch)


async def nothing(_: Transaction) -> None:
    return None


async def test_before_the_first_look_nothing_is_ready() -> None:
    watch, _ = watched(FakeStore())
    assert await watch.check() == "the engine has not been asked yet"


async def test_lost_and_found() -> None:
    store = FakeStore(rows=[[1]])
    watch, guarded = watched(store)
    await watch.look()
    assert await watch.check() is None
    store.is_away = True
    await watch.look()
    assert (await watch.check(), watch.is_away) == ("connection refused", True)
    store.is_away = False
    await watch.look()
    assert (await watch.check(), await guarded.read(ASKED)) == (None, [[1]])


async def test_an_engine_known_to_be_away_is_not_asked() -> None:
    store = FakeStore(is_away=True)
    watch, guarded = watched(store)
    await watch.look()
    before = store.reached
    for asking in (guarded.read(ASKED), guarded.profile(ASKED), guarded.write(nothing)):
        with pytest.raises(Unavailable):
            await asking
    assert store.reached == before


async def test_one_silence_is_no_absence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "PATIENCE", 0.01)
    watch, _ = watched(FakeStore(hangs=True))
    await watch.look()
    assert not watch.is_away
    await watch.look()
    assert watch.is_away


async def test_whoever_waits_is_told_when_it_is_gone() -> None:
    store, record = FakeStore(hangs=True), Record()
    watch, guarded = watched(store)
    mark = RECORD.set(record)
    waiting = [asyncio.create_task(guarded.read(ASKED)) for _ in range(3)]
    RECORD.reset(mark)
    await asyncio.sleep(0)
    assert len(watch.waiting) == 3
    store.hangs, store.is_away = False, True
    await watch.look()
    found = await asyncio.gather(*waiting, return_exceptions=True)
    assert [type(each) for each in found] == [Unavailable] * 3
    assert ([each.outcome for each in record.sent], watch.waiting) == (["Unavailable"] * 3, set())


async def test_a_failed_read_brings_the_next_look_forward() -> None:
    watch, guarded = watched(FakeStore(is_away=True))
    with pytest.raises(Unavailable):
        await guarded.read(ASKED)
    assert watch.doubt.is_set()


async def test_statements_of_reads_and_writes_are_noted() -> None:
    async def work(transaction: Transaction) -> object:
        return await transaction.run(Statement("CREATE (n:Customer) RETURN 1"))

    _, guarded = watched(FakeStore(rows=[[1]]))
    record = Record()
    mark = RECORD.set(record)
    assert (await guarded.read(ASKED), await guarded.write(work)) == ([[1]], [[1]])
    RECORD.reset(mark)
    assert [each.text for each in record.sent] == ["RETURN 2", "CREATE (n:Customer) RETURN 1"]


async def test_whatever_a_look_meets_another_one_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "PAUSE", 0.0)
    monkeypatch.setattr(health, "SHORTEST", 0.0)
    faults: list[Exception] = [RuntimeError("odd"), OSError("odd")]
    asked = asyncio.Event()

    async def ping() -> str | None:
        if faults:
            raise faults.pop()
        asked.set()
        return None

    async with watching(ping):
        await asyncio.wait_for(asked.wait(), 5)
    assert faults == []


async def test_probes_cost_the_engine_nothing() -> None:
    store = FakeStore()
    watch, _ = watched(store)
    await watch.look()
    for _ in range(100):
        await watch.check()
    assert store.reached == 1


async def test_who_leaves_is_not_ready() -> None:
    watch, _ = watched(FakeStore())
    await watch.look()
    watch.is_leaving = True
    assert await watch.check() == "the server is about to stop"
