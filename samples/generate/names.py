"""Names as people of a culture bear and write them: two spellings, gendered endings, one or two surnames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from samples.generate.dice import Dice
from samples.generate.words import listed, words

_ORDER = "{g} {f}"


@dataclass(frozen=True, slots=True)
class Name:
    """A given or family name in Latin letters and in its own script (the same where that is Latin)."""

    latin: str
    native: str


@dataclass(frozen=True, slots=True)
class Culture:
    """`greetings` are for a woman, for a man, among friends; `shares` is the percentage of couples with one name."""

    code: str
    language: str
    greetings: tuple[str, ...]
    shares: int
    surnames: int
    order: str
    native_order: str
    endings: tuple[tuple[str, str], ...]
    female: tuple[Name, ...]
    male: tuple[Name, ...]
    family: tuple[Name, ...]


Surname = tuple[Name, ...]
"""What is handed down: one name, or one of each parent."""


@cache
def culture(code: str) -> Culture:
    raw = words("names")[code]
    endings = tuple(_pair(each) for each in listed(raw["endings"])) if "endings" in raw else ()
    return Culture(
        code=code, language=raw["language"], greetings=tuple(raw["greetings"]), shares=raw["shares"],
        surnames=raw.get("surnames", 1), order=raw.get("order", _ORDER), native_order=raw.get("native_order", _ORDER),
        endings=endings, female=_names(raw["female"]), male=_names(raw["male"]), family=_names(raw["family"]),
    )  # fmt: skip


def given(people: Culture, gender: str, dice: Dice) -> Name:
    return dice.one(people.female if gender == "FEMALE" else people.male)


def surname(people: Culture, dice: Dice) -> Surname:
    """The surname of somebody whose parents we do not know; a few English ones are double."""
    names = tuple(dice.some(people.family, people.surnames))
    if people.code == "en" and dice.chance(4):
        first, second = dice.some(people.family, 2)
        return (Name(f"{first.latin}-{second.latin}", f"{first.native}-{second.native}"),)
    return names


def inherited(people: Culture, one: Surname, other: Surname) -> Surname:
    """A child's surname: that of the parents, or the first of each."""
    return one if people.surnames == 1 else (one[0], other[0])


def family(people: Culture, parts: Surname, gender: str) -> Name:
    """The family name as this person writes it."""
    spelled = [_feminine(people, each) if gender == "FEMALE" else each for each in parts]
    return Name(" ".join(each.latin for each in spelled), " ".join(each.native for each in spelled))


def full(people: Culture, forename: Name, last: Name) -> Name:
    return Name(people.order.format(g=forename.latin, f=last.latin),
                people.native_order.format(g=forename.native, f=last.native))  # fmt: skip


def _feminine(people: Culture, name: Name) -> Name:
    return Name(_ended(name.latin, people.endings), _ended(name.native, people.endings))


def _ended(text: str, endings: Sequence[tuple[str, str]]) -> str:
    for male, female in endings:
        if text.endswith(male):
            return text.removesuffix(male) + female
    return text


def _names(text: str) -> tuple[Name, ...]:
    return tuple(Name(*_pair(each)) for each in listed(text))


def _pair(text: str) -> tuple[str, str]:
    first, _, second = text.partition("=")
    return first, second or first
