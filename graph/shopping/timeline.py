"""What happened in a household: who came and left, and what its members did while they were members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

NEVER = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Stay:
    """Somebody's membership from a day on to another; empty where unknown or open."""

    who: str
    since: str
    until: str

    def holds(self, day: str) -> bool:
        return self.since <= day < (self.until or NEVER)


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that somebody did at a stored moment."""

    who: str
    id: str
    kind: str
    at: str


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """What happened on a day: on one day who came or left stands first, then deeds by their moments."""

    day: str
    at: str
    kind: str
    who: str
    deed: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        return self.day, self.at, self.kind, self.who, self.deed


def timeline(stays: Iterable[Stay], deeds: Iterable[Deed], zone: tzinfo, today: str) -> list[Event]:
    """Every event up to today, the first one first; a deed counts on days on which its doer was a member."""
    known = list(stays)
    found = {*_moves(known, today), *_done(known, deeds, zone)}
    return sorted(found)


def _moves(stays: Iterable[Stay], today: str) -> Iterator[Event]:
    for stay in stays:
        if stay.since and stay.since <= today:
            yield Event(stay.since, "", "JOINED", stay.who)
        if stay.until and stay.until <= today:
            yield Event(stay.until, "", "LEFT", stay.who)


def _done(stays: Iterable[Stay], deeds: Iterable[Deed], zone: tzinfo) -> Iterator[Event]:
    of = dict[str, list[Stay]]()
    for stay in stays:
        of.setdefault(stay.who, []).append(stay)
    for deed in deeds:
        day = datetime.fromisoformat(deed.at).replace(tzinfo=UTC).astimezone(zone).date().isoformat()
        if any(stay.holds(day) for stay in of.get(deed.who, ())):
            yield Event(day, deed.at, deed.kind, deed.who, deed.id)
