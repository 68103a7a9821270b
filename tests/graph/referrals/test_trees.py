"""Trees of referrals against networkx, on graphs that are no trees at all."""

from __future__ import annotations

import networkx as nx
import pytest

from graph.referrals import ahead, statements
from graph.referrals.trees import Tree, trees_below
from graph.store import Engine
from tests.graph.referrals.crowds import Onlooker, crowd

SEEDS = range(12)


async def tree(root: str, looking: Onlooker, depth: int = 50, most: int = 10_000) -> Tree:
    return (await trees_below([root], depth, looking, most=most))[root]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("depth", [1, 3, 50])
@pytest.mark.parametrize("engine", ["arcadedb", "neo4j"])
async def test_everybody_is_in_a_tree_once_at_their_least_depth(seed: int, depth: int, engine: Engine) -> None:
    graph = nx.DiGraph(crowd(seed))
    trees = await trees_below(list(graph), depth, Onlooker(crowd(seed), engine=engine))
    for root in graph:
        wanted = nx.single_source_shortest_path_length(graph, root, cutoff=depth)
        assert {each.customer: each.depth for each in trees[root].places} == {
            each: steps for each, steps in wanted.items() if each != root
        }
        deepest = nx.single_source_shortest_path_length(graph, root)
        assert trees[root].is_cut == (deepest != wanted)


@pytest.mark.parametrize("seed", SEEDS)
async def test_a_parent_stands_one_step_above(seed: int) -> None:
    pairs = crowd(seed)
    found = await tree("c000", Onlooker(pairs))
    depths = {"c000": 0} | {each.customer: each.depth for each in found.places}
    assert all((each.parent, each.customer) in pairs for each in found.places)
    assert all(depths[each.parent] == each.depth - 1 for each in found.places)


async def test_all_trees_take_one_statement_for_each_generation() -> None:
    looking = Onlooker([(f"{each}{step}", f"{each}{step + 1}") for each in "abcde" for step in range(6)])
    trees = await trees_below(["a0", "b0", "c0", "d2"], 4, looking)
    assert {root: len(each.places) for root, each in trees.items()} == {"a0": 4, "b0": 4, "c0": 4, "d2": 4}
    assert {root for root, each in trees.items() if each.is_cut} == {"a0", "b0", "c0"}
    # One more than generations, which tells whether there are further ones.
    assert len(looking.asked) == 5


async def test_small_trees_take_one_statement_where_an_engine_looks_ahead() -> None:
    looking = Onlooker([(f"{each}{step}", f"{each}{step + 1}") for each in "ab" for step in range(30)], engine="neo4j")
    assert {len(each.places) for each in (await trees_below(["a0", "b0"], 10, looking)).values()} == {10}
    assert looking.asked == [statements.further(11)]
    assert len((await tree("a0", looking, 20)).places) == 20
    assert looking.asked[1:] == [statements.further(11), statements.further(10)]


async def test_what_is_too_much_ahead_is_read_by_generation() -> None:
    pairs = [("a", "b"), *(("b", f"c{each}") for each in range(ahead.MOST)), ("c7", "d")]
    looking = Onlooker(pairs, engine="neo4j")
    assert len((await tree("a", looking, 3)).places) == len(pairs)
    assert looking.asked == [statements.further(4)] + [statements.BELOW] * 4


@pytest.mark.parametrize("engine", ["arcadedb", "neo4j"])
async def test_who_is_not_there_hides_who_stands_below(engine: Engine) -> None:
    looking = Onlooker([("a", "b"), ("b", "c"), ("a", "d")], frozenset({"b"}), engine)
    assert [each.customer for each in (await tree("a", looking)).places] == ["d"]


async def test_too_many_are_cut() -> None:
    looking = Onlooker([("a", f"b{each:02}") for each in range(20)] + [("b00", "c")])
    found = await tree("a", looking, most=5)
    assert [each.customer for each in found.places] == ["b00", "b01", "b02", "b03", "b04"]
    assert found.is_cut


async def test_what_is_exactly_enough_is_whole() -> None:
    looking = Onlooker([("a", f"b{each}") for each in range(5)])
    assert not (await tree("a", looking, most=5)).is_cut


async def test_trees_that_are_many_and_large_stop_growing() -> None:
    chain = [(f"c{each:03}", f"c{each + 1:03}") for each in range(100)]
    trees = await trees_below([a for a, _ in chain], 50, Onlooker(chain), largest=500)
    assert sum(len(each.places) for each in trees.values()) < 700
    assert trees["c000"].is_cut
