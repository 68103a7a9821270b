"""All of it: people and what is known of them → households, each with its confidence and the reasons of each member."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2

from graph.households.blocking import candidates
from graph.households.commonness import Commonness, counted
from graph.households.partition import Bounds, Pair, parted
from graph.households.people import Known, Person
from graph.households.reasons import sentence
from graph.households.weighing import Weigh, Weight, weigher

THRESHOLD = 0.5
"""The probability from which two people are taken to live together."""
CROWD = 12
"""So many people at an address without flats, of whom most share no family name, are no household."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides: how sure a pair has to be, and from how many people an address is looked at as a crowd."""

    threshold: float = THRESHOLD
    crowd: int = CROWD

    @property
    def least(self) -> float:
        """The odds of the threshold, in bits."""
        return log2(self.threshold / (1 - self.threshold))


DEFAULT = Settings()


@dataclass(frozen=True, slots=True)
class Member:
    """A person of a household: how sure that is, and why, in a sentence."""

    id: str
    confidence: float
    evidence: str
    is_stated: bool = False


@dataclass(frozen=True, slots=True)
class Household:
    """People who live together; `stated` is the id of the household that somebody put members into."""

    members: tuple[Member, ...]
    confidence: float
    evidence: str
    stated: str | None = None


@dataclass(frozen=True, slots=True)
class Scales:
    """People in the order of their ids, and what pairs of them weigh."""

    people: tuple[Person, ...]
    common: Commonness
    weigh: Weigh

    def between(self, one: int, other: int) -> Weight:
        return self.weigh(self.people[one], self.people[other])


def scales(people: Iterable[Person], known: Known, settings: Settings = DEFAULT) -> Scales:
    """What is common among these people, and scales that know it."""
    ordered = tuple(sorted(people, key=lambda each: each.id))
    common = counted(ordered, crowd=settings.crowd)
    holders = Counter(contact for each in ordered for contact in each.contacts)
    ties = {frozenset((tie.one, tie.other)): tie.kind for tie in known.ties}
    return Scales(ordered, common, weigher(ordered, common, ties, holders))


def infer(people: Iterable[Person], known: Known, settings: Settings = DEFAULT) -> list[Household]:
    """The households of two people and more, and those that were stated; the same whatever the order of the input."""
    used = scales(people, known, settings)
    place = {each.id: at for at, each in enumerate(used.people)}
    bounds = _bounds(known, place)
    pairs = sorted({*candidates(used.people, used.common), *_tied(known, place)})
    least = settings.least
    likely = [pair for pair in pairs if used.between(*pair).bits > least]
    groups = parted(len(used.people), likely, used.between, bounds, least=least)
    return [_household([used.people[at] for at in group], known, used.weigh) for group in groups
            if len(group) > 1 or group[0] in bounds.stated]  # fmt: skip


def _bounds(known: Known, place: dict[str, int]) -> Bounds:
    apart: set[Pair] = set()
    for pair in known.apart:
        if len(pair) == 2 and all(each in place for each in pair):
            one, other = sorted(place[each] for each in pair)
            apart.add((one, other))
    stated = {place[person]: household for person, household in known.stated.items() if person in place}
    return Bounds(stated, frozenset(apart))


def _tied(known: Known, place: dict[str, int]) -> Iterable[Pair]:
    for tie in known.ties:
        if tie.one in place and tie.other in place and tie.one != tie.other:
            one, other = sorted((place[tie.one], place[tie.other]))
            yield one, other


def _household(group: Sequence[Person], known: Known, weigh: Weigh) -> Household:
    """As sure as its least sure member, whose reasons are its own."""
    members = tuple(_member(each, group, known, weigh) for each in group)
    stated = next((known.stated[each.id] for each in group if each.id in known.stated), None)
    weakest = min(members, key=lambda each: (each.confidence, each.id))
    return Household(members, weakest.confidence, weakest.evidence, stated)


def _member(person: Person, group: Sequence[Person], known: Known, weigh: Weigh) -> Member:
    """As sure as the mean over the others with whom there is something to compare."""
    if person.id in known.stated:
        return Member(person.id, 1.0, "", is_stated=True)
    weights = [weigh(person, other) for other in group if other is not person]
    told = [each.probability for each in weights if not each.is_blank]
    counts = Counter(reason for each in weights for reason in each.reasons)
    return Member(person.id, round(sum(told) / len(told), 3) if told else 0.5, sentence(counts))
