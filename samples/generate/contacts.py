"""How people and firms are reached: mailboxes at domains for examples, telephone numbers kept for fiction."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from anyascii import anyascii

from samples.generate.dice import Dice
from samples.generate.people import Family, Person

DOMAINS = ("example.com", "example.org", "example.net")
_OTHER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Mail:
    """The address somebody reads, and another one that some have."""

    main: str
    second: str = ""


def mailboxes(people: Iterable[Person], households: Iterable[Family]) -> Mapping[str, Mail]:
    """Mail by key of the person: none for children and a few others, one shared by some couples."""
    shared = dict(_shared(households))
    taken: Counter[str] = Counter()
    found: dict[str, Mail] = {}
    for person in people:
        dice = Dice("mail", person.key)
        if not person.grown or dice.chance(7):
            continue
        own = _own(person, taken, dice)
        common = shared.get(person.key, "")
        found[person.key] = Mail(common or own, _second(person, own, dice=dice))
    return found


def _own(person: Person, taken: Counter[str], dice: Dice) -> str:
    """given.family at one of the domains, with a number when somebody has it already."""
    local = f"{latin(person.given.latin)}.{latin(person.family.latin)}"
    taken[local] += 1
    number = "" if taken[local] == 1 else str(taken[local])
    return f"{local}{number}@{dice.one(DOMAINS)}"


def _second(person: Person, own: str, *, dice: Dice) -> str:
    """A tenth have another address, under a name of their own."""
    return f"{own.partition('@')[0]}@{latin(person.family.latin)}.example" if dice.chance(10) else ""


def _shared(households: Iterable[Family]) -> Iterator[tuple[str, str]]:
    """The mailboxes that a couple reads together: one address that two customers have."""
    for family in households:
        couple = [each for each in family.people if each.part in ("head", "partner")]
        if len(couple) == 2 and Dice("family mailbox", family.number).chance(12):
            for person in couple:
                yield person.key, f"family.{latin(couple[0].family.latin)}.{family.number}@example.org"


def latin(text: str) -> str:
    """Letters and digits that every mailbox allows."""
    return _OTHER.sub("-", anyascii(text).lower()).strip("-")


def phones(wanted: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Numbers by key for (key, exchange): counted up within each exchange, and none when it is used up."""
    used: Counter[str] = Counter()
    found: dict[str, str] = {}
    for key, exchange in wanted:
        digits = exchange.count("#")
        if exchange and used[exchange] < 10**digits:
            found[key] = _dialled(exchange, f"{used[exchange]:0{digits}}")
            used[exchange] += 1
    return found


def together(numbers: Mapping[str, str], households: Iterable[Family]) -> Mapping[str, str]:
    """The same numbers, but a third of the couples have one telephone for two."""
    found = dict(numbers)
    for family in households:
        couple = [each.key for each in family.people if each.part in ("head", "partner") and each.key in found]
        if len(couple) == 2 and Dice("family telephone", family.number).chance(33):
            found[couple[1]] = found[couple[0]]
    return found


def _dialled(exchange: str, digits: str) -> str:
    left = iter(digits)
    return "".join(next(left) if each == "#" else each for each in exchange)
