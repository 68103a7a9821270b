"""One caller takes no more than his part: operations beyond are refused, reads beyond wait."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace

import httpx
import pytest
from prometheus_client import generate_latest

from graph.errors import TimedOut
from graph.statement import Statement
from graph.store import Row
from server.access.caller import Caller
from server.access.limits import SERVICE
from server.answers.messages import Request
from server.app import application
from server.everybody import everybody
from server.telemetry.metrics import meters
from server.telemetry.record import RECORD, Record
from server.turns import Crowded, FairStore, Seats, share
from tests.server.ceilings.conftest import fresh
from tests.server.operation.faking import FakeStore
from tests.server.wire.house import NoRows, well

ONE = Statement("RETURN 1")
ASKED = Request("{ customers(first: 1) { nodes { id } } }")


@dataclass
class SlowStore(FakeStore):
    """Answers when it is told to, and knows how many wait for that."""

    under_way: int = 0
    most: int = 0
    go: asyncio.Event = field(default_factory=asyncio.Event)
    seconds: list[float | None] = field(default_factory=list)

    async def read(self, statement: Statement, *, timeout: float | None = None, **_how: object) -> list[Row]:  # noqa: ARG002
        self.seconds.append(timeout)
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        await self.go.wait()
        self.under_way -= 1
        return self.rows


async def reading(store: FairStore, caller: str, *, timeout: float | None = None) -> list[Row]:
    RECORD.set(Record(caller=caller))
    return await store.read(ONE, timeout=timeout)


def tasks(store: FairStore, caller: str, count: int) -> list[asyncio.Task[list[Row]]]:
    return [asyncio.create_task(reading(store, caller)) for _ in range(count)]


async def passed() -> None:
    """Let every task come as far as it can."""
    for _ in range(20):
        await asyncio.sleep(0)


@pytest.fixture
def slow() -> SlowStore:
    return SlowStore()


async def test_reads_of_one_caller_wait_for_their_turn_and_others_do_not(slow: SlowStore) -> None:
    fair = FairStore(slow, 3)
    waiting = tasks(fair, "ana", 10)
    await passed()
    assert slow.under_way == 3
    waiting += tasks(fair, "bob", 2)
    await passed()
    assert slow.under_way == 5
    slow.go.set()
    await asyncio.gather(*waiting)
    assert (slow.most, fair.lines) == (5, {})


async def test_reads_that_nobody_asked_for_wait_for_nobody(slow: SlowStore) -> None:
    waiting = tasks(FairStore(slow, 1), "", 4)
    await passed()
    assert slow.under_way == 4
    slow.go.set()
    await asyncio.gather(*waiting)


async def test_who_waits_too_long_is_told_so(slow: SlowStore) -> None:
    fair = FairStore(slow, 1)
    first = tasks(fair, "ana", 1)
    await passed()
    with pytest.raises(TimedOut):
        await reading(fair, "ana", timeout=0.01)
    slow.go.set()
    await asyncio.gather(*first)
    assert await reading(fair, "ana", timeout=5) == []
    assert slow.seconds[0] is None
    assert 4 < (slow.seconds[1] or 0) <= 5


async def test_who_gives_up_leaves_the_line(slow: SlowStore) -> None:
    fair = FairStore(slow, 1)
    first, second = tasks(fair, "ana", 2)
    await passed()
    second.cancel()
    first.cancel()
    await asyncio.gather(first, second, return_exceptions=True)
    assert fair.lines == {}


def test_workers_share_turns() -> None:
    assert [share(each) for each in (None, 1, 2, 4, 64)] == [16, 16, 8, 4, 4]


# ----------------------------------------------------------------------------------------------------------- operations


def test_a_caller_has_so_many_seats() -> None:
    seats = Seats()
    with seats.one("ana", 2), seats.one("ana", 2), seats.one("bob", 1):
        with pytest.raises(Crowded), seats.one("ana", 2):
            raise AssertionError("there was no seat")
        assert seats.taken == {"ana": 2, "bob": 1}
    assert seats.taken == {}


async def test_operations_beyond_are_refused_and_cost_nothing(slow: SlowStore) -> None:
    api = fresh(replace(SERVICE, at_once=2))
    api.store = slow
    ana = Caller("ana", "admin")
    waiting = [asyncio.create_task(api.answer(ASKED, ana)) for _ in range(2)]
    await passed()
    refused = await api.answer(ASKED, ana)
    assert (refused.status, refused.headers, refused.was_run) == (429, {"Retry-After": "1"}, False)
    assert refused.errors[0]["extensions"]["limit"] == "at once"
    assert slow.under_way == 2
    slow.go.set()
    assert [each.errors for each in await asyncio.gather(*waiting)] == [[], []]
    assert (await api.answer(ASKED, ana)).errors == []


async def test_over_http_and_in_the_metrics() -> None:
    api = fresh(replace(SERVICE, at_once=0))
    app = application(everybody(api), well)
    record = Record(kind="query", role="admin")
    mark = RECORD.set(record)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
        bad = await client.post("/graphql", json={"query": ASKED.query})
    RECORD.reset(mark)
    assert (bad.status_code, bad.headers["retry-after"]) == (429, "1")
    assert bad.json()["errors"][0]["extensions"]["code"] == "RATE_LIMITED"
    assert api.store == NoRows()
    counted = meters()
    counted.count(record)
    assert b'kith_refusals_total{reason="at_once"} 1.0' in generate_latest(counted.registry)
