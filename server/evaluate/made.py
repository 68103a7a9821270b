"""A made population whose households are known: towns of Europe, written as people write, with slips.

It is unlike the census in all that matters: streets have many houses, houses have many flats, a third of the people in
a flat leave its number out, relatives live in the same street, half of the couples have two family names.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from graph.households.people import Person, Place, made
from server.evaluate.words import GIVEN, STREETS, STYLES, SURNAMES, TOWNS

HOMES_A_STREET, STREETS_A_TOWN, FLATS = 60, 150, 10


@dataclass(frozen=True, slots=True)
class Noise:
    """Shares: of addresses with a slip, of those that lack the number, of flats left out, of names with a slip."""

    slip: float = 0.04
    lost: float = 0.01
    flat_lost: float = 0.03
    name: float = 0.02


@dataclass(frozen=True, slots=True)
class Home:
    land: str
    town: str
    postal: str
    street: str
    number: str
    flat: str


def population(size: int, *, seed: int = 0, noise: Noise = Noise()) -> Iterator[tuple[str, Person]]:
    """People with the name of their household."""
    chance, count, household = random.Random(seed), 0, 0  # noqa: S311  # Nothing secret is made.
    names = _surnames(max(200, size // 20), chance)
    weights = [1 / (place + 8) for place in range(len(names))]
    taken: set[Home] = set()
    while count < size:
        home = _home(size, chance)
        if home in taken:
            continue
        taken.add(home)
        household += 1
        family, other = chance.choices(names, weights, k=2)
        for at in range(min(size - count, chance.choices((1, 2, 3, 4, 5), (30, 32, 16, 15, 7))[0])):
            shown = other if at == 1 and chance.random() < 0.45 else family
            count += 1
            yield f"h{household}", _person(count, shown, home, noise, chance)


def _surnames(size: int, chance: random.Random) -> list[str]:
    found = [f"{name}{end}" for end in ("", "mann", "ini", "ez", "sen", "ek") for name in SURNAMES]
    while len(found) < size:
        found.append("".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(3)).title())
    return found[:size]


def _home(size: int, chance: random.Random) -> Home:
    towns = max(1, size // 8000)
    town = chance.randrange(towns)
    land, name = TOWNS[town % len(TOWNS)]
    street = STREETS[land][chance.randrange(STREETS_A_TOWN) % len(STREETS[land])]
    has_flats, number = chance.random() < 0.5, str(chance.randrange(1, HOMES_A_STREET))
    quarter = chance.randrange(4)
    return Home(land, f"{name} {town}" if town >= len(TOWNS) else name, f"{10000 + town * 10 + quarter}", street,
                number, str(chance.randrange(1, FLATS)) if has_flats else "")  # fmt: skip


def _person(count: int, family: str, home: Home, noise: Noise, chance: random.Random) -> Person:
    style = chance.choice(STYLES[home.land])
    number = "" if chance.random() < noise.lost else home.number
    flat = "" if chance.random() < noise.flat_lost else home.flat
    street = slipped(home.street, chance) if chance.random() < noise.slip else home.street
    written = style(street, number, flat)
    name = slipped(family, chance) if chance.random() < noise.name else family
    born = f"{chance.randrange(1940, 2015)}-01-01"
    return made(f"m{count:07d}", chance.choice(GIVEN), name, born,
                [Place((written,), home.postal, home.town, home.land)])  # fmt: skip


def slipped(text: str, chance: random.Random) -> str:
    """The text with one slip of the pen: a letter lost, doubled, changed, or two swapped."""
    at = chance.randrange(len(text))
    match chance.randrange(4):
        case 0:
            return text[:at] + text[at + 1 :]
        case 1:
            return text[:at] + text[at] + text[at:]
        case 2:
            return text[:at] + chance.choice("abcdefghijklmnopqrstuvwxyz") + text[at + 1 :]
        case _:
            return text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]
