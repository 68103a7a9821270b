"""Choices that come out alike on every machine and in every version of Python.

Each set of dice is labelled with what it decides, so that one more roll here moves nothing there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from hashlib import blake2b
from typing import TypeVar

Choice = TypeVar("Choice")

_MASK = (1 << 64) - 1
SEED = "kith samples 1"


class Dice:
    """A stream of numbers (splitmix64) that starts from a hash of the labels."""

    __slots__ = ("_state",)

    def __init__(self, *labels: object) -> None:
        text = "\x1f".join((SEED, *map(str, labels)))
        self._state = int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")

    def below(self, bound: int) -> int:
        """A number from 0 to bound - 1."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        mixed = ((self._state ^ (self._state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return ((mixed ^ (mixed >> 31)) * bound) >> 64

    def between(self, low: int, high: int) -> int:
        """A number from low to high, both included."""
        return low + self.below(high - low + 1)

    def chance(self, percent: int) -> bool:
        return self.below(100) < percent

    def one(self, choices: Sequence[Choice]) -> Choice:
        return choices[self.below(len(choices))]

    def weighted(self, choices: Mapping[Choice, int]) -> Choice:
        """One key, as likely as its weight."""
        left = self.below(sum(choices.values()))
        for choice, weight in choices.items():
            left -= weight
            if left < 0:
                return choice
        raise ValueError("Wanted weights above zero to choose by, found none; give at least one choice a weight.")

    def shuffled(self, choices: Sequence[Choice]) -> list[Choice]:
        mixed = list(choices)
        for place in range(len(mixed) - 1, 0, -1):
            other = self.below(place + 1)
            mixed[place], mixed[other] = mixed[other], mixed[place]
        return mixed

    def some(self, choices: Sequence[Choice], count: int) -> list[Choice]:
        """Up to `count` different ones, in an order of their own."""
        left, found = list(choices), []
        for _ in range(min(count, len(left))):
            place = self.below(len(left))
            left[place], left[-1] = left[-1], left[place]
            found.append(left.pop())
        return found

    def day(self, first: date, last: date) -> date:
        """A day from first to last, both included; first when last is earlier."""
        return first + timedelta(days=self.between(0, max(0, (last - first).days)))

    def moment(self, day: date) -> str:
        """A moment of that day in business hours, UTC."""
        return f"{day.isoformat()}T{self.between(8, 18):02}:{self.between(0, 59):02}:{self.between(0, 59):02}Z"
