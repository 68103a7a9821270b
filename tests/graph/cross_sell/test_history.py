"""Purchases become numbers in one order."""

import random

import numpy as np

from graph.cross_sell.history import NOBODY, history
from graph.cross_sell.recency import followed, recent
from graph.cross_sell.spool import Sale
from tests.graph.cross_sell.shop import SMALL, by_chance

BREAD, BUTTER, JAM, TEA = range(4)


def test_purchases_stand_by_buyer_and_time_and_those_of_nobody_first() -> None:
    found = history(SMALL)
    assert found.buyers == ("cus_1", "cus_2", "cus_3")
    assert found.products == ("bread", "butter", "jam", "tea")
    assert found.buyer.tolist() == [NOBODY, 0, 0, 0, 1, 1, 2]
    assert found.bought.toarray()[2].tolist() == [0, 0, 1, 0]
    assert (found.day[3] - found.day[1]) == 3


def test_the_order_of_purchases_does_not_matter() -> None:
    shuffled = random.Random(3).sample(SMALL, len(SMALL))
    one, other = history(SMALL), history(Sale(s.id, s.buyer, s.at, s.products[::-1]) for s in shuffled)
    assert (one.buyers, one.products) == (other.buyers, other.products)
    assert one.visit.tolist() == other.visit.tolist()
    assert np.array_equal(one.bought.toarray(), other.bought.toarray())


def test_purchases_of_one_moment_are_one_visit() -> None:
    at = "2026-05-01T10:00:00"
    found = history(
        [Sale("int_1", "cus_1", at, ("a",)), Sale("int_2", "cus_1", at, ("b",)), Sale("int_3", "cus_2", at, ())]
    )
    assert found.visit.tolist() == [0, 0, 1]


def test_what_was_bought_last_weighs_most() -> None:
    """Jam was the visit before bread; bread of the first visit was bought again, butter not."""
    weights = recent(history(SMALL), 0.5).toarray()
    assert weights[0].tolist() == [1, 0.25, 0.5, 0]
    assert weights[1].tolist() == [0.5, 0.5, 1, 1]
    assert weights[2].tolist() == [0, 0, 0, 1]


def test_a_visit_follows_what_was_bought_before_it() -> None:
    found = history(SMALL)
    before, new = (each.toarray() for each in followed(found, 0.5))
    second, third = found.visit[2], found.visit[3]
    assert before[second].tolist() == [1, 1, 0, 0]
    assert new[second].tolist() == [0, 0, 1, 0]
    assert before[third].tolist() == [0.5, 0.5, 1, 0]
    assert new[third].tolist() == [0, 0, 0, 0]
    assert not before[found.visit[1]].any()
    assert not new[found.visit[1]].any()


def test_parts_have_whole_buyers_and_say_the_same_together() -> None:
    found = history(by_chance())
    parts = list(found.parts(97))
    assert len(parts) > 1
    assert [name for each in parts for name in each.buyers] == list(found.buyers)
    whole = np.array([(before.T @ new).toarray() for before, new in [followed(found, 0.5)]])
    added = np.array([(before.T @ new).toarray() for before, new in (followed(each, 0.5) for each in parts)])
    assert np.allclose(added.sum(axis=0), whole[0])


def test_nothing_at_all_is_a_history_too() -> None:
    found = history([])
    assert recent(found, 0.5).shape == (0, 0)
    assert [each.shape for each in followed(found, 0.5)] == [(0, 0), (0, 0)]
