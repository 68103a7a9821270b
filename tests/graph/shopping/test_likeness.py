"""Which households are alike, and what they buy."""

import pytest

from graph.shopping.likeness import Home, Missing, missing, most_shared, peers

HERE = Home("h", 2, "GB", 100)


@pytest.mark.parametrize(
    ("other", "is_alike"),
    [(Home("a", 2, "GB", 50), True), (Home("a", 2, "GB", 200), True), (Home("a", 2, "GB", 49), False),
     (Home("a", 2, "GB", 201), False), (Home("a", 3, "GB", 100), False), (Home("a", 2, "FR", 100), False),
     (Home("a", 2, None, 100), False), (HERE, False)],
)  # fmt: skip
def test_alike_are_those_of_one_size_country_and_band(other: Home, is_alike: bool) -> None:  # noqa: FBT001
    assert bool(peers(HERE, [other])) is is_alike


def test_those_who_spent_nothing_are_alike_only_to_their_kind() -> None:
    none = [Home(each, 1, None, 0) for each in "abc"]
    assert peers(none[0], [*none, Home("d", 1, None, 1)]) == none[1:]


def test_the_nearest_are_looked_at() -> None:
    others = [Home("a", 2, "GB", 110), Home("b", 2, "GB", 95), Home("c", 2, "GB", 105)]
    assert peers(HERE, others, most=2) == [others[1], others[2]]


def test_missing_is_what_others_buy_most_of_them_first() -> None:
    found = missing(frozenset({"light"}), [frozenset({"light", "home"}), frozenset({"home", "toys"}), frozenset()])
    assert found == [Missing("home", 2, 2 / 3), Missing("toys", 1, 1 / 3)]
    assert missing(frozenset(), []) == []


@pytest.mark.parametrize(("values", "most"), [("abcb", "b"), ("ba", "a"), ("", None)])
def test_most_shared_is_the_least_of_those_that_most_have(values: str, most: str | None) -> None:
    assert most_shared(values) == most
