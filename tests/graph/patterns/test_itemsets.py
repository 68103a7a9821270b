"""Frequent sets and rules, beside what counting everything finds."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.patterns.itemsets import rules
from tests.graph.patterns.plain import frequent, of_categories

BASKETS = st.lists(st.frozensets(st.sampled_from("abcdef")), max_size=12)
# The example of the arules documentation's kind: five baskets, of which three have bread and butter.
SHOP = [("bread", "butter", "jam"), ("bread", "butter"), ("bread", "butter", "tea"), ("bread",), ("tea",)]


@settings(max_examples=60, deadline=None)
@given(BASKETS, st.sampled_from([0.1, 0.25, 0.5, 1.0]))
def test_all_frequent_sets_are_found_and_no_others(baskets: list[frozenset[str]], support: float) -> None:
    wanted = {
        items: count
        for size in (1, 2, 3)
        for items in combinations("abcdef", size)
        if (count := sum(basket.issuperset(items) for basket in baskets)) and count >= support * len(baskets) - 1e-9
    }
    assert {each.items: each.count for each in frequent(baskets, support=support, longest=3)} == wanted


@settings(max_examples=60, deadline=None)
@given(BASKETS.filter(bool))
def test_rules_have_the_figures_of_counting(baskets: list[frozenset[str]]) -> None:
    for rule in rules(frequent(baskets, support=0.2), confidence=0.5):
        left = [each for each in baskets if each.issuperset(rule.given)]
        both = [each for each in left if rule.then in each]
        share = sum(rule.then in each for each in baskets) / len(baskets)
        assert (rule.count, rule.support) == (len(both), len(both) / len(baskets))
        assert rule.confidence == len(both) / len(left) >= 0.5
        assert rule.lift == pytest.approx(len(both) / len(left) / share)


def test_a_shop_has_the_rules_that_arules_finds() -> None:
    """apriori(support = .6, confidence = .7, minlen = 2): two rules of lift 1.25."""
    found = rules(frequent(SHOP, support=0.6), confidence=0.7)
    assert [(each.given, each.then, each.support, each.confidence, each.lift) for each in found] == [
        (("butter",), "bread", 0.6, 1.0, 1.25),
        (("bread",), "butter", 0.6, 0.75, pytest.approx(1.25)),
    ]


def test_the_order_of_baskets_does_not_matter() -> None:
    shuffled = [random.Random(1).sample(each, len(each)) for each in SHOP][::-1]
    assert frequent(shuffled, support=0.2) == frequent(SHOP, support=0.2)


def test_empty_baskets_count() -> None:
    [found] = frequent([("a",), ()], support=0.5)
    assert found.support == 0.5
    assert frequent([], support=0.5) == ()


def test_baskets_of_categories() -> None:
    found = list(of_categories([("lamp", "bulb"), ("odd",)], {"lamp": ["light"], "bulb": ["light", "spare"]}))
    assert found == [{"light", "spare"}, set()]
