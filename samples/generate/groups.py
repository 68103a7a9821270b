"""Which company owns which, since when, and who works together. A company has at most one parent on any day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from samples.generate.days import FIRST, LAST, days
from samples.generate.dice import Dice
from samples.generate.firms import Firm

SOLD = 14
"""So many in a hundred companies of a group came from another parent in the year of the purchases."""
PARTNERSHIPS = 90


@dataclass(frozen=True, slots=True)
class Owned:
    parent: Firm
    company: Firm
    since: date | None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Partners:
    company: Firm
    partner: Firm
    kind: str
    since: date
    until: date | None


def ownerships(firms: Sequence[Firm]) -> tuple[Owned, ...]:
    """Groups of two to four levels: a holding, at times holdings below it, then shops, at times shops below those."""
    tops = [each for each in firms if each.kind == "HOLDING"]
    shops = Dice("groups").shuffled([each for each in firms if each.kind == "SHOP"])
    heads, middles = tops[:30], tops[30:]
    below = {middle.key: heads[place] for place, middle in enumerate(middles)}
    found = [_owned(below[middle.key], middle, heads) for middle in middles]
    for place, shop in enumerate(shops[:120]):
        parent = shops[place - 60] if place >= 90 else tops[place % len(tops)]
        found.append(_owned(parent, shop, heads))
    return tuple(row for rows in found for row in rows)


def _owned(parent: Firm, company: Firm, heads: Sequence[Firm]) -> tuple[Owned, ...]:
    """Owned by the parent; a few were another holding's before."""
    dice = Dice("owned", company.key)
    began = dice.day(max(company.founded, date(1995, 1, 1)), date(2009, 6, 1))
    others = [each for each in heads if each is not parent]
    if company.kind == "HOLDING" or not dice.chance(SOLD):
        return (Owned(parent, company, None if dice.chance(15) else began),)
    day = dice.day(days(FIRST, -60), days(LAST, -20))
    return (Owned(dice.one(others), company, began, day), Owned(parent, company, day))


def partnerships(firms: Sequence[Firm]) -> Iterator[Partners]:
    """Suppliers, resellers and others; no pair twice."""
    dice = Dice("partners")
    working = [each for each in firms if each.kind != "HOLDING"]
    taken: set[frozenset[str]] = set()
    while len(taken) < PARTNERSHIPS:
        one, other = dice.some(working, 2)
        if frozenset((one.key, other.key)) not in taken:
            taken.add(frozenset((one.key, other.key)))
            yield _partners(one, other, dice)


def _partners(one: Firm, other: Firm, dice: Dice) -> Partners:
    kinds = {"SUPPLIER": 50, "TECHNOLOGY": 10, "DISTRIBUTOR": 20, "REFERRER": 20}
    shops = {"RESELLER": 55, "DISTRIBUTOR": 20, "REFERRER": 25}
    since = dice.day(date(2004, 1, 1), date(2010, 6, 1))
    until = dice.day(days(since, 90), LAST) if dice.chance(18) else None
    return Partners(one, other, dice.weighted(kinds if other.kind == "SUPPLIER" else shops), since, until)
