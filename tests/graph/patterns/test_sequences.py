"""What follows what, and what runs out when, by hand."""

from datetime import date, datetime, timedelta

import pytest

from graph.patterns.repeats import Lasting, next_purchases
from graph.patterns.sequences import Visit
from tests.graph.patterns.plain import lasting, sequences


def visit(buyer: str, day: int, *products: str) -> Visit:
    return Visit(buyer, datetime(2026, 5, 1) + timedelta(days=day), products)  # noqa: DTZ001  # moments are UTC


VISITS = [
    visit("ann", 0, "printer"), visit("ann", 10, "ink"), visit("ann", 14, "ink"),
    visit("bob", 0, "printer", "ink"), visit("bob", 20, "ink"),
    visit("cid", 5, "ink"), visit("cid", 6, "printer"),
    visit("dot", 0, "tea"),
]  # fmt: skip


def test_what_follows_is_counted_by_buyers() -> None:
    """Ann took 10 days, Bob 20; Cid's ink came before. Ink has three of four buyers."""
    [found] = sequences(VISITS, within=timedelta(days=30), fewest=2)
    assert (found.first, found.then, found.buyers, found.of_buyers) == ("printer", "ink", 2, 3)
    assert found.confidence == pytest.approx(2 / 3)
    assert found.lift == pytest.approx(2 / 3 / (3 / 4))
    assert found.days == 15


@pytest.mark.parametrize(("days", "buyers"), [(9, 0), (10, 1), (19, 1), (20, 2)])
def test_what_comes_later_than_asked_for_does_not_follow(days: int, buyers: int) -> None:
    found = sequences(VISITS, within=timedelta(days=days), fewest=1)
    assert sum(each.buyers for each in found if (each.first, each.then) == ("printer", "ink")) == buyers


def test_one_moment_is_not_after_itself() -> None:
    assert sequences([visit("ann", 0, "a"), visit("ann", 0, "b")], within=timedelta(days=1), fewest=1) == ()


def test_the_order_of_visits_does_not_matter() -> None:
    week = timedelta(days=30)
    assert sequences(VISITS[::-1], within=week, fewest=1) == sequences(VISITS, within=week, fewest=1)


COFFEE = [visit("ann", day, "coffee") for day in (0, 10, 20, 50)] + [visit("bob", day, "coffee") for day in (0, 14)]


def test_a_product_lasts_as_long_as_its_middle_interval() -> None:
    """Intervals of 10, 10, 30 and 14 days; the same day again is no interval."""
    again = visit("bob", 14, "coffee")
    assert lasting([*COFFEE, again], fewest=2) == (Lasting("coffee", 12.0, 4, 2),)
    assert lasting(COFFEE, fewest=3) == ()


def test_own_intervals_count_the_more_the_more_there_are() -> None:
    """Ann: three of 10 in the middle beside two of 12, so 10.8; Bob: one of 14, so 12.67; Cid has none of his own."""
    known = lasting(COFFEE, fewest=2)
    found = next_purchases([*COFFEE, visit("cid", 1, "coffee"), visit("cid", 1, "tea")], known)
    assert [(each.buyer, each.intervals, round(each.days, 2)) for each in found] == [
        ("cid", 0, 12.0), ("bob", 1, 12.67), ("ann", 3, 10.8),
    ]  # fmt: skip
    assert [each.next_on for each in found] == [date(2026, 5, 14), date(2026, 5, 28), date(2026, 7, 1)]
