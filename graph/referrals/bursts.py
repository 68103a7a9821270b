"""Bursts: so many claims of one person within so short a time that hardly anybody brings people so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

LEAST = 5
WITHIN = timedelta(hours=24)
Claim = tuple[str, str]
"""Moment, and who was brought."""


def bursts(claims: Iterable[Claim], *, least: int = LEAST, within: timedelta = WITHIN) -> list[Sequence[Claim]]:
    """Claims of one person of which at least so many lie within the time; what overlaps is one burst."""
    ordered = sorted(set(claims))
    found = list[tuple[int, int]]()
    for start, end in _windows([datetime.fromisoformat(at) for at, _ in ordered], within):
        if end - start < least:
            continue
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return [ordered[start:end] for start, end in found]


def _windows(moments: Sequence[datetime], within: timedelta) -> Iterator[tuple[int, int]]:
    """From each moment on, the place behind the last one that is not later than the time allows."""
    end = 0
    for start, moment in enumerate(moments):
        while end < len(moments) and moments[end] - moment <= within:
            end += 1
        yield start, end
