"""Who works where, now and before: at most one main employer on any day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samples.generate.days import LAST, days
from samples.generate.dice import Dice
from samples.generate.firms import Firm
from samples.generate.people import Person
from samples.generate.words import listed, words

EMPLOYED = 1000


@dataclass(frozen=True, slots=True)
class Job:
    person: Person
    firm: Firm
    role: str
    department: str
    primary: bool
    since: date | None
    until: date | None

    def on(self, day: date) -> bool:
        return (self.since or date.min) <= day < (self.until or date.max)


def careers(people: Sequence[Person], firms: Sequence[Firm]) -> tuple[Job, ...]:
    """One buyer's contact for every buying firm, then whoever else comes, from the firm's country if possible."""
    workers = Dice("workers").shuffled([each for each in people if date(1945, 1, 1) < each.born < date(1989, 1, 1)])
    first = _contacts(workers, firms)
    rest = [each for each in workers if each not in first][: EMPLOYED - len(first)]
    hiring = _by_country([each for each in firms if each.kind != "HOLDING"])
    jobs = [job for person, firm in first.items() for job in _contact(person, firm)]
    return (*jobs, *(job for person in rest for job in _career(person, hiring)))


def _contacts(workers: Sequence[Person], firms: Sequence[Firm]) -> Mapping[Person, Firm]:
    """For every buying firm somebody of its country, or of Britain where we know nobody there."""
    pools: dict[str, list[Person]] = defaultdict(list)
    for person in workers:
        pools[person.country].append(person)
    return {(pools[each.country] or pools["GB"]).pop(): each for each in firms if each.buyer}


def _contact(person: Person, firm: Firm) -> Iterator[Job]:
    dice = Dice("contact", person.key)
    since = None if dice.chance(10) else dice.day(date(2003, 1, 1), date(2009, 11, 1))
    role = dice.one(("Buyer", "Senior Buyer", "Head of Purchasing", "Purchasing Assistant"))
    yield Job(person, firm, role, "Purchasing", primary=True, since=since, until=None)


def _career(person: Person, hiring: Mapping[str, Sequence[Firm]]) -> Iterator[Job]:
    """A job now or one that has ended, perhaps one before it, perhaps another beside it."""
    dice = Dice("career", person.key)
    here = hiring.get(person.country) or hiring["GB"]
    until = dice.day(date(2009, 6, 1), days(LAST, -5)) if dice.chance(13) else None
    since = dice.day(date(2001, 1, 1), date(2009, 5, 1)) if until else dice.day(date(2002, 1, 1), days(LAST, -30))
    main = dice.one(here)
    before = dice.chance(28)
    yield _job(person, main, dice, span=(None if not before and dice.chance(7) else since, until))
    if before:
        began = days(since, -dice.between(300, 2500))
        yield _job(person, _other(here, main, dice), dice, span=(began, days(since, -dice.between(0, 120))))
    if dice.chance(7):
        beside = _other(here, main, dice)
        yield _job(person, beside, dice, span=(dice.day(since, days(LAST, -5)), None), primary=False)


def _job(person: Person, firm: Firm, dice: Dice, *, span: tuple[date | None, date | None], primary: bool = True) -> Job:
    department, roles = dice.one(words("firms")["roles"]).split(":")
    return Job(person, firm, dice.one(listed(roles)), department, primary=primary, since=span[0], until=span[1])


def _other(here: Sequence[Firm], taken: Firm, dice: Dice) -> Firm:
    return dice.one([each for each in here if each is not taken] or here)


def _by_country(firms: Sequence[Firm]) -> Mapping[str, Sequence[Firm]]:
    found: dict[str, list[Firm]] = defaultdict(list)
    for firm in firms:
        found[firm.country].append(firm)
    return found
