"""What people are to each other: families from their plans, friends, neighbours, colleagues, wards. One row a pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from samples.generate.careers import Job
from samples.generate.days import LAST
from samples.generate.dice import Dice
from samples.generate.people import Family, Person

FRIENDS, NEIGHBOURS, COLLEAGUES, WARDS = 900, 160, 300, 24


@dataclass(frozen=True, slots=True)
class Tie:
    """`kind` is what `other` is to `person`."""

    person: Person
    other: Person
    kind: str
    since: date | None = None
    until: date | None = None


def ties(families: Sequence[Family], singles: Sequence[Person], jobs: Sequence[Job]) -> Iterator[Tie]:
    """Every tie once: the way back follows from it. Nobody has two ties to the same person."""
    taken: set[frozenset[str]] = set()
    grown = [*singles, *(each for family in families for each in family.people if each.grown)]
    made = (_kin(families), _friends(grown), _neighbours(singles), _colleagues(jobs), _wards(families, singles))
    for each in (tie for group in made for tie in group):
        pair = frozenset((each.person.key, each.other.key))
        if len(pair) == 2 and pair not in taken:
            taken.add(pair)
            yield each


def _kin(families: Iterable[Family]) -> Iterator[Tie]:
    for family in families:
        for bond in family.bonds:
            yield Tie(family.people[bond.slot], family.people[bond.other], bond.kind, bond.since, bond.until)


def _friends(grown: Sequence[Person]) -> Iterator[Tie]:
    """Friends of about one age and one country; of some we do not know since when, a few have fallen out."""
    groups: dict[tuple[str, int], list[Person]] = defaultdict(list)
    for person in grown:
        groups[person.country, person.born.year // 6].append(person)
    pairs = [pair for key, group in groups.items() for pair in pairwise(Dice("friends", *key).shuffled(group))]
    for one, other in Dice("friends").some(pairs, FRIENDS):
        dice = Dice("friends", one.key, other.key)
        since = dice.day(date(1998, 1, 1), date(2010, 6, 1)) if dice.chance(60) else None
        yield Tie(one, other, "FRIEND", since, dice.day(date(2010, 6, 2), LAST) if dice.chance(6) else None)


def _neighbours(singles: Sequence[Person]) -> Iterator[Tie]:
    british = [each for each in singles if each.country == "GB"]
    for one, other in list(pairwise(Dice("neighbours").shuffled(british)))[:NEIGHBOURS]:
        dice = Dice("neighbours", one.key)
        yield Tie(one, other, "NEIGHBOUR", dice.day(date(2001, 1, 1), date(2010, 6, 1)) if dice.chance(50) else None)


def _colleagues(jobs: Iterable[Job]) -> Iterator[Tie]:
    """People at one firm whose times there overlap; colleagues while both are there."""
    teams: dict[str, list[Job]] = defaultdict(list)
    for job in jobs:
        teams[job.firm.key].append(job)
    made = [tie for team in teams.values() for one, other in pairwise(team) if (tie := _together(one, other))]
    yield from Dice("colleagues").some(made, COLLEAGUES)


def _together(one: Job, other: Job) -> Tie | None:
    since = max(one.since or date.min, other.since or date.min)
    until = min(one.until or date.max, other.until or date.max)
    if since >= until:
        return None
    return Tie(one.person, other.person, "COLLEAGUE", None if since == date.min else since,
               None if until == date.max else until)  # fmt: skip


def _wards(families: Iterable[Family], singles: Sequence[Person]) -> Iterator[Tie]:
    """Children of whom somebody outside the family takes care as well."""
    nearby: Mapping[str, list[Person]] = {"GB": [each for each in singles if each.country == "GB"]}
    young = [each for family in families for each in family.people if each.part == "child" and each.country in nearby]
    dice = Dice("wards")
    for child in dice.some(young, WARDS):
        yield Tie(dice.one(nearby[child.country]), child, "WARD", dice.day(child.born, LAST))
