"""What growth and load say of what they measured."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import orjson
import pytest

from bench.arrivals import Course, Heard, Lines, heard
from bench.callers import Caller, Failed
from bench.chart import axis, chart
from bench.growing import QUESTIONS, fill
from bench.growth import Taken, growth
from bench.load import Soaked, faults
from bench.percentiles import at
from graph.bolt import BoltStore
from graph.endpoint import Endpoint
from graph.errors import TimedOut
from graph.statement import Statement
from server.answers.messages import Reply
from server.answers.replies import refusal_of
from server.errors import formatted

CALM = Soaked([200.0] * 20, [50] * 20)
LATE = Heard(200, 9.0, says_when=False, has_errors=True)


def course(milliseconds: float, *others: Heard) -> Course:
    return Course("steady", 10, 10, [*(Heard(200, milliseconds / 1000, says_when=False) for _ in range(200)), *others])


def test_what_was_promised_and_held() -> None:
    refused = [Heard(503, 0.001, says_when=True), Heard(429, 0.001, says_when=True)]
    assert faults([course(10), course(19, *refused)], CALM) == []
    assert course(19, *refused).row[2:7] == ("20", "2", "0", "19.0", "19.0")


def test_an_answer_with_errors_is_none() -> None:
    assert course(19, LATE).row[2:7] == ("20", "0", "1", "19.0", "19.0")
    assert faults([course(10), course(10, LATE)], CALM) == []
    for calm in ([course(10, LATE), course(10)], [course(10), course(10), course(10, LATE)]):
        assert faults(calm, CALM) == ["1 answers have errors where it was not too much"]


@pytest.mark.parametrize(
    ("body", "has_errors"),
    [
        (refusal_of(TimedOut("2 s")).body(), True),
        (Reply([formatted(TimedOut("2 s"))], {"customer": None}).body(), True),
        (Reply([], {"customer": {"name": "Ada"}}).body(), False),
    ],
)
def test_errors_are_heard(body: Mapping[str, Any], *, has_errors: bool) -> None:
    answer = b"HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n" + orjson.dumps(body)
    assert heard(answer, 0.1) == Heard(200, 0.1, says_when=False, has_errors=has_errors)


async def test_who_asks_one_after_the_other_takes_no_errors() -> None:
    class Lost:
        def write(self, _request: bytes) -> None:
            """Nobody hears it."""

    said = asyncio.StreamReader()
    said.feed_data(b'HTTP/1.1 200 OK\r\ncontent-length: 27\r\n\r\n{"data":null,"errors":[{}]}')
    with pytest.raises(Failed, match="errors"):
        await Caller(said, Lost()).call(b"GET")  # type: ignore[arg-type]  # it only writes


@pytest.mark.parametrize("waits", [False, True], ids=["unasked", "asked"])
async def test_who_is_hung_up_on_asks_again(*, waits: bool) -> None:
    met: list[int] = []

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        met.append(len(met))
        if len(met) > 1 or waits:
            await reader.readuntil(b"GET")
        said = b"HTTP/1.1 200 OK" if len(met) > 1 else b"HTTP/1.1 408 Request Timeout"
        writer.write(said + b"\r\ncontent-length: 0\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(meet, "127.0.0.1") as server:
        lines = Lines(server.sockets[0].getsockname()[1])
        lines.ask(b"GET", 0.0)
        [found] = await asyncio.wait_for(lines.over(), 10)
        assert (found.status, len(met)) == (200, 2)


def test_a_refusal_says_when_to_come_back() -> None:
    answer = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\n\r\n{}"
    assert heard(answer, 0.1) == Heard(503, 0.1, says_when=True)


@pytest.mark.parametrize(
    ("over", "soaked", "said"),
    [
        (course(21), CALM, "99 of 100 answers took 21 ms"),
        (course(10, Heard(503, 0.001, says_when=False)), CALM, "1 refusals do not say"),
        (course(10, Heard(500, 0.001, says_when=True)), CALM, "1 refusals do not say"),
        (course(10), Soaked([float(each) for each in range(20)], [50] * 20), "memory grew by 12.00"),
        (course(10), Soaked([200.0] * 20, [*range(20)]), "files more are open"),
    ],
)
def test_what_did_not_hold_is_said(over: Course, soaked: Soaked, said: str) -> None:
    [fault] = faults([course(10), over], soaked)
    assert said in fault


def test_percentiles_are_of_values_that_were_met() -> None:
    values = [float(each) for each in range(100, 0, -1)]
    assert [at(values, share) for share in (0.1, 0.5, 0.99)] == [11.0, 51.0, 100.0]
    assert [at(some, 0.99) for some in ([1.0, 2.0], [3.0], [])] == [2.0, 3.0, 0.0]


def test_growth_is_from_the_fewest_to_the_most() -> None:
    some = [Taken("point", size, [time] * 5, (1, 1), (1, 1)) for size, time in ((1000, 3.0), (10, 2.0), (100, 9.0))]
    assert growth(some) == [("point", 1.5, 100)]


def test_a_chart_is_a_picture_with_every_line() -> None:
    lines = {"<one>": [(10, 1), (1000, 2)], "two": [(10, 3)]}
    picture = chart("a & b", "customers", "ms", lines)
    assert picture.startswith("<svg")
    assert picture.count("<polyline") == 2
    assert all(f">{name}<" in picture for name in ("a &amp; b", "&lt;one&gt;", "two", "1,000"))
    assert (axis([20, 900], 0, 200).place(100), axis([5, 5], 0, 10).high) == (100, 1)


async def test_customers_are_added_to_those_there_are(store: BoltStore, engine: Endpoint) -> None:
    for before, size in ((0, 8), (8, 12)):
        await fill(store, engine, before, size)
    [[people, homes]] = await store.read(
        Statement("MATCH (c:Customer)-[:MEMBER_OF]->(h:Household) RETURN count(c), count(DISTINCT h)")
    )
    assert (people, homes) == (12, 3)
    assert sum(each.has_pages for each in QUESTIONS) == 4
