"""When and how people came to us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samples.generate.days import LAST, days
from samples.generate.dice import Dice
from samples.generate.people import Person
from samples.generate.words import words


@dataclass(frozen=True, slots=True)
class Arrival:
    on: date
    channel: str
    source: str


def arrival(person: Person) -> Arrival | None:
    """Of buyers the day before their first purchase, or long before when the file begins with them; of few others."""
    dice = Dice("arrival", person.key)
    if person.buyer is None and not (person.grown and dice.chance(35)):
        return None
    channel = dice.weighted({"WEB": 44, "STORE": 12, "POST": 16, "EVENT": 12, "PHONE": 6, "PARTNER": 4, "SOCIAL": 6})
    return Arrival(_day(person, dice), channel, dice.one(words("phrases")["acquisition"][channel]))


def _day(person: Person, dice: Dice) -> date:
    if person.buyer is None:
        return dice.day(date(2008, 1, 1), LAST)
    first = person.buyer.first
    if first < date(2010, 3, 1) and dice.chance(70):
        return dice.day(date(2004, 5, 1), days(first, -1))
    return days(first, -dice.between(0, 20))
