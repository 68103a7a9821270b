"""Which jobs are due by themselves, and when: `KITH_SCHEDULE`.

>>> planned = parse("recount = every 6h; tidy=daily 03:30")
>>> [str(each) for each in planned]
['recount=every 6h', 'tidy=daily 03:30']
>>> last_due(planned[1], datetime(2026, 5, 1, 2, tzinfo=UTC), ZoneInfo("Europe/Berlin")).isoformat()
'2026-05-01T01:30:00+00:00'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from graph.jobs.kinds import UNTOLD

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
WANTED = "such as every 6h, every 30m, daily 03:30 or weekly sun 04:00"
EVERY = re.compile(r"every ([1-9][0-9]{0,3})([mhd])")
CLOCK = re.compile(rf"(?:daily|weekly ({'|'.join(DAYS)})) ([01][0-9]|2[0-3]):([0-5][0-9])")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class BadSchedule(ValueError):
    """A schedule that cannot be meant; the message says which part, and what was wanted."""


@dataclass(frozen=True, slots=True)
class Every:
    """Again and again after a span of time that passes, on the hour rather than from the start of a server."""

    span: timedelta


@dataclass(frozen=True, slots=True)
class Daily:
    """When the clock of the deployment shows this; on every day, or on one of the week (0 is Monday)."""

    at: time
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A kind of job with its times, and the words in which they were said."""

    kind: str
    times: Every | Daily
    said: str

    def __str__(self) -> str:
        return f"{self.kind}={self.said}"


Schedule = tuple[Planned, ...]


def parse(text: str) -> Schedule:
    """The schedule that a text says; raises BadSchedule."""
    found = tuple(map(_planned, filter(None, (part.strip() for part in text.split(";")))))
    kinds = [each.kind for each in found]
    if twice := sorted({each for each in kinds if kinds.count(each) > 1}):
        raise BadSchedule(f"each kind should have its times once, and {', '.join(twice)} has them twice.")
    return found


def last_due(planned: Planned, now: datetime, zone: ZoneInfo) -> datetime:
    """The last moment at which it was due, `now` at the latest."""
    if isinstance(planned.times, Every):
        return now - (now - EPOCH) % planned.times.span
    return next(each for each in _back(planned.times, now, zone) if each <= now)


def _planned(part: str) -> Planned:
    kind, _, said = part.partition("=")
    kind, said = kind.strip(), " ".join(said.lower().split())
    if kind not in UNTOLD:
        raise BadSchedule(f"{kind!r} is no kind of job; there are {', '.join(UNTOLD)}.")
    return Planned(kind, _times(kind, said), said)


def _times(kind: str, said: str) -> Every | Daily:
    if match := EVERY.fullmatch(said):
        return Every(int(match[1]) * UNITS[match[2]])
    if match := CLOCK.fullmatch(said):
        weekday = DAYS.index(match[1]) if match[1] else None
        return Daily(time(int(match[2]), int(match[3])), weekday)
    raise BadSchedule(f"the times of {kind} should be {WANTED}, not {said!r}.")


def _back(times: Daily, now: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """The moments at which the clock shows the time, from a day to come back to the week before."""
    today = now.astimezone(zone).date()
    for back in range(-1, 9):
        day = today - timedelta(days=back)
        if times.weekday in (None, day.weekday()):
            # In spring a clock may skip the time: then it counts as if it had not been changed yet.
            yield datetime.combine(day, times.at, zone).astimezone(UTC)
