"""What is known of people when their households are looked for: values in folded form, made once.

>>> made("cus_1", "Анна", "Иванова", "1980-02-01", [Place(("ул. Ленина 5",), None, "Москва", "RU")]).surname
('ivanova',)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.households.dwellings import Dwelling, dwelling
from graph.normalise.names import search_key

PARTICLES = frozenset(
    {"de", "del", "da", "do", "dos", "das", "di", "du", "van", "von", "der", "den", "ter", "la", "el", "le", "y", "e",
     "al", "bin", "ibn", "bint", "zu", "st"}
)  # fmt: skip
# What people write where they were asked for a name and gave none.
NO_NAME = frozenset({"unknown", "none", "na", "n a", "dont know", "refused", "household", "null", "nan"})
YEAR = re.compile(r"(?<![0-9])(1[89][0-9][0-9]|20[0-9][0-9])(?![0-9])")


@dataclass(frozen=True, slots=True)
class Place:
    """An address as it is kept, and the days between which it was a home."""

    lines: tuple[str, ...]
    postal_code: str | None
    city: str | None
    country: str | None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person; `contacts` are what may be shared: e-mail addresses, telephone numbers, means of payment; `came` is
    the first day of the oldest home, where that is known."""

    id: str
    given: str
    surname: tuple[str, ...]
    born: int | None
    homes: tuple[Dwelling, ...]
    contacts: frozenset[str] = frozenset()
    came: str | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """What somebody said two people are to each other: a TieKind of the model."""

    one: str
    other: str
    kind: str


@dataclass(frozen=True, slots=True)
class Known:
    """What people said, which no inference overrules.

    `stated` is the household that somebody put a person into, `apart` holds pairs of whom a person said that they do
    not live together.
    """

    ties: tuple[Tie, ...] = ()
    stated: dict[str, str] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()


def made(
    id_: str, given: str | None, family: str | None, born: str | None, places: Iterable[Place],
    contacts: Iterable[str] = (), *, on: str = "",
) -> Person:  # fmt: skip
    """A person out of what is kept of one; `on` is the day on which an address has to hold, if there is one."""
    year = YEAR.search(born or "")
    held = [each for each in places if not on or _holds(each, on)]
    found = (dwelling(each.lines, postal_code=each.postal_code, city=each.city, country=each.country) for each in held)
    homes = tuple(dict.fromkeys(each for each in found if each.is_home))
    return Person(
        id_, search_key(given or ""), surname_of(family), int(year[1]) if year else None, homes, frozenset(contacts),
        min((each.since for each in held if each.since), default=None),
    )  # fmt: skip


def _holds(place: Place, on: str) -> bool:
    return (place.since is None or place.since <= on) and (place.until is None or place.until > on)


def surname_of(family: str | None) -> tuple[str, ...]:
    """The words of a family name that tell families apart; none where there is no name in it."""
    folded = search_key(family or "")
    words = tuple(word for word in folded.split() if word not in PARTICLES)
    return () if folded in NO_NAME else words or tuple(folded.split())
