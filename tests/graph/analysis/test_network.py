"""What connects people, as pairs with weights."""

from __future__ import annotations

import random

import pytest

from graph.analysis.network import CLIQUE, MOST_SHARED, Facts, network_of
from tests.graph.analysis.networks import facts

Pairs = dict[tuple[int, int], tuple[float, float, float]]


def pairs(given: Facts) -> Pairs:
    made = network_of(given)
    values = zip(made.weight.tolist(), made.there.tolist(), made.back.tolist(), strict=True)
    return dict(zip(zip(made.low.tolist(), made.high.tolist(), strict=True), values, strict=True))


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (Facts(3), {}),
        (Facts(3, referred=[(2, 0), (2, 0), (1, 1)]), {(0, 2): (1, 1, 0)}),
        (Facts(3, tied=[(2, 0), (0, 2), (1, 1)]), {(0, 2): (1, 1, 1)}),
        (Facts(3, referred=[(0, 1)], tied=[(0, 1)]), {(0, 1): (2, 1, 2)}),
        (Facts(3, groups=[("household", [2, 0, 0])]), {(0, 2): (2, 2, 2)}),
        (Facts(3, groups=[("employer", [0, 1, 2])]), dict.fromkeys(((0, 1), (0, 2), (1, 2)), (0.25,) * 3)),
        (Facts(3, groups=[("household", [1])]), {}),
        (Facts(MOST_SHARED + 1, groups=[("employer", range(MOST_SHARED + 1))]), {}),
    ],
)
def test_connections_of_a_pair_add_up(given: Facts, wanted: Pairs) -> None:
    assert pairs(given) == wanted


def test_a_large_group_is_a_node_between_its_members() -> None:
    made = network_of(Facts(CLIQUE + 5, groups=[("employer", range(CLIQUE + 1)), ("household", (0, 1))]))
    assert (made.people, made.size, len(made.low)) == (CLIQUE + 5, CLIQUE + 6, CLIQUE + 2)
    assert set(made.high.tolist()) == {1, CLIQUE + 5}


def test_the_order_of_facts_makes_no_difference() -> None:
    given, dice = facts(3), random.Random(1)
    mixed = [dice.sample(list(each), len(each)) for each in (given.referred, given.tied, given.groups)]
    assert pairs(Facts(given.people, *mixed)) == pairs(given)  # type: ignore[arg-type]  # the samples are of each kind
