"""Where many people live or work who have nothing to do with each other: a dormitory, an office, a forwarding address,
a house whose flats nobody wrote down. An address there says nothing, however it was misspelt.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from graph.households.dwellings import Dwelling
from graph.households.people import Person
from graph.households.surnames import stems

Building = tuple[str, str, str]
Part = tuple[str, str]
FULL = 4
"""So many times a crowd is one whatever the family names: chance makes some of them equal."""
STREETS_ALIKE = 60


def building_of(at: Dwelling) -> Building:
    """A house, whoever lives in which flat of it, in its town when that is known."""
    return (at.number, at.street, at.postal or at.town)


def crowds(people: Iterable[Person], *, least: int) -> frozenset[Building]:
    """The buildings without flats in which `least` people and more live, and what looks like them with a slip."""
    families: dict[Building, list[str]] = defaultdict(list)
    for person in people:
        for building in {building_of(home) for home in person.homes if not home.unit}:
            families[building].append(" ".join(stems(person.surname)))
    sizes = {each: len(some) for each, some in families.items() if _is_crowd(each, some, least)}
    return frozenset(sizes) | _misspelt({each: len(some) for each, some in families.items()}, sizes)


def _is_crowd(building: Building, surnames: list[str], least: int) -> bool:
    """Many people of whom few share a family name."""
    number, street, _ = building
    if len(surnames) < least or not number or not street:
        return False
    count = Counter(surnames)
    alone = sum(1 for each in surnames if not each or count[each] == 1)
    return alone * 2 > len(surnames) or len(surnames) >= least * FULL


def _misspelt(living: Mapping[Building, int], known: Mapping[Building, int]) -> frozenset[Building]:
    """Buildings of a few people whose number or street is that of a crowd, and the other part nearly or not known."""
    by_part: dict[Part, list[Building]] = defaultdict(list)
    of_part: Counter[Part] = Counter()
    for building in known:
        for part in _parts(building):
            by_part[part].append(building)
    for building, count in living.items():
        of_part.update(dict.fromkeys(_parts(building), count))
    met = ((building, part, crowd) for building in living.keys() - known.keys()
           for part in _parts(building) for crowd in by_part.get(part, ()))  # fmt: skip
    return frozenset(
        building for building, part, crowd in met
        if living[building] * FULL <= known[crowd]
        and _looks_like(building, crowd, is_most=known[crowd] * 2 > of_part[part])
    )  # fmt: skip


def _parts(building: Building) -> tuple[Part, Part]:
    return ("number", building[0]), ("street", building[1])


def _looks_like(building: Building, crowd: Building, *, is_most: bool) -> bool:
    """Whether what differs is a slip; what is missing counts where the crowd is most of what shares the rest."""
    number, street, _ = building
    if not number or not street:
        return is_most
    if number == crowd[0]:
        return fuzz.ratio(street, crowd[1]) >= STREETS_ALIKE
    return is_most and OSA.distance(number, crowd[0]) <= max(1, len(crowd[0]) // 2)
