"""Trees and groups of random companies, circles and all, as networkx finds them."""

from __future__ import annotations

from random import Random

import networkx as nx
import pytest

from graph.companies.groups import group_of, is_deeper, owned_by, tree
from graph.companies.owning import Owning

SEEDS = range(30)


def drawn(seed: int) -> tuple[list[Owning], nx.DiGraph]:
    """Few companies with many owners, so that there are circles; a holding with many; islands; the same thing twice."""
    dice = Random(seed)
    names = [f"com_{number:02d}" for number in range(25)]
    pairs = [dice.sample(names[:15], 2) for _ in range(dice.randint(1, 30))]
    pairs += [[names[0], each] for each in names[15:22]]
    ownings = [Owning(parent, company) for parent, company in pairs]
    ownings += [Owning(each.parent, each.company, since="2020-01-01") for each in ownings[:2]]
    known = nx.DiGraph(pairs)
    known.add_nodes_from(names)
    return ownings, known


@pytest.mark.parametrize("seed", SEEDS)
def test_a_tree_has_each_company_once_at_its_least_depth(seed: int) -> None:
    ownings, known = drawn(seed)
    for top in known:
        found = {each.owning.company: each.depth for each in tree(top, ownings, 3)}
        expected = nx.single_source_shortest_path_length(known, top, cutoff=3)
        assert found == {name: depth for name, depth in expected.items() if depth}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_owner_in_a_tree_is_one_level_above(seed: int) -> None:
    ownings, known = drawn(seed)
    for top in known:
        depths = {top: 0} | {each.owning.company: each.depth for each in tree(top, ownings, 50)}
        for each in tree(top, ownings, 50):
            owners = [one for one in known.predecessors(each.owning.company) if depths.get(one) == each.depth - 1]
            assert each.owning.parent == min(owners)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_owned_and_the_group_are_what_can_be_reached(seed: int) -> None:
    ownings, known = drawn(seed)
    for one in known:
        assert owned_by(one, ownings) == {one, *nx.descendants(known, one)}
        above = {one, *nx.ancestors(known, one)}
        assert group_of(one, ownings) == above.union(*(nx.descendants(known, each) for each in above))


def test_a_tree_that_goes_on_says_so() -> None:
    ownings = [Owning("a", "b"), Owning("b", "c"), Owning("c", "a")]
    assert is_deeper("a", ownings, 1)
    assert not is_deeper("a", ownings, 2)
