"""Baskets are held out by the rules, and the figures are those of the sample's protocol."""

from pathlib import Path

import numpy as np
import pytest

from graph.cross_sell.evaluation import GROUPS, SERVED, evaluated, judged, summed_up
from graph.cross_sell.history import History, Ints, history
from graph.cross_sell.holding_out import HeldOut, held_out
from graph.cross_sell.learning import Settings
from graph.cross_sell.rivals import popularity
from graph.cross_sell.spool import Sale
from server.evaluate.retail import sales
from tests.graph.cross_sell.shop import by_chance

SAMPLE = Path(__file__).parents[3] / "samples" / "online_retail_II_2009_2010.parquet"
BUYERS, PRODUCTS = 2065, 3457
# What shared rules gave for these ways with the same order of ties: recall@10, NDCG@10, buyers judged.
POPULAR = {
    True: (0.021112126320122618, 0.032289666335645194, 1770),
    False: (0.045164320888479485, 0.08958921366446107, 2063),
}
OFTEN = (0.19496551823309452, 0.28686891030713946, 2063)


@pytest.fixture(scope="module")
def given() -> HeldOut:
    return held_out(history(sales(SAMPLE)))


def famous(given: HeldOut) -> np.ndarray:
    fame = np.asarray(given.owned.sum(axis=0), np.float64).ravel()
    return fame - np.arange(len(fame)) * 1e-6


def means(found: np.ndarray, given: HeldOut, *, novel: bool) -> tuple[float, float, int]:
    figures = summed_up(judged(lambda buyers: found[buyers], given, novel=novel, seed=1), 1)
    return figures.means["recall@10"], figures.means["ndcg@10"], figures.buyers


def test_the_sample_has_as_many_buyers_and_products_as_its_protocol(given: HeldOut) -> None:
    assert (len(given.known.buyers), len(given.known.products)) == (BUYERS, PRODUCTS)


@pytest.mark.parametrize("novel", [True, False])
def test_popularity_has_the_figures_of_the_protocol(given: HeldOut, *, novel: bool) -> None:
    found = np.tile(famous(given), (BUYERS, 1))
    assert means(found, given, novel=novel) == pytest.approx(POPULAR[novel], rel=1e-9)


def test_what_somebody_bought_most_often_has_the_figures_of_the_protocol(given: HeldOut) -> None:
    found = np.zeros((BUYERS, PRODUCTS))
    rows = np.repeat(given.known.buyer, np.diff(given.known.bought.indptr))
    np.add.at(found, (rows, given.known.bought.indices), 1)
    assert means(found + famous(given) * 1e-6, given, novel=False) == pytest.approx(OFTEN, rel=1e-9)


def shop() -> History:
    at = "2026-05-0{}T10:00:00"
    rows = [(f"cus_{buyer}", day, things) for buyer in range(5) for day, things in ((1, "ab"), (2, "b"), (3, "ac"))]
    rows += [("cus_5", 1, "a"), ("cus_5", 2, "b")]
    return history(Sale(f"int_{n}", who, at.format(day), tuple(things)) for n, (who, day, things) in enumerate(rows))


@pytest.mark.parametrize(("back", "known", "truth"), [(1, 10, [1, 0, 0]), (2, 5, [0, 1, 0])])
def test_the_last_basket_is_held_out_and_what_nobody_knew_leaves_it(back: int, known: int, truth: Ints) -> None:
    """The sixth buyer has two baskets alone, and c is in none that may be known."""
    found = held_out(shop(), back)
    assert len(found.known.buyer) == known
    assert found.truth.toarray().tolist() == [truth] * 5


def test_what_is_served_beats_the_popular_where_kinds_decide() -> None:
    found = evaluated(history(by_chance(200)), Settings(ridge=5, next_ridge=5))
    own, others = found.by_way[SERVED], found.by_way["popularity"]
    assert all(own[group].means["recall@10"] > 1.5 * others[group].means["recall@10"] for group in GROUPS)
    assert found.as_json()["never_bought"] == own["never_bought"].means


def test_a_basket_that_is_held_out_is_not_known() -> None:
    """Only the last baskets differ, so what is learned may not."""
    one, other = (list(by_chance(80)) for _ in range(2))
    last = {each.buyer: place for place, each in enumerate(other)}
    for place in last.values():
        other[place] = Sale(other[place].id, other[place].buyer, other[place].at, ("pro_01",))
    first, second = held_out(history(one)), held_out(history(other))
    assert popularity(first)(np.arange(3)).tolist() == popularity(second)(np.arange(3)).tolist()
