"""Days that the samples share: when the purchases begin and end, and how ages are counted."""

from __future__ import annotations

from datetime import date, timedelta

FIRST = date(2009, 12, 1)
LAST = date(2010, 12, 9)


def years(day: date, count: int) -> date:
    """About so many years later, or earlier when negative."""
    return day + timedelta(days=round(count * 365.25))


def days(day: date, count: int) -> date:
    return day + timedelta(days=count)


def within(day: date) -> date:
    """The day itself, but never after the last day of the samples."""
    return min(day, LAST)
