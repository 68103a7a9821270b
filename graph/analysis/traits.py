"""What distinguishes a community: values that its members have more often than everybody.

A trait counts if three members have it and chance hardly explains it: its number lies three standard deviations above
what as many people drawn from everybody would have. The lift says how many times more often it is than among everybody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

Value = tuple[str, str]
"""A kind of trait such as COUNTRY, and its value."""
LEAST, SURE, MOST = 3, 3.0, 5


@dataclass(frozen=True, slots=True)
class Trait:
    """How many members have a value, their share, the share of everybody who has it, and the one by the other."""

    kind: str
    value: str
    members: int
    share: float
    everywhere: float
    lift: float


def traits(
    members: Sequence[int], values: Sequence[Sequence[Value]], everybody: Mapping[Value, int], people: int
) -> tuple[Trait, ...]:
    """The five that are least like chance, the surest first. `everybody` counts the values of all people."""
    here = Counter(value for each in members for value in values[each])
    found = [(_surprise(count, len(members), everybody[value] / people), value) for value, count in here.items()]
    sure = sorted(((-much, value) for much, value in found if much >= SURE and here[value] >= LEAST))[:MOST]
    return tuple(_trait(value, here[value], len(members), everybody[value] / people) for _, value in sure)


def _surprise(count: int, size: int, share: float) -> float:
    """By how many standard deviations it is more than chance would have it; what everybody has is no surprise."""
    spread = sqrt(size * share * (1 - share))
    return (count - size * share) / spread if spread else 0.0


def _trait(value: Value, count: int, size: int, everywhere: float) -> Trait:
    return Trait(*value, count, count / size, everywhere, count / size / everywhere)


def counted(values: Sequence[Sequence[Value]]) -> Counter[Value]:
    """How many people have each value."""
    return Counter(value for each in values for value in each)
