"""Leaders and generations against sums by hand, on random referrals."""

from __future__ import annotations

from random import Random

import networkx as nx
import pytest

from graph.referrals.bought import Bought
from graph.referrals.impact import generations, total
from graph.referrals.leaders import Leader, Measure, ranked
from graph.referrals.trees import trees_below
from tests.graph.referrals.crowds import Onlooker, crowd

FIGURES = {Measure.CUSTOMERS: "customers", Measure.BUYERS: "buyers", Measure.REVENUE: "revenue"}


def spending(seed: int) -> dict[str, Bought]:
    dice = Random(seed)
    people = sorted({each for pair in crowd(seed) for each in pair})
    return {each: Bought(dice.randint(1, 4), dice.randint(0, 9), "") for each in people if dice.random() < 0.5}


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("by", Measure)
def test_leaders_are_in_the_order_of_their_figures(seed: int, by: Measure) -> None:
    graph, bought = nx.DiGraph(crowd(seed)), spending(seed)
    found = ranked(crowd(seed), bought, by)
    own = {each: [bought[one] for one in graph.successors(each) if one in bought] for each in graph}
    assert {each.customer: each for each in found} == {
        each: Leader(each, graph.out_degree(each), len(own[each]), sum(one.spent for one in own[each]))
        for each in graph if graph.out_degree(each)
    }  # fmt: skip
    order = [(-getattr(each, FIGURES[by]), each.customer) for each in found]
    assert order == sorted(order)


def test_revenue_of_few_people_decides_no_order() -> None:
    bought = {"b": Bought(1, 900, ""), "d": Bought(1, 1, ""), "e": Bought(1, 1, "")}
    found = ranked([("a", "b"), ("c", "d"), ("c", "e"), ("f", "g")], bought, Measure.REVENUE, least=2)
    assert [each.customer for each in found] == ["c", "a", "f"]


@pytest.mark.parametrize("seed", range(8))
async def test_generations_add_up_everybody_once(seed: int) -> None:
    graph, bought = nx.DiGraph(crowd(seed)), spending(seed)
    tree = (await trees_below(["c000"], 50, Onlooker(crowd(seed))))["c000"]
    parts = generations(tree.places, bought)
    below = nx.descendants(graph, "c000")
    assert [each.customers for each in parts] == [len(each) for each in nx.bfs_layers(graph, "c000")][1:]
    assert total(parts).customers == len(below)
    assert total(parts).revenue == sum(bought[each].spent for each in below if each in bought)
    assert (total(parts).buyers, total(parts).purchases) == (
        len(below & bought.keys()), sum(bought[each].times for each in below if each in bought)
    )  # fmt: skip
