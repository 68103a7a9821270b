"""Dated rows: none ends before it begins, and what is primary is alone on any day."""

import pytest

from tests.samples.files import Row, by, keys, overlapping, rows

DATED = ("memberships", "employments", "ownerships", "partners", "ties", "addresses", "identifiers")


@pytest.mark.parametrize("name", DATED)
def test_nothing_ends_on_the_day_it_begins_or_before(name: str) -> None:
    assert not [each for each in rows(name) if each["since"] and each["until"] and each["until"] <= each["since"]]


@pytest.mark.parametrize("name", DATED)
def test_nothing_begins_or_ends_after_the_last_day_of_the_purchases(name: str) -> None:
    assert max(max(each["since"], each["until"]) for each in rows(name)) <= "2010-12-09"


@pytest.mark.parametrize("name", ["memberships", "employments"])
def test_at_most_one_is_primary_on_any_day(name: str) -> None:
    for mine in by(name, "customer").values():
        assert not overlapping(each for each in mine if each["isPrimary"] == "true"), mine


def test_children_of_parted_parents_belong_to_two_households() -> None:
    second = [each for each in rows("memberships") if each["isPrimary"] == "false"]
    assert len(second) >= 50
    assert {each["role"] for each in second} == {"CHILD"}


def test_at_most_one_address_is_primary_on_any_day() -> None:
    inline = {each["key"] for each in rows("customers") if each["addressUse"]}
    for customer, mine in by("addresses", "customer").items():
        primary = [each for each in mine if each["isPrimary"] == "true" and customer]
        assert not overlapping(primary), primary
        assert not (primary and customer in inline)


def test_people_who_live_together_share_their_address() -> None:
    homes: dict[str, set[str]] = {}
    for each in rows("addresses"):
        if each["isPrimary"] == "true" and not each["until"]:
            homes.setdefault(each["customer"], set()).add(f"{each['lines']} {each['postalCode']}")
    for members in by("memberships", "household").values():
        now = [each["customer"] for each in members if not each["until"] and each["isPrimary"] == "true"]
        assert len({frozenset(homes[each]) for each in now if each in homes}) <= 1


def test_most_people_who_live_together_share_a_surname() -> None:
    names = {each["key"]: each["familyName"] for each in rows("customers")}
    shared = [len({names[each["customer"]] for each in members}) == 1
              for members in by("memberships", "household").values() if len(members) > 1]  # fmt: skip
    assert sum(shared) / len(shared) > 0.6


def test_a_company_has_at_most_one_parent_on_any_day() -> None:
    for mine in by("ownerships", "company").values():
        assert not overlapping(mine), mine


def test_groups_have_two_to_four_levels_and_no_circle() -> None:
    parents = {each["company"]: each["parent"] for each in rows("ownerships") if not each["until"]}
    levels = {company: _levels(company, parents) for company in parents}
    assert set(levels.values()) == {2, 3, 4}


def test_every_buying_company_has_somebody_who_acts_for_it() -> None:
    now = {each["company"] for each in rows("employments") if not each["until"]}
    assert {each["key"] for each in rows("companies") if each["key"].isdecimal()} <= now


def test_a_pair_is_tied_once() -> None:
    pairs = [frozenset((each["customer"], each["other"])) for each in rows("ties")]
    assert len(pairs) == len(set(pairs))
    assert all(len(each) == 2 for each in pairs)
    assert keys("ties", "customer") | keys("ties", "other") <= keys("customers")


def test_overlapping_finds_what_overlaps() -> None:
    one: Row = {"since": "", "until": "2010-05-02"}
    assert not overlapping([{"since": "2010-05-02", "until": ""}, one])
    assert overlapping([{"since": "2010-05-01", "until": ""}, one])


def _levels(company: str, parents: dict[str, str]) -> int:
    count = 1
    while company in parents:
        company, count = parents[company], count + 1
        assert count < 9
    return count
