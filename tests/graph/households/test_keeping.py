"""Households keep their ids."""

from graph.households.keeping import kept


def test_the_largest_overlap_keeps_the_id() -> None:
    before = {"hou_1": {"a", "b", "c"}, "hou_2": {"d", "e"}}

    assert kept(before, [{"a"}, {"b", "c", "d"}, {"e"}, {"x", "y"}]) == [None, "hou_1", "hou_2", None]


def test_one_household_that_became_two_leaves_its_id_to_one() -> None:
    assert kept({"hou_1": {"a", "b", "c", "d"}}, [{"a", "b"}, {"c", "d"}]) == ["hou_1", None]


def test_two_that_became_one_leave_one_id() -> None:
    assert kept({"hou_1": {"a"}, "hou_2": {"b"}}, [{"a", "b"}]) == ["hou_1"]
