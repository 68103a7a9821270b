"""How slow answers are: how long operations take, beside what those like them take when hardly any are under way.

Operations are alike that begin with the same statement, whatever their texts look like.

>>> pace = Pace()
>>> pace.took("MATCH (c:Customer) …", 0.001, alone=True)
>>> pace.took("MATCH (c:Customer) …", 0.004, alone=False)
>>> pace.slowness()
4.0
"""

from __future__ import annotations

from dataclasses import dataclass, field

MOST = 1_000
"""Kinds of operations that are remembered."""
FORGETTING = 0.1


@dataclass(slots=True)
class Pace:
    """Seconds of an operation by its kind, where it was alone; and of those since the last asking that were not."""

    alone: dict[str, float] = field(default_factory=dict)
    taken: float = 0.0
    usual: float = 0.0

    def took(self, kind: str, seconds: float, *, alone: bool) -> None:
        """An operation has ended; `alone` says whether hardly any other was under way."""
        known = self.alone.pop(kind, None)
        if alone:
            known = seconds if known is None else known + FORGETTING * (seconds - known)
        elif known is not None:
            self.taken += seconds
            self.usual += known
        if known is not None:
            self.alone[kind] = known  # at the end: who was not asked for longest is forgotten first
            if len(self.alone) > MOST:
                del self.alone[next(iter(self.alone))]

    def slowness(self) -> float | None:
        """How many times as long as alone operations took since this was asked last; None where nobody knows."""
        found = self.taken / self.usual if self.usual else None
        self.taken = self.usual = 0.0
        return found
