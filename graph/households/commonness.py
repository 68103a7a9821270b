"""How common a street, a number, a town and a family name are among the dwellings that are known.

To share what is rare says much, to share what is common says little; how much is counted in the data itself, so that
nothing has to be set for a village or a country.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from graph.households.crowds import Building, building_of, crowds
from graph.households.dwellings import Dwelling
from graph.households.people import Person
from graph.households.surnames import stems

PEOPLE_A_HOUSEHOLD = 2.5


@dataclass(frozen=True, slots=True)
class Commonness:
    """Numbers of dwellings: all of them, and by street, number and family name; people by building and dwelling."""

    all: float
    street: Counter[str]
    number: Counter[str]
    surname: Counter[str]
    postal: Counter[str]
    town: Counter[str]
    living: Counter[Dwelling]
    units: dict[Building, int]
    crowds: frozenset[Building]

    def bits(self, kind: Counter[str], word: str) -> float:
        """What sharing it says, in bits: the share of other dwellings that have it, turned over."""
        return log2(self.all / max(1, kind[word] - 1))


def counted(people: Sequence[Person], *, crowd: int) -> Commonness:
    """Of the homes of all people; `crowd` people without flats and with little in common are a crowd."""
    living: Counter[Dwelling] = Counter()
    names: dict[Dwelling, set[str]] = defaultdict(set)
    for person in people:
        for at in person.homes:
            living[at] += 1
            names[at].update(stems(person.surname))
    return _summed(living, names, crowds(people, least=crowd))


def _summed(living: Counter[Dwelling], names: dict[Dwelling, set[str]], crowded: frozenset[Building]) -> Commonness:
    street: Counter[str] = Counter()
    number: Counter[str] = Counter()
    surname: Counter[str] = Counter()
    postal: Counter[str] = Counter()
    town: Counter[str] = Counter()
    units: dict[Building, set[str]] = defaultdict(set)
    total = 0.0
    for at, count in living.items():
        # A crowd counts as many dwellings as its people would fill.
        weight = max(1, round(count / PEOPLE_A_HOUSEHOLD)) if building_of(at) in crowded else 1
        total += weight
        street[at.street] += weight
        number[at.number] += weight
        postal[at.postal] += weight
        town[at.town] += weight
        for name in names[at]:
            surname[name] += 1
        if at.unit:
            units[building_of(at)].add(at.unit)
    return Commonness(max(total, 2.0), street, number, surname, postal, town, living,
                      {each: len(some) for each, some in units.items()}, crowded)  # fmt: skip
