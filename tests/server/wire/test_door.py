"""Bursts are let in, what lasts is not; and there is room for as many as are answered soon."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from server.wire.door import BURST, FEW, GROWING, LATE, LEAST, LOOK, MANY, SLOW, STRICT, TICK, UTMOST, Door, Visit


@dataclass
class Worker:
    """Its clock, and the call that it has been asked for; it comes about when `pass_` gets to it."""

    now: float = 100.0
    calls: list[Callable[[], None]] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    def later(self, _seconds: float, call: Callable[[], None]) -> None:
        self.calls.append(call)

    def pass_(self, seconds: float, each: float = TICK) -> None:
        """Let time go by, in steps of which each ends with the call."""
        until = self.now + seconds
        while self.now < until and self.calls:
            self.now += each
            self.calls.pop()()


@pytest.fixture
def worker() -> Worker:
    return Worker()


@pytest.fixture
def door(worker: Worker) -> Door:
    return Door(worker.clock, worker.later)


def entered(door: Door, count: int, caller: bytes = b"") -> list[Visit]:
    return [visit for _ in range(count) if (visit := door.enter(caller)) is not None]


def slowed(worker: Worker, door: Door, seconds: float, times: float) -> None:
    """For so long operations take so many times what they take alone, in the middle of each look."""
    door.pace.took("one", 1.0, alone=True)
    for _ in range(round(seconds / LOOK)):
        door.pace.took("one", times, alone=False)
        worker.pass_(LOOK)


def test_a_burst_is_let_in_up_to_the_utmost(door: Door) -> None:
    assert len(entered(door, UTMOST + 50)) == UTMOST


def test_a_worker_that_is_in_time_takes_in_many(worker: Worker, door: Door) -> None:
    entered(door, FEW * 4)
    worker.pass_(10 * BURST)
    assert len(entered(door, FEW)) == FEW


def test_lateness_that_lasts_closes_the_door(worker: Worker, door: Door) -> None:
    entered(door, FEW)
    worker.pass_(BURST, 4 * LATE)
    assert len(entered(door, 5)) == 5
    worker.pass_(2 * BURST, 4 * LATE)
    assert len(entered(door, 5)) == 0


def test_a_call_that_is_overdue_is_late_already(worker: Worker, door: Door) -> None:
    entered(door, FEW + 1)
    worker.now += TICK + 2 * LATE
    assert door.enter(b"")
    worker.now += 2 * BURST
    assert not door.enter(b"")


def test_some_are_always_let_in(worker: Worker, door: Door) -> None:
    entered(door, 2)
    worker.pass_(4 * BURST, 4 * LATE)
    assert len(entered(door, FEW)) == FEW


def test_after_a_refusal_there_is_no_patience_for_a_while(worker: Worker, door: Door) -> None:
    visits = entered(door, UTMOST + 1)
    worker.pass_(TICK * 2)
    for each in visits[FEW:]:
        door.leave(each, None)
    assert door.enter(b"")
    worker.now += TICK + 2 * LATE
    assert not door.enter(b"")
    worker.pass_(STRICT * 2)
    worker.now += TICK + 2 * LATE
    assert door.enter(b"")


def test_nobody_is_waited_for_when_nobody_is_there(worker: Worker, door: Door) -> None:
    [visit] = entered(door, 1)
    door.leave(visit, None)
    worker.pass_(1.0)
    assert (worker.calls, door.due, door.callers) == ([], None, {})


def test_slow_answers_are_borne_by_fewer_than_many(worker: Worker, door: Door) -> None:
    entered(door, MANY - 1)
    slowed(worker, door, 10 * BURST, 4 * SLOW)
    assert door.enter(b"")


def test_there_is_room_for_as_many_as_are_answered_soon(worker: Worker, door: Door) -> None:
    visits = entered(door, MANY)
    slowed(worker, door, LOOK, 2 * SLOW)
    assert door.enter(b"")
    slowed(worker, door, 2 * BURST, 2 * SLOW)
    assert not door.enter(b"")
    assert door.room <= FEW
    slowed(worker, door, 2.0, 2 * SLOW)
    assert door.room == LEAST
    for each in visits[:-1]:
        door.leave(each, None)
    assert not any(door.enter(b"") is None for _ in range(LEAST - 1 - door.inside))
    slowed(worker, door, LOOK * 8, 1.0)
    assert door.room == pytest.approx(LEAST * GROWING**8)
    worker.pass_(STRICT)
    assert len(entered(door, 30)) == 30


@pytest.mark.parametrize("callers", [1, 2, 5])
def test_who_has_least_is_refused_last(worker: Worker, door: Door, callers: int) -> None:
    """A caller who asks for a lot leaves each of the others a share."""
    entered(door, MANY, b"much")
    slowed(worker, door, LOOK, 2 * SLOW)
    assert door.enter(b"much")
    slowed(worker, door, 2 * BURST, 2 * SLOW)
    assert not door.enter(b"much")
    door.room = FEW
    for number in range(callers):
        share = FEW / (number + 2)
        assert len(entered(door, MANY, b"%d" % number)) == -(-share // 1)


def test_what_took_long_with_others_says_nothing_of_being_alone(worker: Worker, door: Door) -> None:
    for others, taken in ((1, 0.1), (2, 0.4)):
        visit = entered(door, 1)[0]
        worker.now += taken
        rest = entered(door, others)
        door.leave(visit, "one")
        for each in rest:
            door.leave(each, None)
    assert door.pace.alone["one"] == pytest.approx(0.1)
    assert door.pace.slowness() == pytest.approx(4)
