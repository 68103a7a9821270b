"""Work is done once for all who need it, and no longer than they do."""

from __future__ import annotations

import asyncio

import pytest

from server.live.shared import Shared


async def test_work_is_done_once_and_what_it_finds_is_told_to_all() -> None:
    shared, begun, end = Shared(), list[str](), asyncio.Event()

    async def work() -> None:
        begun.append("once")
        await end.wait()
        raise ValueError("it is over")

    people = [asyncio.create_task(shared.together("a", work)) for _ in range(3)]
    await asyncio.sleep(0)
    end.set()
    found = await asyncio.gather(*people, return_exceptions=True)
    assert (begun, [str(each) for each in found]) == (["once"], ["it is over"] * 3)
    assert not shared.tasks
    assert not shared.people


async def test_it_ends_with_the_last_who_needs_it() -> None:
    shared, ended = Shared(), asyncio.Event()

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    first, second = (asyncio.create_task(shared.together("a", work)) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    assert shared.tasks
    second.cancel()
    with pytest.raises(asyncio.CancelledError):
        await second
    await asyncio.wait_for(ended.wait(), 5)
    assert not shared.tasks
