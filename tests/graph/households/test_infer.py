"""Households out of people: what joins, what keeps apart, and that the order of the input says nothing."""

from __future__ import annotations

import random
from itertools import combinations

import networkx as nx
import pytest

from graph.households.infer import infer, scales
from graph.households.people import Known, Person, Tie
from server.evaluate.made import Noise, population
from tests.graph.households.towns import households, person, strangers

HOME = "5112 145th St"
TOGETHER = {
    "another family name": [person("a", "Rossi", HOME), person("b", "Tate", HOME)],
    "a slip in the street": [person("a", "Rossi", "5112 Cottage St"), person("b", "Rossi", "5112 Cotage Street")],
    "a number that is missing": [person("a", "Rossi", "Cottage St"), person("b", "Rossi", "5112 Cottage St")],
    "a telephone, and no address": [person(each, "Rossi", contacts=["phone:1"]) for each in "ab"],
}  # fmt: skip
APART = {
    "flats": [person("a", "Rossi", f"{HOME} apt 1"), person("b", "Rossi", f"{HOME} apt 2")],
    "houses": [person("a", "Rossi", "12 Cottage St"), person("b", "Rossi", "14 Cottage St")],
    "a home that was left": [person("a", "Rossi", HOME, until="2025-01-01"), person("b", "Rossi", HOME)],
    "a box": [person("a", "Rossi", "PO Box 12"), person("b", "Rossi", "PO Box 12")],
    "the telephone of a company": [person(f"p{at}", f"N{at}xyz", contacts=["phone:1"]) for at in range(9)],
    "a dormitory": [person(f"p{at:02d}", f"Name{at // 2 if at < 6 else at}q", HOME) for at in range(20)],
    "a dormitory, misspelt": [person(f"p{at:02d}", f"Name{at}q", HOME) for at in range(20)]
    + [person("x", "Rossi", "5112 145h St"), person("y", "Rossi", "145th St")],
}  # fmt: skip


@pytest.mark.parametrize("people", TOGETHER.values(), ids=TOGETHER)
def test_they_live_together(people: list[Person]) -> None:
    assert households(people) == {frozenset({"a", "b"})}


@pytest.mark.parametrize("people", APART.values(), ids=APART)
def test_they_do_not(people: list[Person]) -> None:
    assert households(people) == set()


def test_a_tie_makes_up_for_an_address_that_is_not_known() -> None:
    people = [person("a", "Rossi"), person("b", "Tate")]

    assert households(people) == set()
    assert households(people, Known(ties=(Tie("a", "b", "SPOUSE"),))) == {frozenset("ab")}


def test_what_was_stated_stands_and_others_join_it() -> None:
    people = [person("a", "Rossi", HOME), person("b", "Tate"), person("c", "Rossi", HOME)]

    [found] = infer([*people, *strangers()], Known(stated={"a": "hou_1", "b": "hou_1"}))

    assert found.stated == "hou_1"
    assert {each.id: each.is_stated for each in found.members} == {"a": True, "b": True, "c": False}


def test_two_stated_households_are_never_one() -> None:
    people = [person(id_, "Rossi", HOME) for id_ in "abcd"]

    found = households(people, Known(stated={"a": "hou_1", "b": "hou_2"}))

    assert len(found) == 2
    assert not any({"a", "b"} <= each for each in found)


def test_who_was_put_apart_stays_apart() -> None:
    people = [person(id_, "Rossi", HOME) for id_ in "abc"]

    found = households(people, Known(apart=frozenset({frozenset("ac"), frozenset("bc")})))

    assert found == {frozenset("ab")}


def test_members_say_why() -> None:
    people = [person("a", "Rossi", HOME), person("b", "Rossi", HOME), person("c", "Tate", HOME)]

    [found] = infer([*people, *strangers()], Known())

    assert [each.evidence for each in found.members] == [
        "Same address as 2 other members, same family name as 1 other member.",
        "Same address as 2 other members, same family name as 1 other member.",
        "Same address as 2 other members.",
    ]
    assert found.confidence == min(each.confidence for each in found.members) < 1


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_input_says_nothing(seed: int) -> None:
    people = [each for _, each in population(300, seed=seed, noise=Noise(slip=0.3, lost=0.2))]
    again = random.Random(seed).sample(people, len(people))

    assert infer(people, Known()) == infer(again, Known())


@pytest.mark.parametrize("seed", range(4))
def test_an_oracle_that_weighs_all_pairs_agrees(seed: int) -> None:
    """Every household lies in a component of likely pairs, and a component of likely pairs alone is a household."""
    people = [each for _, each in population(160, seed=seed)]
    weigh = scales(people, Known()).weigh
    graph = nx.Graph([(a.id, b.id) for a, b in combinations(people, 2) if weigh(a, b).bits > 0])
    components = [frozenset(each) for each in nx.connected_components(graph)]
    whole = {each for each in components if graph.subgraph(each).size() == len(each) * (len(each) - 1) // 2}

    found = {frozenset(member.id for member in each.members) for each in infer(people, Known())}

    assert whole
    assert whole <= found
    assert all(any(each <= component for component in components) for each in found)
