"""Where households are, and where people were on which day because of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from samples.generate.days import FIRST, LAST, days
from samples.generate.dice import Dice
from samples.generate.people import Family, Person
from samples.generate.places import Address, address
from samples.generate.plans import Stay


@dataclass(frozen=True, slots=True)
class Located:
    """An address from a day to a day; None is unknown or open."""

    place: Address
    since: date | None = None
    until: date | None = None


def located(family: Family) -> Mapping[str, tuple[Located, ...]]:
    """The homes of every person of a family by key, in time: those of the households they mainly lived in."""
    homes = {stay.home: _moves(family, stay) for stay in family.stays}
    found: dict[str, tuple[Located, ...]] = {}
    for slot, person in enumerate(family.people):
        stays = [stay for stay in family.stays if stay.slot == slot and stay.primary]
        cut = [each for stay in stays for each in _during(stay, homes[stay.home])]
        found[person.key] = tuple(sorted(cut, key=lambda each: each.since or date.min))
    return found


def settled(person: Person) -> tuple[Located, ...]:
    """The home of somebody of whom no household is known, with the one before if there was a move."""
    dice = Dice("address", person.key)
    here = address(person.country, dice)
    if not dice.chance(8):
        return (Located(here),)
    day = dice.day(FIRST, LAST)
    return (Located(address(person.country, dice), None, day), Located(here, day))


def _moves(family: Family, stay: Stay) -> tuple[Located, ...]:
    """The addresses of one household: one, or two when it has moved."""
    dice = Dice("home", family.home(stay))
    country = family.people[0].country
    here = address(country, dice)
    if stay.home or not dice.chance(15):
        return (Located(here),)
    day = dice.day(days(FIRST, -200), days(LAST, -10))
    return (Located(address(country, dice), None, day), Located(here, day))


def _during(stay: Stay, moves: tuple[Located, ...]) -> Iterator[Located]:
    """The parts of a household's addresses that fall into a stay."""
    for each in moves:
        since = max(each.since or date.min, stay.since or date.min)
        until = min(each.until or date.max, stay.until or date.max)
        if since < until:
            yield Located(each.place, None if since == date.min else since, None if until == date.max else until)
