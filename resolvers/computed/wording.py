"""Words for sentences about nodes: names where who asks may read them, days as people write them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo

from graph.normalise.moments import UTC

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip


def day_words(moment: str, zone: tzinfo) -> str:
    """The day of a stored moment: 3 May 2025."""
    day = datetime.fromisoformat(moment).replace(tzinfo=UTC).astimezone(zone)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def listed(words: Iterable[str]) -> str:
    """One, two and three."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
