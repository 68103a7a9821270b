"""What is counted for all buyers at once, beside what the plain functions find."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from graph.patterns.following import WINDOWS, following
from graph.patterns.lasts import due
from graph.patterns.lasts import lasting as lasting_of
from graph.patterns.mining import of_categories, of_products
from graph.patterns.repeats import next_purchases
from graph.patterns.sequences import Visit
from graph.patterns.table import Line, table
from tests.graph.cross_sell.shop import by_chance
from tests.graph.patterns import plain
from tests.graph.patterns.plain import frequent, lasting

LINES: list[Line] = [(each.id, each.buyer, each.at, each.products) for each in by_chance(25, 12)]
NOBODYS: list[Line] = [("int_x", None, "2026-05-03T10:00:00", ("pro_00", "pro_01"))]
VISITS = [Visit(buyer or "", datetime.fromisoformat(at), products) for _, buyer, at, products in LINES]
ALL = table([*LINES, *NOBODYS])


@pytest.mark.parametrize("days", WINDOWS)
def test_sequences_are_those_of_the_plain_function(days: int) -> None:
    wanted = plain.sequences(VISITS, within=timedelta(days=days), fewest=3)
    assert wanted
    found = following(ALL, fewest=3, most=1000)[days]
    assert [replace(each, days=round(each.days, 6)) for each in found] == [
        replace(each, days=round(each.days, 6)) for each in wanted
    ]


def test_intervals_are_those_of_the_plain_function() -> None:
    known = lasting(VISITS, fewest=2)
    assert known
    assert lasting_of(ALL, fewest=2) == known
    wanted = [(each.next_on.isoformat(), each.buyer, each.product, each.last_on.isoformat(), each.intervals)
              for each in next_purchases(VISITS, known) if each.intervals]  # fmt: skip
    found = list(due(ALL, known, since=date(2026, 1, 1)))
    assert [(*each[:4], each[5]) for each in found] == wanted
    assert [each[0] for each in due(ALL, known, since=date(2026, 5, 8))] == [
        each[0] for each in wanted if each[0] >= "2026-05-08"
    ]


def test_sets_are_those_of_the_plain_function() -> None:
    baskets = [products for *_, products in [*LINES, *NOBODYS]]
    found = of_products(ALL)
    assert found.sets == frequent(baskets, support=found.support)
    kinds = {f"pro_{number:02}": [f"cat_{number % 3}"] for number in range(12)}
    grouped = [{kinds[each][0] for each in basket} for basket in baskets]
    assert of_categories(ALL, kinds).sets == frequent(grouped, support=of_categories(ALL, kinds).support)


def test_the_order_of_purchases_does_not_matter() -> None:
    turned = table([*NOBODYS, *LINES[::-1]])
    assert following(turned, fewest=3) == following(ALL, fewest=3)
    assert (of_products(turned), lasting_of(turned)) == (of_products(ALL), lasting_of(ALL))


def test_no_purchases_have_no_patterns() -> None:
    none = table([])
    assert (of_products(none).sets, of_categories(none, {}).sets, lasting_of(none)) == ((), (), ())
    assert set(map(len, following(none, fewest=1).values())) == {0}
