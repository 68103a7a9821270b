"""What was inferred beside what is there: ids that stay, households that end, and whose memberships are ours."""

from __future__ import annotations

from graph.households.infer import Household, Member
from graph.households.reading import Seen
from graph.households.wanted import Wanted, wanted


def member(id_: str, *, is_stated: bool = False) -> Member:
    return Member(id_, 0.9, "Same address.", is_stated)


def seen(**inferred: set[str]) -> Seen:
    found = Seen("2026-05-01", surname={"a": "Smith", "b": "Smith", "c": "Tate"})
    found.inferred.update(inferred)
    return found


def test_a_household_keeps_its_id_and_one_that_is_gone_is_emptied() -> None:
    found = [Household((member("a"), member("b"), member("c")), 0.9, "Same address.")]

    first, second = wanted(found, seen(hou_1={"a", "b"}, hou_2={"c"}))

    assert (first.id, first.name) == ("hou_1", "Smith household")
    assert second == Wanted("hou_2", "", (), 0.0, "", False)


def test_of_a_stated_household_only_the_others_are_ours() -> None:
    found = [Household((member("a", is_stated=True), member("b")), 0.9, "Same address.", stated="hou_1")]

    [only] = wanted(found, seen())

    assert (only.id, only.is_stated, [each.id for each in only.members]) == ("hou_1", True, ["b"])


def test_members_of_a_household_that_somebody_put_away_are_apart() -> None:
    found = seen()
    found.rejected["hou_1"] = {"a", "b"}

    assert found.known().apart == {frozenset("ab")}
