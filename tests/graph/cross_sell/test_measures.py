"""Figures by hand: what ten guesses are worth, and how sure a mean is."""

import numpy as np
import pytest

from graph.cross_sell.measures import DISCOUNTS, best, figures, interval

SURPRISE = np.array([1.0, 2.0, 3.0, 4.0])


def test_a_guess_that_is_right_first_is_worth_most() -> None:
    assert figures(np.array([2, 0]), np.array([2]), SURPRISE) == (1, 1, 1, 2)
    recall, gain, hit, _ = figures(np.array([0, 2]), np.array([2, 3]), SURPRISE)
    assert (recall, hit) == (0.5, 1)
    assert gain == pytest.approx(DISCOUNTS[1] / (DISCOUNTS[0] + DISCOUNTS[1]))


def test_guesses_that_are_wrong_or_missing_are_worth_nothing() -> None:
    assert figures(np.array([0]), np.array([1]), SURPRISE)[:3] == (0, 0, 0)
    assert figures(np.array([], np.int64), np.array([1]), SURPRISE) == (0, 0, 0, 0)


def test_more_than_ten_true_ones_can_be_guessed_in_full() -> None:
    assert figures(np.arange(10), np.arange(20), np.zeros(20))[:2] == (0.5, 1)


def test_the_best_come_in_order_and_only_those_allowed() -> None:
    scores = np.array([[1.0, 5.0, 3.0, 9.0]])
    [found] = best(scores, np.array([[True, True, True, False]]), np.random.default_rng(1))
    assert found.tolist() == [1, 2, 0]


def test_ties_are_decided_by_chance_which_can_be_repeated() -> None:
    scores, allowed = np.zeros((400, 12)), np.ones((400, 12), bool)
    found = best(scores, allowed, np.random.default_rng(7))
    firsts = np.bincount([one[0] for one in found], minlength=12)
    assert firsts.min() > 10
    again = best(scores, allowed, np.random.default_rng(7))
    assert [one.tolist() for one in found] == [one.tolist() for one in again]


def test_the_interval_of_a_mean_is_that_of_its_standard_error() -> None:
    values = np.random.default_rng(3).normal(5, 2, 400)
    low, high = interval(values, np.random.default_rng(1))
    error = values.std() / 20
    assert low == pytest.approx(values.mean() - 1.96 * error, abs=0.03)
    assert high == pytest.approx(values.mean() + 1.96 * error, abs=0.03)
    assert interval(values[:0], np.random.default_rng(1)) == (0, 0)
