"""What a company lacks that its sisters buy."""

from statistics import median as middle

import pytest

from graph.companies.lacking import Gap, by_category, gaps, median

SPENT = {"a": {"lamp": 5}, "b": {"lamp": 9, "clock": 4, "vase": 6}, "c": {"clock": 7}, "x": {"rug": 99}}


def test_gaps_are_what_others_of_the_group_buy_what_most_was_spent_on_first() -> None:
    assert gaps("a", "abc", SPENT) == [Gap("clock", 2, 11, 5), Gap("vase", 1, 6, 6)]
    assert gaps("d", "abd", SPENT) == [Gap("lamp", 2, 14, 7), Gap("vase", 1, 6, 6), Gap("clock", 1, 4, 4)]


def test_one_without_sisters_lacks_nothing() -> None:
    assert gaps("a", "a", SPENT) == []


def test_a_product_counts_in_each_of_its_categories() -> None:
    found = by_category(SPENT, {"lamp": ["light", "home"], "clock": ["home"]})
    assert found == {"a": {"light": 5, "home": 5}, "b": {"light": 9, "home": 13}, "c": {"home": 7}, "x": {}}


@pytest.mark.parametrize("amounts", [[3], [3, 4], [9, 1, 5], [4, 1, 1, 2]])
def test_the_median_is_the_middle(amounts: list[int]) -> None:
    assert median(amounts) == middle(amounts) // 1
