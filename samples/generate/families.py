"""Who lives with whom, when, and what they are to each other, before anybody has a name.

Each template draws one plan: its people, where they lived from when to when, and their bonds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise

from samples.generate.days import FIRST, LAST, days, within, years
from samples.generate.dice import Dice
from samples.generate.plans import Bond, Plan, Slot, Stay

PARTINGS = (date(2009, 3, 1), date(2010, 11, 20))
"""Most changes fall around the purchases, so that 'who lived there then' has different answers."""

BUYS: Mapping[str, int] = {
    "head": 100, "partner": 50, "child": 0, "grown": 60, "inlaw": 50, "elder": 35, "sibling": 80, "mate": 80,
}  # fmt: skip
"""How many in a hundred of each part are buyers of the file."""


def plan(dice: Dice) -> Plan:
    """One family, its homes and its past."""
    return dice.weighted(TEMPLATES)(dice)


def couple(dice: Dice) -> Plan:
    return _couple(dice, 24, 74)


def _couple(dice: Dice, youngest: int, oldest: int) -> Plan:
    head, partner = _pair(dice, youngest, oldest)
    since = _together(dice, head, partner)
    return Plan((head, partner), (Stay(0, 0, "HEAD", since), Stay(0, 1, "PARTNER", since)),
                (Bond(0, 1, "SPOUSE", since),))  # fmt: skip


def formed(dice: Dice) -> Plan:
    """Two who lived alone and moved together in the year of the purchases."""
    head, partner = _pair(dice, 22, 45)
    day = dice.day(FIRST, days(LAST, -20))
    alone = (dice.day(years(head.born, 19), date(2008, 6, 1)), dice.day(years(partner.born, 19), date(2008, 6, 1)))
    stays = (Stay(1, 0, "HEAD", alone[0], day), Stay(2, 1, "HEAD", alone[1], day), Stay(0, 0, "HEAD", day),
             Stay(0, 1, "PARTNER", day))  # fmt: skip
    return Plan((head, partner), stays, (Bond(0, 1, "SPOUSE", day),))


def parents(dice: Dice) -> Plan:
    return _with_children(dice, _couple(dice, 26, 46), dice.between(1, 3))


def nest(dice: Dice) -> Plan:
    """Parents whose grown-up children have left, or will, some of them to live with somebody."""
    head, partner = _pair(dice, 48, 68)
    since = _together(dice, head, partner)
    made = Plan((head, partner), (Stay(0, 0, "HEAD", since), Stay(0, 1, "PARTNER", since)),
                (Bond(0, 1, "SPOUSE", since),))  # fmt: skip
    for _ in range(dice.between(1, 2)):
        made = _with_grown(dice, made)
    return _with_siblings(made)


def lone(dice: Dice) -> Plan:
    head = Slot("head", dice.weighted({"FEMALE": 80, "MALE": 20}), _born(dice, 26, 52))
    since = dice.day(date(2003, 1, 1), date(2009, 6, 1))
    return _with_children(dice, Plan((head,), (Stay(0, 0, "HEAD", since),)), dice.between(1, 2))


def parted(dice: Dice) -> Plan:
    """A couple that has separated; the children live with one and are often at the other's."""
    whole = _with_children(dice, _couple(dice, 27, 48), dice.between(1, 2))
    began = whole.stays[1].since
    day = dice.day(max(PARTINGS[0], days(began or PARTINGS[0], 60)), PARTINGS[1])
    kept = tuple(each for each in whole.stays if each.slot != 1)
    went = (Stay(0, 1, "PARTNER", began, day), Stay(1, 1, "HEAD", day))
    often = tuple(Stay(1, each.slot, "CHILD", max(day, each.since or day), primary=False)
                  for each in kept if each.role == "CHILD")  # fmt: skip
    bonds = (Bond(0, 1, "SPOUSE", began, day), *whole.bonds[1:])
    return Plan(whole.slots, (*kept, *went, *often), bonds)


def flat(dice: Dice) -> Plan:
    """Three or four who share a flat; one has moved out and lives alone."""
    slots = tuple(Slot("head" if place == 0 else "mate", _gender(dice), _born(dice, 20, 31), bears="OWN")
                  for place in range(dice.between(3, 4)))  # fmt: skip
    start = dice.day(date(2007, 9, 1), date(2009, 10, 1))
    came = [start, *(dice.day(start, days(FIRST, 90)) for _ in slots[1:])]
    left = dice.day(days(FIRST, 100), days(LAST, -20))
    stays = [Stay(0, place, "HEAD" if place == 0 else "MEMBER", came[place]) for place in range(len(slots) - 1)]
    last = len(slots) - 1
    return Plan(slots, (*stays, Stay(0, last, "MEMBER", came[last], left), Stay(1, last, "HEAD", left)),
                (Bond(0, 1, "FRIEND", came[1]),))  # fmt: skip


def three(dice: Dice) -> Plan:
    """A family that has taken in a grandparent."""
    base = parents(dice)
    head = base.slots[0]
    elder = Slot("elder", _gender(dice), years(head.born, -dice.between(23, 32)), generation=-1)
    day = dice.day(*PARTINGS)
    place = len(base.slots)
    alone = Stay(1, place, "HEAD", dice.day(date(1985, 1, 1), date(2002, 1, 1)), day)
    return Plan((*base.slots, elder), (*base.stays, alone, Stay(0, place, "RELATIVE", day)),
                (*base.bonds, Bond(0, place, "PARENT")))  # fmt: skip


