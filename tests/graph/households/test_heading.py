"""Who speaks for an inferred household."""

from __future__ import annotations

import pytest

from graph.households.heading import head
from graph.households.people import Person


def person(told: str) -> Person:
    """`Bo 1980 2010-01-01`: a name, a year of birth, the day since which they live there; `-` is unknown."""
    name, born, came = told.split()
    return Person(name, name, (), None if born == "-" else int(born), (), came=None if came == "-" else came)


@pytest.mark.parametrize(
    ("people", "expected"),
    [(("Ann 1980 -", "Bob 1975 -"), "Bob"), (("Ann - 2001-01-01", "Cem 2015 2000-01-01"), "Ann"),
     (("Ann - -", "Bob 1990 -"), "Bob"), (("Ann - 2010-01-01", "Bob - 2005-01-01", "Cem - -"), "Bob"),
     (("Bob 1980 -", "Ann 1980 -"), "Ann"), (("Bob 1980 2000-01-01", "Ann 1980 -"), "Bob"),
     (("Cem 2015 -", "Dan 2012 -"), None), ((), None)],
)  # fmt: skip
def test_the_oldest_who_is_of_age_is_head(people: tuple[str, ...], expected: str | None) -> None:
    assert head(map(person, people), day="2026-05-01") == expected
    assert head(map(person, reversed(people)), day="2026-05-01") == expected
