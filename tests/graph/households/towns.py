"""People of a small town for tests: a word says who lives where."""

from __future__ import annotations

from collections.abc import Iterable

from graph.households.infer import infer
from graph.households.people import Known, Person, Place, made


def person(id_: str, family: str, *lines: str, contacts: Iterable[str] = (), until: str | None = None) -> Person:
    places = [Place((line,), "98166", "Burien", "US", until=until) for line in lines]
    return made(id_, "Ann", family, None, places, contacts, on="2026-01-01")


def strangers(count: int = 60) -> list[Person]:
    """People who live alone, so that there is a town in which names and streets can be rare."""
    names = ["Smith", "Brown", "Lopez", "Nguyen", "Koch", "Weber"]
    streets = ["Oak Ave", "Elm St", "Pine Rd", "Lake Dr", "Mill Ln", "Park Pl"]
    return [person(f"s{at:03d}", f"{names[at % 6]}{at // 6 % 10}x", f"{100 + at * 7} {streets[at * 5 % 6]}")
            for at in range(count)]  # fmt: skip


def households(people: Iterable[Person], known: Known | None = None) -> set[frozenset[str]]:
    """The members of each household that is found among these people and some strangers."""
    found = infer([*people, *strangers()], known or Known())
    return {frozenset(each.id for each in household.members) for household in found}
