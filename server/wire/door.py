"""The door of one worker: how many it lets in, and whom it sends away.

A worker that is late and takes in more makes everybody wait longer. How late it is, says a call that was asked for a
moment and comes after it; how slow answers are, says their pace. What passes is a burst, which is let in and answered,
as in the controlled delay of RFC 8289, with refusals in the place of drops. After what lasts there is room for as many
as are answered soon, until nobody had to be refused for a while. Who has least under way is refused last:
docs/decisions/0045-room-by-pace.md.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from math import sqrt
from time import monotonic

from server.wire.pace import Pace

LEAST, FEW, MANY, UTMOST = 4, 16, 64, 128
"""Operations under way: let in however slow everything is; beyond which it matters how late the worker is, and how slow
answers are; the most ever."""
LATE, BURST, STRICT, TICK, LOOK = 0.05, 0.25, 2.0, 0.02, 0.1  # seconds
SLOW = 2.5
"""How many times as long as alone operations may take in a crowd."""
SHRINKING, GROWING = 0.7, 1.2
"""What a look may make of the room, as a part of it: at least and at most."""
ALONE = 1
"""Others that came at most while one was under way which took what it takes alone."""


def _later(seconds: float, call: Callable[[], None]) -> None:
    asyncio.get_running_loop().call_later(seconds, call)


@dataclass(frozen=True, slots=True)
class Visit:
    """An operation that was let in: of whom, when, and how many had been until then and were not there any more."""

    caller: bytes
    began: float
    before: int


@dataclass(slots=True)
class Door:
    """Who is inside, and for how many there is room.

    `due` is the moment of the next call, while there is anybody.
    """

    clock: Callable[[], float] = monotonic
    later: Callable[[float, Callable[[], None]], None] = _later
    pace: Pace = field(default_factory=Pace)
    inside: int = 0
    entered: int = 0
    callers: Counter[bytes] = field(default_factory=Counter)
    room: float = UTMOST
    due: float | None = None
    lateness: float = 0.0
    slowness: float = 1.0
    looked: float = 0.0
    late_since: float | None = None
    strict_until: float = 0.0

    def enter(self, caller: bytes) -> Visit | None:
        """One more, who leaves when answered; None where there is no room."""
        if self.refuses(caller):
            return None
        now = self.clock()
        visit = Visit(caller, now, self.entered - self.inside)
        self.inside += 1
        self.entered += 1
        self.callers[caller] += 1
        if self.due is None:
            self.looked = now
            self._wait(now)
        return visit

    def leave(self, visit: Visit, kind: str | None) -> None:
        """It was answered, and was an operation of a kind that can be compared with others, if any."""
        if kind is not None:
            alone = self.entered - visit.before - 1 <= ALONE
            self.pace.took(kind, self.clock() - visit.began, alone=alone)
        self.inside -= 1
        self.callers[visit.caller] -= 1
        if not self.callers[visit.caller]:
            del self.callers[visit.caller]

    def refuses(self, caller: bytes) -> bool:
        """Whether there is no room for one more of this caller."""
        if self.inside < LEAST:
            return False
        now = self.clock()
        if self.inside < UTMOST and not (self._is_full(now) and self._has_share(caller)):
            return False
        self.strict_until = now + STRICT
        return True

    def _is_full(self, now: float) -> bool:
        if now >= self.strict_until:
            self.room = UTMOST
        if self._is_too_late(now):
            self.room = min(self.room, FEW)
        return self.inside >= self.room

    def _has_share(self, caller: bytes) -> bool:
        """Whether a caller has as much under way as there is for each of them."""
        return self.callers[caller] * len(self.callers.keys() | {caller}) >= self.room

    def _is_too_late(self, now: float) -> bool:
        """Whether there is reason to let in fewer, and has been for longer than a burst takes."""
        is_late, is_slow = self._is_late(now), self.slowness > SLOW
        if not ((self.inside >= FEW and is_late) or (self.inside >= MANY and is_slow)):
            return False
        self.late_since = now if self.late_since is None else self.late_since
        return now < self.strict_until or now - self.late_since > BURST

    def _is_late(self, now: float) -> bool:
        assert self.due is not None
        return max(self.lateness, now - self.due) > LATE

    def _wait(self, now: float) -> None:
        self.due = now + TICK
        self.later(TICK, self._come)

    def _come(self) -> None:
        assert self.due is not None
        now = self.clock()
        self.lateness = now - self.due
        if now - self.looked >= LOOK:
            self.looked = now
            self._look()
        if self.lateness <= LATE and self.slowness <= SLOW:
            self.late_since = None
        if self.inside:
            self._wait(now)
        else:
            self.due, self.slowness = None, 1.0

    def _look(self) -> None:
        """Make room for more, or for fewer."""
        self.slowness = self.pace.slowness() or 1.0
        change = SHRINKING if self.lateness > LATE else sqrt(SLOW / self.slowness)
        self.room = min(max(self.room * min(max(change, SHRINKING), GROWING), LEAST), UTMOST)
