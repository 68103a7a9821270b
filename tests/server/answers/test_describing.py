"""What the schema says of itself is made once, in a thread, and whoever hangs up takes it from nobody."""

from __future__ import annotations

import asyncio
import threading

import pytest

from server.answers import describing
from server.answers.answering import GraphQL
from server.answers.messages import Reply, Request
from tests.server.ceilings.conftest import fresh

ASKED = Request("{ __schema { queryType { name } } }")
ANSWER = {"__schema": {"queryType": {"name": "Query"}}}


class Slow:
    """A description that goes on when it is told to."""

    def __init__(self) -> None:
        self.go, self.times = threading.Event(), 0

    def __call__(self, *_asked: object) -> Reply:
        self.times += 1
        self.go.wait(20)
        return Reply([], ANSWER)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    found = Slow()
    monkeypatch.setattr(describing, "described", found)
    return found


async def begun(api: GraphQL, slow: Slow) -> asyncio.Task[Reply]:
    """A request that waits for its description."""
    task = asyncio.create_task(api.answer(ASKED))
    while not slow.times:  # noqa: ASYNC110  # a thread does not tell when it begins
        await asyncio.sleep(0)
    return task


async def test_it_is_true_and_kept() -> None:
    api = fresh()
    assert [(await api.answer(ASKED)).data for _ in range(2)] == [ANSWER, ANSWER]
    assert len(api.descriptions.kept.kept) == 1


async def test_who_hangs_up_takes_it_from_nobody_and_nothing_is_done_twice(slow: Slow) -> None:
    api = fresh()
    first, second = await begun(api, slow), asyncio.create_task(api.answer(ASKED))
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.wait([first])
    assert first.cancelled()
    slow.go.set()
    assert (await second).data == ANSWER
    assert ((await api.answer(ASKED)).data, slow.times) == (ANSWER, 1)


async def test_one_that_failed_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    api = fresh()
    with monkeypatch.context() as broken:
        broken.setattr(describing, "described", None)
        assert (await api.answer(ASKED)).errors[0]["extensions"]["code"] == "INTERNAL"
    assert (await api.answer(ASKED)).data == ANSWER
