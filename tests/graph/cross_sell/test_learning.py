"""Edges out of purchases: what they say is counted anew by hand, and the models by plain formulas."""

import random
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from scipy.sparse import csr_array

from graph.cross_sell.ease import following, product, together
from graph.cross_sell.evidence import counts
from graph.cross_sell.history import history
from graph.cross_sell.learning import Settings, learned
from graph.cross_sell.recency import followed, recent
from graph.cross_sell.scoring import again, scores
from graph.cross_sell.spool import Edge
from graph.cross_sell.strongest import strongest
from tests.graph.cross_sell.shop import SMALL, by_chance

SETTINGS = Settings(ridge=5, next_ridge=5)


def edges(settings: Settings = SETTINGS) -> dict[tuple[str, str], Edge]:
    found = learned(history(by_chance()), settings)
    return {(edge.source, edge.target): edge for _, some in found.edges() for edge in some}


def test_ease_is_the_regression_of_each_product_on_the_others() -> None:
    now = recent(history(by_chance()), 0.7)
    gram = np.asarray((now.T @ now).toarray(), np.float64)
    gram[np.diag_indices_from(gram)] = np.diag(gram) / (1 - 0.25) + 5
    found = together(product(now, now), ridge=5, dropout=0.25)
    others = np.arange(1, len(gram))
    wanted = np.linalg.solve(gram[np.ix_(others, others)], gram[others, 0])
    assert found[others, 0] == pytest.approx(wanted, abs=1e-5)
    assert not np.diag(found).any()


def test_what_follows_is_the_regression_of_new_things_on_old_ones() -> None:
    before, new = followed(history(by_chance()), 0.7)
    wanted = np.linalg.solve((before.T @ before).toarray() + 5 * np.eye(40), (before.T @ new).toarray())
    np.fill_diagonal(wanted, 0)
    found = following(product(before, before), product(before, new), ridge=5, dropout=0)
    assert found == pytest.approx(wanted, abs=1e-5)


def test_the_strongest_into_each_product_are_kept() -> None:
    dense = np.array([[0, 3, -1], [2, 0, 1], [1, 5, 0]], np.float32, order="F")
    assert strongest(dense, 1).toarray().tolist() == [[0, 0, 0], [2, 0, 1], [0, 5, 0]]
    assert strongest(dense, 9).toarray().tolist() == [[0, 3, 0], [2, 0, 1], [1, 5, 0]]


def test_things_of_one_kind_go_together() -> None:
    found = edges(replace(SETTINGS, most=5))
    same = [int(one[4:]) % 4 == int(other[4:]) % 4 for one, other in found]
    assert sum(same) / len(same) > 0.8
    assert max(sum(target == each for _, target in found) for _, each in found) == 5


def test_the_evidence_is_what_purchases_say() -> None:
    sales = list(by_chance())
    found = edges()
    for (source, target), edge in random.Random(2).sample(sorted(found.items()), 40):
        first = [s for s in sales if source in s.products]
        both = [s for s in first if target in s.products]
        second = sum(target in s.products for s in sales)
        assert edge.together == len(both)
        assert edge.support == pytest.approx(len(both) / len(sales))
        assert edge.confidence == pytest.approx(len(both) / len(first))
        assert edge.lift == pytest.approx(len(both) * len(sales) / len(first) / second)
        owners = [{s.buyer for s in sales if each in s.products} for each in (source, target)]
        assert (edge.buyers, edge.of_buyers) == (len(owners[0] & owners[1]), len(owners[0]))
        assert edge.buyer_lift == pytest.approx(edge.buyers * 60 / len(owners[0]) / len(owners[1]))


def test_significance_is_the_likelihood_ratio() -> None:
    """110 of 10,000 rows have both, where 50 were expected: the cells' terms are added up by hand."""
    cells = {(110, 50), (390, 450), (890, 950), (8610, 8550)}
    wanted = 2 * sum(seen * np.log(seen / expected) for seen, expected in cells)
    rows = np.zeros((10_000, 2), np.float32)
    rows[:500, 0] = rows[390:1390, 1] = 1
    found = counts(csr_array(rows), np.array([0]), np.array([1]))
    assert found.significance.tolist() == pytest.approx([wanted])


def test_the_same_purchases_give_the_same_edges() -> None:
    sales = list(by_chance())
    one = learned(history(sales), SETTINGS)
    other = learned(history(random.Random(5).sample(sales, len(sales))), SETTINGS)
    assert list(one.edges()) == list(other.edges())


def test_products_of_few_buyers_have_no_edges_and_those_over_the_limit_neither() -> None:
    found = learned(history(SMALL), replace(SETTINGS, fewest=2))
    assert {each.source for _, some in found.edges() for each in some} == {"bread", "butter", "jam", "tea"}
    narrow = learned(history(SMALL), replace(SETTINGS, largest=2))
    assert all({each.source, each.target} <= {"bread", "butter"} for _, some in narrow.edges() for each in some)


def test_nothing_to_learn_from_gives_no_edges() -> None:
    for sales in ((), SMALL[5:6], SMALL[6:]):
        assert list(learned(history(sales), SETTINGS).edges()) == []


def test_scores_add_up_weights_of_what_was_bought() -> None:
    found = history(by_chance())
    weights = learned(found, SETTINGS).weights
    now, dense = recent(found, 0.7).toarray(), weights.toarray()
    added = scores(recent(found, 0.7), weights)
    assert added[3] == pytest.approx(sum(now[3, each] * dense[each] for each in range(40)), abs=1e-6)


def test_what_was_bought_often_and_by_many_is_offered_again() -> None:
    """Bread: twice, by two of three buyers, at the last visit."""
    found = again(history(SMALL), replace(SETTINGS, again=3, again_decay=0.5, again_fame=1)).toarray()
    assert found[0].tolist() == pytest.approx([3 * 2 * 2, 3 * 0.25 * 2, 3 * 0.5 * 2, 0])


def test_no_two_products_need_stand_in_one_basket() -> None:
    pairs = {pair for sale in SMALL for pair in combinations(sorted(sale.products), 2)}
    assert ("butter", "jam") not in pairs
    found = {(each.source, each.target): each for _, some in learned(history(SMALL), SETTINGS).edges() for each in some}
    assert found["butter", "jam"].together == 0
    assert found["butter", "jam"].buyers == 2
