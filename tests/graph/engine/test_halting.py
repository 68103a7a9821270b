import asyncio

import pytest

from graph.engine.halting import halted_after


class Halted:
    """Notes the ports whose statements were to be ended."""

    def __init__(self) -> None:
        self.ports: list[int] = []
        self.first = asyncio.Event()

    async def halt(self, port: int) -> bool:
        self.ports.append(port)
        self.first.set()
        return True


async def test_a_block_in_time_is_left_alone() -> None:
    halted = Halted()
    async with halted_after(60, lambda: 1, halted.halt):
        await asyncio.sleep(0)
    assert halted.ports == []


async def test_a_block_over_its_time_is_ended() -> None:
    halted = Halted()
    async with asyncio.timeout(5), halted_after(0.001, lambda: 7, halted.halt):
        await halted.first.wait()
    assert halted.ports == [7]


async def test_a_statement_that_waits_for_a_connection_is_ended_once_it_has_one() -> None:
    halted, ports = Halted(), iter((None, None, 8))
    async with asyncio.timeout(5), halted_after(0.001, lambda: next(ports, 8), halted.halt):
        await halted.first.wait()
    assert halted.ports[0] == 8


async def test_a_cancelled_block_ends_what_it_started() -> None:
    halted, noted, running = Halted(), asyncio.Event(), asyncio.Event()

    def find_port() -> int | None:
        noted.set()
        return None if running.is_set() else 9

    async def block() -> None:
        async with halted_after(None, find_port, halted.halt):
            await asyncio.Event().wait()

    task = asyncio.create_task(block())
    await noted.wait()
    running.set()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(5):
        await halted.first.wait()
    assert halted.ports == [9]
