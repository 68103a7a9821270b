"""Who speaks for a household that was inferred.

The oldest of those who are of age, by year of birth; where nobody of age tells theirs, of those who do not tell it who
has lived there longest. Then the least id decides, so that the same people have the same head.

>>> head([Person("b", "Bo", (), 1980, ()), Person("c", "Cy", (), 2015, ())], day="2026-05-01")
'b'
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.households.people import Person

OF_AGE = 18
UNKNOWN = "9999"


def head(people: Iterable[Person], *, day: str) -> str | None:
    """The id of one of these people; None where all of them are known to be children."""
    some = list(people)
    grown = [each for each in some if each.born is not None and int(day[:4]) - each.born >= OF_AGE]
    silent = [each for each in some if each.born is None]
    first = min(grown or silent, key=_order, default=None)
    return None if first is None else first.id


def _order(person: Person) -> tuple[int, str, str]:
    return person.born or 0, person.came or UNKNOWN, person.id
