"""How sure a rate is, and the difference of two: intervals that hold the true one 95 times in a hundred."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Rate:
    """A share or a difference of shares, with the ends of its interval."""

    value: float
    low: float
    high: float


def wilson(hits: int, of: int) -> Rate | None:
    """A share by E. Wilson, Probable Inference (1927); None of nobody."""
    if not of:
        return None
    share, square = hits / of, Z * Z / of
    middle = (share + square / 2) / (1 + square)
    half = Z / (1 + square) * sqrt(share * (1 - share) / of + square / (4 * of))
    return Rate(share, max(0.0, middle - half), min(1.0, middle + half))


def newcombe(one: Rate, other: Rate) -> Rate:
    """How far one share lies above another, by R. Newcombe (1998), method 10: of two of Wilson's intervals."""
    difference = one.value - other.value
    below = sqrt((one.value - one.low) ** 2 + (other.high - other.value) ** 2)
    above = sqrt((one.high - one.value) ** 2 + (other.value - other.low) ** 2)
    return Rate(difference, difference - below, difference + above)
