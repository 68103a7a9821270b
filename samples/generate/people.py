"""Persons: the slots of the families and those who live in none, with names, and the homes they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from samples.generate import families, names
from samples.generate.dice import Dice
from samples.generate.names import Name, Surname
from samples.generate.places import mixture
from samples.generate.plans import Bond, Plan, Slot, Stay
from samples.generate.retail import Buyer


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented. `buyer` is the customer id of the file whose purchases this person makes."""

    key: str
    culture: str
    country: str
    gender: str
    born: date
    given: Name
    family: Name
    part: str
    buyer: Buyer | None = None

    @property
    def name(self) -> Name:
        return names.full(names.culture(self.culture), self.given, self.family)

    @property
    def grown(self) -> bool:
        return self.born.year <= 1992


@dataclass(frozen=True, slots=True)
class Family:
    """A plan whose slots have become persons; its homes are households with keys of their own."""

    number: int
    people: tuple[Person, ...]
    stays: tuple[Stay, ...]
    bonds: tuple[Bond, ...]

    def home(self, stay: Stay) -> str:
        return f"H-{self.number:04}{'' if stay.home == 0 else chr(ord('A') + stay.home)}"


HOUSED = 52
"""So many buyers in a hundred live in a household that we know."""


def population(buyers: Sequence[Buyer]) -> tuple[list[Family], list[Person]]:
    """The families, country by country, and the buyers who belong to none."""
    pools: dict[str, list[Buyer]] = defaultdict(list)
    for buyer in buyers:
        pools[buyer.country].append(buyer)
    made: list[Family] = []
    single: list[Person] = []
    for country, pool in pools.items():
        mixed = Dice("pool", country).shuffled(pool)
        split = len(mixed) * HOUSED // 100
        made.extend(_families(mixed[:split], country, len(made) + 1))
        single.extend(alone(each.key, country, each) for each in mixed[split:])
    return made, single


def alone(key: str, country: str, buyer: Buyer | None = None) -> Person:
    """Somebody of whom no household is known."""
    dice = Dice("alone", key)
    people = names.culture(dice.weighted(mixture(country)))
    slot = Slot("alone", dice.weighted({"FEMALE": 56, "MALE": 44}), dice.day(date(1934, 1, 1), date(1991, 12, 28)))
    return _person(slot, key=key, country=country, people=people, surname=names.surname(people, dice), buyer=buyer)


def _families(pool: list[Buyer], country: str, number: int) -> Iterator[Family]:
    left = list(pool)
    while left:
        dice = Dice("family", number)
        plan = families.plan(dice)
        yield _family(plan, number, country=country, buyers=_taken(plan, left, dice), dice=dice)
        number += 1


def _taken(plan: Plan, left: list[Buyer], dice: Dice) -> list[Buyer | None]:
    """For every slot a buyer from those that are left, or nobody."""
    return [left.pop() if left and dice.chance(families.BUYS[slot.part]) else None for slot in plan.slots]


def _family(plan: Plan, number: int, *, country: str, buyers: Sequence[Buyer | None], dice: Dice) -> Family:
    people = names.culture(dice.weighted(mixture(country)))
    made: list[Person] = []
    surnames = _surnames(plan.slots, people, dice)
    for place, (slot, surname, buyer) in enumerate(zip(plan.slots, surnames, buyers, strict=True)):
        key = buyer.key if buyer else f"P-{number:04}{chr(ord('A') + place)}"
        taken = {each.given for each in made}
        made.append(_person(slot, key=key, country=country, people=people, surname=surname, buyer=buyer, taken=taken))
    return Family(number, tuple(made), plan.stays, plan.bonds)


def _surnames(slots: Iterable[Slot], people: names.Culture, dice: Dice) -> list[Surname]:
    """The surname of every slot, by what it bears."""
    base, other = names.surname(people, dice), names.surname(people, dice)
    handed = names.inherited(people, base, other)
    shared = base if dice.chance(people.shares) else other
    found: list[Surname] = []
    for slot in slots:
        match slot.bears:
            case "SHARED":
                found.append(shared)
            case "OWN":
                found.append(names.surname(people, dice))
            case "JOINED":
                found.append(handed if dice.chance(people.shares) else names.surname(people, dice))
            case _:
                found.append(handed if slot.generation == 1 else base)
    return found


def _person(slot: Slot, *, key: str, country: str, people: names.Culture, surname: Surname, buyer: Buyer | None,
            taken: Collection[Name] = ()) -> Person:  # fmt: skip
    """One person, whose given name nobody else in the family has if it can be helped."""
    dice = Dice("person", key)
    choices = (names.given(people, slot.gender, dice) for _ in range(9))
    forename = next((each for each in choices if each not in taken), names.given(people, slot.gender, dice))
    return Person(key=key, culture=people.code, country=country, gender=slot.gender, born=slot.born, given=forename,
                  family=names.family(people, surname, slot.gender), part=slot.part, buyer=buyer)  # fmt: skip