def siblings(dice: Dice) -> Plan:
    head = Slot("head", _gender(dice), _born(dice, 22, 60))
    other = Slot("sibling", _gender(dice), days(head.born, dice.between(400, 2200)))
    since = dice.day(years(other.born, 18), days(FIRST, 120)) if dice.chance(80) else None
    return Plan((head, other), (Stay(0, 0, "HEAD", since), Stay(0, 1, "RELATIVE", since)), (Bond(0, 1, "SIBLING"),))


def former(dice: Dice) -> Plan:
    """A household that is no more; where its people live now, nobody has told us."""
    ended = couple(dice)
    began = ended.stays[0].since
    day = dice.day(max(days(began or PARTINGS[0], 30), PARTINGS[0]), LAST)
    stays = tuple(Stay(each.home, each.slot, each.role, began, day) for each in ended.stays)
    return Plan(ended.slots, stays, (Bond(0, 1, "SPOUSE", began, day),))


TEMPLATES: Mapping[Callable[[Dice], Plan], int] = {
    couple: 25, formed: 8, parents: 22, nest: 14, lone: 7, parted: 9, flat: 6, three: 4, siblings: 3, former: 2,
}  # fmt: skip


def _with_children(dice: Dice, base: Plan, count: int) -> Plan:
    """Minors, each a member since birth or since the household began."""
    began = base.stays[0].since or date(2000, 1, 1)
    youngest = max(each.born for each in base.slots)
    made = base
    for place in range(len(base.slots), len(base.slots) + count):
        first = max(years(youngest, 19), date(1993, 1, 1), years(began, -2))
        born = dice.day(min(first, date(2010, 5, 1)), date(2010, 9, 1))
        bonds = tuple(Bond(adult, place, "CHILD", born) for adult in range(len(base.slots)))
        made = Plan((*made.slots, Slot("child", _gender(dice), born, generation=1)),
                    (*made.stays, Stay(0, place, "CHILD", max(born, began))), (*made.bonds, *bonds))  # fmt: skip
    return _with_siblings(made)


def _with_grown(dice: Dice, base: Plan) -> Plan:
    place = len(base.slots)
    born = dice.day(years(max(each.born for each in base.slots[:2]), 20), date(1992, 6, 1))
    child = Slot("grown", _gender(dice), born, generation=1)
    bonds = (*base.bonds, Bond(0, place, "CHILD", born), Bond(1, place, "CHILD", born))
    since = max(born, base.stays[0].since or born)
    if dice.chance(40):
        return Plan((*base.slots, child), (*base.stays, Stay(0, place, "CHILD", since)), bonds)
    day = within(dice.day(max(years(born, 18), date(2008, 1, 1), days(since, 60)), date(2010, 11, 20)))
    home = 1 + max(each.home for each in base.stays)
    stays = (*base.stays, Stay(0, place, "CHILD", since, day), Stay(home, place, "HEAD", day))
    return _with_inlaw(dice, Plan((*base.slots, child), stays, bonds))


def _with_inlaw(dice: Dice, base: Plan) -> Plan:
    """Somebody moves in with the child that has left, or not."""
    if dice.chance(50):
        return base
    last, child = base.stays[-1], base.slots[-1]
    place = len(base.slots)
    day = dice.day(last.since or FIRST, days(LAST, -5))
    inlaw = Slot("inlaw", _other(child.gender), days(child.born, dice.between(-900, 900)), bears="JOINED", generation=1)
    return Plan((*base.slots, inlaw), (*base.stays, Stay(last.home, place, "PARTNER", day)),
                (*base.bonds, Bond(place - 1, place, "SPOUSE", day)))  # fmt: skip


def _with_siblings(base: Plan) -> Plan:
    young = [place for place, each in enumerate(base.slots) if each.part in ("child", "grown")]
    bonds = tuple(Bond(one, other, "SIBLING") for one, other in pairwise(young))
    return Plan(base.slots, base.stays, (*base.bonds, *bonds))


def _pair(dice: Dice, youngest: int, oldest: int) -> tuple[Slot, Slot]:
    head = Slot("head", _gender(dice), _born(dice, youngest, oldest))
    gender = head.gender if dice.chance(5) else _other(head.gender)
    born = min(days(head.born, dice.between(-2200, 2200)), date(1990, 1, 1))
    return head, Slot("partner", gender, born, bears="SHARED")


def _together(dice: Dice, head: Slot, partner: Slot) -> date | None:
    """Since when a couple lives together; of a few nobody knows."""
    if dice.chance(6):
        return None
    return dice.day(years(max(head.born, partner.born), 20), days(FIRST, -60))


def _born(dice: Dice, youngest: int, oldest: int) -> date:
    return dice.day(date(2010 - oldest, 1, 1), date(2010 - youngest, 12, 28))


def _gender(dice: Dice) -> str:
    return dice.weighted({"FEMALE": 56, "MALE": 44})


def _other(gender: str) -> str:
    return "MALE" if gender == "FEMALE" else "FEMALE"
