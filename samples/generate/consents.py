"""What people agreed to, refused and took back; many were never asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samples.generate.arrivals import Arrival
from samples.generate.days import LAST, days, years
from samples.generate.dice import Dice
from samples.generate.people import Person

ASKED = 66
_TOPICS = (
    ("MARKETING", "EMAIL", 100), ("MARKETING", "POST", 22), ("MARKETING", "PHONE", 8), ("PERSONALISATION", "", 24),
    ("PROFILING", "", 10), ("THIRD_PARTY", "", 7), ("ANALYTICS", "WEB", 10),
)  # fmt: skip
_EVIDENCE = ("Web form", "Order form", "By telephone", "Preference page")


@dataclass(frozen=True, slots=True)
class Consent:
    person: Person
    purpose: str
    channel: str
    state: str
    at: str
    until: date | None
    evidence: str


def consents(people: Sequence[Person], arrivals: Mapping[str, Arrival]) -> Iterator[Consent]:
    """In the order in which they were given, per person and topic: what was said last holds."""
    for person in people:
        if person.key in arrivals and Dice("asked", person.key).chance(ASKED):
            for purpose, channel, percent in _TOPICS:
                yield from _said(person, arrivals[person.key].on, topic=(purpose, channel), percent=percent)


def _said(person: Person, arrived: date, *, topic: tuple[str, str], percent: int) -> Iterator[Consent]:
    dice = Dice("consent", person.key, *topic)
    if not dice.chance(percent):
        return
    state = dice.weighted({"GRANTED": 66, "DENIED": 30, "PENDING": 4})
    asked = dice.day(arrived, min(LAST, days(arrived, 60)))
    until = years(asked, 5) if state == "GRANTED" and dice.chance(12) else None
    yield Consent(person, *topic, state, dice.moment(asked), until, dice.one(_EVIDENCE))
    if asked < LAST and dice.chance(15):
        later = {"GRANTED": "WITHDRAWN", "DENIED": "GRANTED", "PENDING": "DENIED"}[state]
        yield Consent(person, *topic, later, dice.moment(dice.day(days(asked, 1), LAST)), None, dice.one(_EVIDENCE))
