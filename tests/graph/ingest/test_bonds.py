"""What becomes of relationships that are told again: decided without a database."""

from graph.ingest.bonds import Bond, Manner, Wish, planned
from graph.ingest.dates import is_current, overlap

DATED, PLAIN = Manner(("since",), "2024-05-01"), Manner(None, "2024-05-01")


def bond(end: str, group: str | None = "", **properties: object) -> Bond:
    return Bond("a", end, properties, element=f"#{end}", group=group)


def wish(end: str, **properties: object) -> Wish:
    return Wish("a", end, properties, row=7, group="")


def test_the_first_is_the_primary_one() -> None:
    plan = planned([wish("h1"), wish("h2")], [], DATED)
    assert [(each.end, each.properties) for each in plan.new] == [
        ("h1", {"isPrimary": True}),
        ("h2", {"isPrimary": False}),
    ]


def test_the_same_since_is_the_same_relationship() -> None:
    known = [bond("h1", since="2000-01-01", isPrimary=True)]
    plan = planned([wish("h1", since="2000-01-01", until="2010-01-01")], known, DATED)
    assert (plan.new, [each.changed for each in plan.changed]) == ([], [{"until": "2010-01-01"}])


def test_two_primary_ones_at_a_time_are_refused() -> None:
    known = [bond("h1", since="2000-01-01", isPrimary=True)]
    plan = planned([wish("h2", since="2010-01-01", isPrimary=True)], known, DATED)
    assert ([each.row for each in plan.refusals], plan.new) == ([7], [])


def test_one_after_the_other_is_fine() -> None:
    known = [bond("h1", since="2000-01-01", until="2010-01-01", isPrimary=True)]
    plan = planned([wish("h2", since="2010-01-01", isPrimary=True)], known, DATED)
    assert (plan.refusals, [each.end for each in plan.new]) == ((), ["h2"])


def test_what_is_told_plainly_closes_the_one_before() -> None:
    plan = planned([wish("m2", isPrimary=True)], [bond("m1", isPrimary=True)], PLAIN)
    assert [(each.end, each.changed) for each in plan.changed] == [("m1", {"until": "2024-05-01"})]
    assert [each.properties for each in plan.new] == [{"isPrimary": True, "since": "2024-05-01"}]


def test_the_one_before_ends_where_the_new_one_begins() -> None:
    plan = planned([wish("m2", isPrimary=True, since="2020-01-01")], [bond("m1", isPrimary=True)], PLAIN)
    assert [each.changed for each in plan.changed] == [{"until": "2020-01-01"}]


def test_of_two_that_are_there_only_the_flag_moves() -> None:
    plan = planned([wish("m2", isPrimary=True)], [bond("m1", isPrimary=True), bond("m2", isPrimary=False)], PLAIN)
    assert {each.end: each.changed for each in plan.changed} == {"m1": {"isPrimary": False}, "m2": {"isPrimary": True}}


def test_another_group_does_not_compete() -> None:
    plan = planned([wish("m2", isPrimary=True)], [bond("p1", "PHONE", isPrimary=True)], PLAIN)
    assert plan.changed == []


Interval = tuple[str | None, str | None]


def meets(one: Interval, other: Interval) -> bool:
    first, second = ({"since": since, "until": until} for since, until in (one, other))
    assert overlap(first, second) is overlap(second, first)
    return overlap(first, second)


def test_half_open_intervals() -> None:
    assert meets((None, None), (None, None))
    assert meets(("2000", "2010"), ("2009", None))
    assert meets((None, "2000"), ("1999", "2001"))
    assert not meets(("2000", "2010"), ("2010", None))
    assert not meets(("2005", None), (None, "2005"))


def test_current() -> None:
    assert is_current({"since": "2024-05-01"}, "2024-05-01")
    assert not is_current({"until": "2024-05-01"}, "2024-05-01")
