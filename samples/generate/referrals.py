"""Who says to have brought whom: chains several deep, claims that compete, a few circles, people only invited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from samples.generate.arrivals import Arrival
from samples.generate.days import FIRST, LAST, days, within
from samples.generate.dice import Dice
from samples.generate.people import Person

BROUGHT, CONTESTED, OVERRULED, REFUSED = 43, 15, 10, 2
"""In a hundred: buyers that somebody brought; of those, with further claims; of those, where a person has chosen
another claim than the first; of the rest, with claims that were all refused."""
CIRCLES = (2, 2, 3, 4)
"""Credited circles of so many people: mistakes of those who typed them in, which queries must survive."""


@dataclass(frozen=True, slots=True)
class Claim:
    referrer: Person
    referred: Person
    at: str
    channel: str
    status: str
    credited: bool
    code: str = ""
    reward: str = ""


def referrals(
    buyers: Sequence[Person], invited: Sequence[Person], arrivals: Mapping[str, Arrival]
) -> tuple[Claim, ...]:
    """Every claim; at most one of those on the same person is credited."""
    ordered = sorted(buyers, key=lambda each: (arrivals[each.key].on, each.key))
    chains = list(_chains(ordered, arrivals))
    brought = {each.referred.key for each in chains if each.credited}
    free = [each for each in ordered if each.key not in brought]
    return (*chains, *_circles(free), *_reversed(chains), *_invitations(invited, ordered))


def _chains(ordered: Sequence[Person], arrivals: Mapping[str, Arrival]) -> Iterator[Claim]:
    """People in the order in which they came; who has brought somebody is likelier to bring the next."""
    known: list[Person] = []
    for person in ordered:
        dice = Dice("brought", person.key)
        day = arrivals[person.key].on
        if len(known) > 40 and dice.chance(BROUGHT):
            claims = _claims(person, known, day=day, dice=dice)
            known.append(claims[0].referrer)
            yield from claims
        elif len(known) > 40 and dice.chance(REFUSED):
            yield from (replace(each, status="REJECTED", credited=False, reward="")
                        for each in _rivals(person, known, day=day, dice=dice))  # fmt: skip
        known.append(person)


def _claims(person: Person, known: Sequence[Person], *, day: date, dice: Dice) -> tuple[Claim, ...]:
    """The credited claim first, then those that compete with it."""
    main = _claim(dice.one(known), person, dice.moment(days(day, -dice.between(0, 12))), dice=dice)
    if not dice.chance(CONTESTED):
        return (main,)
    rivals = [each for each in _rivals(person, known, day=day, dice=dice) if each.referrer is not main.referrer]
    if rivals and dice.chance(OVERRULED):
        main = replace(main, at=max(main.at, dice.moment(within(days(day, 1)))))
    return (main, *rivals)


def _rivals(person: Person, known: Sequence[Person], *, day: date, dice: Dice) -> list[Claim]:
    """One to three other claims on a person, from the weeks around the arrival."""
    others = {each.key: each for each in dice.some(known[-400:], dice.between(1, 3))}
    made = [_claim(each, person, dice.moment(within(days(day, dice.between(0, 25)))), dice=dice)
            for each in others.values()]  # fmt: skip
    return [replace(each, status=dice.one(("REJECTED", "REJECTED", each.status)), credited=False, reward="")
            for each in made]  # fmt: skip


def _claim(referrer: Person, person: Person, at: str, *, dice: Dice) -> Claim:
    bought = person.buyer is not None and person.buyer.orders > 0
    return Claim(
        referrer, person, at, dice.weighted({"WEB": 40, "EMAIL": 22, "STORE": 12, "SOCIAL": 16, "PHONE": 10}),
        "CONVERTED" if bought else "SIGNED_UP", credited=True,
        code=f"FRIEND-{referrer.key}" if dice.chance(55) else "",
        reward=dice.one(("5.00", "5.00", "10.00", "")) if bought else "",
    )  # fmt: skip


def _circles(free: Sequence[Person]) -> Iterator[Claim]:
    """Each brought the next, and the last the first."""
    dice = Dice("circles")
    left = dice.shuffled(free)
    for size in CIRCLES:
        ring = [left.pop() for _ in range(size)]
        for referrer, person in zip(ring, (*ring[1:], ring[0]), strict=True):
            yield _claim(referrer, person, dice.moment(dice.day(FIRST, LAST)), dice=dice)


def _reversed(chains: Sequence[Claim]) -> Iterator[Claim]:
    """A few who were brought claim to have brought the one who brought them; nobody believed it."""
    dice = Dice("reversed")
    for each in dice.some([each for each in chains if each.credited], 8):
        at = dice.moment(within(days(date.fromisoformat(each.at[:10]), 30)))
        yield Claim(each.referred, each.referrer, at, "EMAIL", "REJECTED", credited=False)


def _invitations(invited: Sequence[Person], buyers: Sequence[Person]) -> Iterator[Claim]:
    """Prospects who were invited, some by several; those who have signed up are credited to the first."""
    for person in invited:
        dice = Dice("invited", person.key)
        day = dice.day(days(FIRST, 60), days(LAST, -15))
        hosts = dice.some(buyers, dice.weighted({1: 80, 2: 15, 3: 5}))
        signed = dice.chance(22)
        for place, host in enumerate(hosts):
            claim = _claim(host, person, dice.moment(days(day, place)), dice=dice)
            yield replace(claim, status="SIGNED_UP" if signed else "INVITED", credited=signed and place == 0)
