"""Which pairs are worth a look: people who share enough to be found in one small block.

A block that is too large says nothing: it is cut by town, and what is still too large is left out. Whoever lives in it
is found by another block.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from graph.households.commonness import Commonness
from graph.households.crowds import building_of
from graph.households.dwellings import Dwelling
from graph.households.people import Person
from graph.households.surnames import stems

LARGEST = {"house": 100, "contact": 20, "number and town": 16}
"""People of a block of whom all pairs are looked at; of other kinds of blocks OTHERS."""
OTHERS = 40
Pair = tuple[int, int]


def candidates(people: Sequence[Person], common: Commonness) -> list[Pair]:
    """Pairs of places in `people`, each once, the smaller first."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, person in enumerate(people):
        for key in {key for home in person.homes for key in _keys(home, person, common)}:
            blocks[key].append(at)
        for contact in person.contacts:
            blocks["contact", contact].append(at)
    found = {pair for key, some in blocks.items() for small in _small(key, some, people)
             for pair in combinations(small, 2)}  # fmt: skip
    return sorted(found)


def _keys(home: Dwelling, person: Person, common: Commonness) -> Iterator[tuple[str, ...]]:
    """What a person can be found by at a home."""
    if building_of(home) in common.crowds and not home.unit:
        return
    if home.number and home.street:
        yield "house", home.number, home.street
        yield "number and sound", home.number, _sound(home.street)
        yield "number and beginning", home.number, home.street[:4]
        yield "number and town", home.number, home.postal or home.town
    elif home.street:
        yield "street", home.street, home.unit or "-"
    for name in stems(person.surname):
        yield "number and name", home.number, name
        yield "street and name", home.street, name
        yield "beginning and name", home.street[:5], name
        yield "sound and name", _sound(home.street), name


def _sound(street: str) -> str:
    """The consonants in their order: what is left of a street that was heard rather than read."""
    heard = [sign for sign in street if sign not in "aeiouyhw 0123456789"]
    return "".join(sign for sign, before in zip(heard, ["", *heard], strict=False) if sign != before)[:6]


def _small(key: tuple[str, ...], block: list[int], people: Sequence[Person]) -> Iterable[list[int]]:
    if len(block) < 2 or "" in key:
        return ()
    most = LARGEST.get(key[0], OTHERS)
    if len(block) <= most:
        return (block,)
    towns: dict[str, list[int]] = defaultdict(list)
    for at in block:
        for town in {home.postal or home.town for home in people[at].homes}:
            towns[town].append(at)
    return (some for some in towns.values() if 2 <= len(some) <= most)
