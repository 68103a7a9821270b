"""What a caller may spend in a minute: in a window that slides, so that nobody spends twice around a full minute.

Of the minute before, as much counts as still lies within the last sixty seconds. Each worker process counts for itself
and gives a caller its share of the role's budget: docs/decisions/0020-budgets-by-worker.md.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from graphql import GraphQLError

from server.telemetry.record import current

MINUTE = 60
MOST_CALLERS = 50_000
"""Callers who are counted at once; who has not asked for longest is forgotten first."""


NEW_TEXT = 10  # to read and validate a document that was not seen lately
NEW_PLAN = 10  # to plan it, and to let the engine do so, for variables of a shape that was not seen lately
REFUSAL = 10  # to say what is wrong with a request
MUTATION = 10
SECOND = 1_000  # of an operation that ran, where it cost less by what it could bring
DESCRIBED = 20  # entries of the schema's description that cost 1, where they are not at hand


@dataclass(frozen=True, slots=True)
class Spent:
    """What is left of a minute, and the seconds to wait: 0 if the cost was taken."""

    left: int
    wait: int = 0


@dataclass(slots=True)
class Count:
    """What was spent in a minute, numbered, and in the one before."""

    minute: int
    before: int = 0
    during: int = 0


@dataclass
class Budgets:
    """The budgets of a role's callers in one process.

    `least` is what a share is never below: an operation that is allowed would be refused for ever if it did not fit.
    """

    cost_a_minute: int
    workers: int = 1
    least: int = 0
    clock: Callable[[], float] = time.monotonic
    counts: OrderedDict[str, Count] = field(default_factory=OrderedDict)

    @property
    def share(self) -> int:
        return max(self.cost_a_minute // self.workers, self.least)

    def spend(self, caller: str, cost: int) -> Spent:
        """Take a cost from a caller's budget; what does not fit is not taken."""
        minute, passed = divmod(self.clock(), MINUTE)
        count = self._count(caller, int(minute))
        left = self.share - count.during - math.ceil(count.before * (1 - passed / MINUTE))
        if cost > left:
            return Spent(max(left, 0), self._wait(count, cost, passed))
        count.during += cost
        return Spent(left - cost)

    def charge(self, caller: str, cost: int) -> None:
        """Count what was spent already, whether it fits or not."""
        self._count(caller, int(self.clock() // MINUTE)).during += cost

    def _count(self, caller: str, minute: int) -> Count:
        found = self.counts.get(caller)
        if found is None:
            found = self.counts[caller] = Count(minute)
            if len(self.counts) > MOST_CALLERS:
                self.counts.popitem(last=False)
        elif found.minute != minute:
            found.before = found.during if found.minute == minute - 1 else 0
            found.minute, found.during = minute, 0
            self.counts.move_to_end(caller)
        return found

    def _wait(self, count: Count, cost: int, passed: float) -> int:
        """Until enough has left the window: of the minute before, or of this one once it is that."""
        room = self.share - cost
        if room >= count.during and count.before:
            return max(1, math.ceil(MINUTE * (1 - (room - count.during) / count.before) - passed))
        return max(1, math.ceil(MINUTE - passed + MINUTE * (1 - max(room, 0) / max(count.during, 1))))


@dataclass(eq=False)
class Overspent(Exception):
    """A caller has spent the budget of this minute."""

    cost: int
    share: int
    spent: Spent

    def error(self) -> GraphQLError:
        wait = self.spent.wait
        return GraphQLError(
            f"This costs {self.cost:,}, and {self.spent.left:,} of {self.share:,} a minute are left. "
            f"Try again in {wait} seconds, or ask for less.",
            extensions={"code": "RATE_LIMITED", "limit": "cost a minute", "allowed": self.share,
                        "found": self.cost, "retryAfter": wait},
        )  # fmt: skip

    def headers(self) -> dict[str, str]:
        return {"Retry-After": str(self.spent.wait)}


@dataclass(slots=True)
class Purse:
    """What one request takes from a caller's budget; without budgets everything is free."""

    budgets: Budgets | None
    caller: str
    taken: int = 0
    left: int | None = None

    def take(self, cost: int) -> None:
        """Raises Overspent if there is not enough."""
        self.taken += cost
        if self.budgets is not None:
            spent = self.budgets.spend(self.caller, cost)
            self.left = spent.left
            if spent.wait:
                raise Overspent(cost, self.budgets.share, spent)
        current().cost += cost

    @contextmanager
    def charging_refusals(self) -> Iterator[None]:
        """What is refused is not free: somebody had to look at it."""
        try:
            yield
        except (GraphQLError, ExceptionGroup):
            self.take(REFUSAL)
            raise

    def settle(self, seconds: float) -> None:
        """What took long was dearer than it looked: the next request pays for it."""
        more = int(seconds * SECOND) - self.taken
        if self.budgets is not None and more > 0:
            self.budgets.charge(self.caller, more)
            current().cost += more

    def shown(self) -> dict[str, int | None]:
        return {"requested": self.taken, "budget": self.left}
