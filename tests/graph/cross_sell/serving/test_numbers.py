"""Every number in a reason, counted again by hand out of raw purchases: a part of the sample, learned and served."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

import pytest

from graph.cross_sell.history import history
from graph.cross_sell.learning import Learned, Settings, learned
from graph.cross_sell.recency import recent
from graph.cross_sell.scoring import scores
from graph.cross_sell.serving.ladder import Offer, for_customers
from graph.cross_sell.serving.reasons import Numbers
from graph.cross_sell.serving.weighing import weights_of
from graph.cross_sell.spool import Edge, Sale
from server.evaluate.baskets import SAMPLE
from server.evaluate.retail import sales
from tests.graph.cross_sell.serving import shop
from tests.graph.cross_sell.serving.conftest import QUESTION, Room

BUYERS, ASKED = 60, 10
CHOSEN = Settings(fewest=5)


@pytest.fixture(scope="module")
def part() -> list[Sale]:
    """The purchases of sixty buyers of the sample."""
    buyers = dict.fromkeys(each.buyer for each in sales(SAMPLE))
    some = frozenset(islice(buyers, BUYERS))
    return [each for each in sales(SAMPLE) if each.buyer in some]


@pytest.fixture(scope="module")
def model(part: list[Sale]) -> Learned:
    return learned(history(part), CHOSEN)


def last_of(part: Sequence[Sale]) -> dict[str, dict[str, str]]:
    """When each buyer bought each product last."""
    found: dict[str, dict[str, str]] = {}
    for sale in part:
        for product in sale.products:
            mine = found.setdefault(sale.buyer or "", {})
            mine[product] = max(sale.at, mine.get(product, ""))
    return found


def by_hand(part: Sequence[Sale], first: str, second: str) -> Numbers:
    """The numbers of a pair, by sets of purchases and of buyers."""

    def having(key: str, product: str) -> set[str]:
        return {getattr(sale, key) for sale in part if product in sale.products}

    baskets = [having("id", each) for each in (first, second)]
    buyers = [having("buyer", each) for each in (first, second)]
    both, whole = len(baskets[0] & baskets[1]), len(part)
    people, everybody = len(buyers[0] & buyers[1]), len({sale.buyer for sale in part})
    lift = both * whole / (len(baskets[0]) * len(baskets[1]))
    buyer_lift = people * everybody / (len(buyers[0]) * len(buyers[1]))
    return Numbers(people, len(buyers[0]), buyer_lift, both, both / whole, both / len(baskets[0]), lift)


def test_what_is_bought_weighs_what_the_evaluation_says(part: list[Sale]) -> None:
    found = history(part)
    now = recent(found, 0.7).toarray()
    for number, buyer in enumerate(found.buyers):
        for product, weight in weights_of(last_of(part)[buyer], decay=0.7).items():
            assert now[number, found.products.index(product)] == pytest.approx(weight, rel=1e-4)


def stored(edge: Edge) -> dict[str, object]:
    return {
        "weight": edge.weight, "model": 1, "together": edge.together, "support": edge.support, "lift": edge.lift,
        "confidence": edge.confidence, "significance": edge.significance, "buyers": edge.buyers,
        "ofBuyers": edge.of_buyers, "buyerLift": edge.buyer_lift,
    }  # fmt: skip


async def served(room: Room, part: Sequence[Sale], model: Learned, buyers: Sequence[str]) -> Mapping[str, Offer]:
    await shop.said(room.store, "MATCH (n) DETACH DELETE n")
    products = [{"id": each, "sku": each, "name": each, "kind": "GOODS"} for each in model.products]
    await shop.said(room.store, shop.PRODUCTS, rows=products)
    edges = [[each.source, each.target, stored(each)] for _, some in model.edges() for each in some]
    for start in range(0, len(edges), 2000):
        await shop.said(room.store, shop.ANY_EDGES, rows=edges[start : start + 2000])
    await shop.said(room.store, shop.MODEL, settings='{"decay": 0.7}')
    await shop.said(room.store, shop.CUSTOMERS, rows=[{"id": each, "name": each} for each in buyers])
    last = last_of(part)
    await shop.said(room.store, shop.BOUGHT, rows=[
        [buyer, product, at, 0] for buyer in buyers for product, at in last[buyer].items()])  # fmt: skip
    return await for_customers(room, buyers, QUESTION)


async def test_every_number_of_ten_customers_is_counted_again(room: Room, part: list[Sale], model: Learned) -> None:
    buyers = history(part).buyers[:ASKED]
    offers = await served(room, part, model, buyers)
    told = [(reason, item.product) for each in offers.values() for item in each.listed.items for reason in item.reasons]
    assert len(told) > ASKED
    for reason, product in told:
        assert reason.product is not None
        counted = by_hand(part, reason.product, product)
        for name in ("buyers", "of_buyers", "buyer_lift", "together", "support", "confidence", "lift"):
            assert getattr(reason.numbers, name) == pytest.approx(getattr(counted, name)), name


async def test_scores_are_those_of_the_evaluation(room: Room, part: list[Sale], model: Learned) -> None:
    found = history(part)
    offers = await served(room, part, model, found.buyers[:ASKED])
    wanted = scores(recent(found, 0.7), model.weights)
    for number, buyer in enumerate(found.buyers[:ASKED]):
        for item in offers[buyer].listed.items:
            score = wanted[number, found.products.index(item.product)]
            assert item.score == pytest.approx(score, rel=0.02)  # What weighs next to nothing is left out.
