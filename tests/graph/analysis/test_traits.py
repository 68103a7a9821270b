"""What distinguishes a community."""

from __future__ import annotations

from graph.analysis.traits import Trait, counted, traits

SPAIN, FRANCE, WEB = ("COUNTRY", "ES"), ("COUNTRY", "FR"), ("CHANNEL", "WEB")


def test_what_members_have_more_often_than_everybody_is_told() -> None:
    values = [(SPAIN, WEB)] * 10 + [(FRANCE, WEB)] * 30
    found = traits(range(12), values, counted(values), len(values))
    assert found == (Trait("COUNTRY", "ES", 10, 10 / 12, 0.25, 10 / 12 / 0.25),)


def test_what_two_have_or_chance_explains_is_not_told() -> None:
    values = [(SPAIN,)] * 2 + [(FRANCE,)] * 98
    assert traits([0, 1, 2], values, counted(values), 100) == ()
    values = [(SPAIN,)] * 50 + [(FRANCE,)] * 50
    assert traits(range(46, 58), values, counted(values), 100) == ()


def test_the_surest_come_first_and_five_at_most() -> None:
    kinds = [("CATEGORY", str(number)) for number in range(8)]
    values = [tuple(kinds[: 8 - member]) for member in range(8)] + [()] * 200
    found = traits(range(8), values, counted(values), len(values))
    assert [each.value for each in found] == ["0", "1", "2", "3", "4"]
