"""What so many of some values are below."""

from __future__ import annotations

from collections.abc import Iterable


def at(values: Iterable[float], share: float) -> float:
    """The value that was met at this share of them, from the smallest to the greatest; nothing between two or beyond
    all of them is made up, however few there are. 0 of none."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0
