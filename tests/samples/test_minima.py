"""The samples are large enough to show what relationships can answer."""

from tests.samples.files import by, keys, on, retail, rows

LAST = "2010-12-09"


def buying() -> set[str]:
    return {each.key for each in retail().buyers if each.orders}


def test_at_least_4100_customers_buy_goods() -> None:
    assert len(keys("customers") & buying()) >= 4100


def test_at_least_150_companies_buy_goods() -> None:
    assert len(keys("companies") & buying()) >= 150


def test_every_buyer_of_the_file_is_either_a_customer_or_a_company() -> None:
    known = {each.key for each in retail().buyers}
    assert known <= keys("customers") | keys("companies")
    assert not keys("customers") & keys("companies")


def test_at_least_1200_households_have_two_members_or_more() -> None:
    for day in (LAST, "2030-01-01"):
        sizes = [sum(on(each, day) for each in members) for members in by("memberships", "household").values()]
        assert sum(size >= 2 for size in sizes) >= 1200


def test_hundreds_of_households_changed_while_people_bought() -> None:
    changed = {each["household"] for each in rows("memberships") if "2009-12-01" <= each["until"] <= LAST}
    assert len(changed) >= 250


def test_hundreds_of_households_have_two_members_who_buy() -> None:
    buyers = buying()
    counts = [sum(each["customer"] in buyers and not each["until"] for each in members)
              for members in by("memberships", "household").values()]  # fmt: skip
    assert sum(count >= 2 for count in counts) >= 300


def test_at_least_1500_referrals_are_credited() -> None:
    assert sum(each["isCredited"] == "true" for each in rows("referrals")) >= 1500


def test_at_least_800_people_have_worked_somewhere() -> None:
    assert len(rows("employments")) >= 800
    assert sum(not each["until"] for each in rows("employments")) >= 600
    assert sum(bool(each["until"]) for each in rows("employments")) >= 200


def test_at_least_3000_conversations_and_cases() -> None:
    assert len(rows("conversations")) + len(rows("cases")) >= 3000


def test_consents_are_granted_denied_withdrawn_or_never_asked_for() -> None:
    states = by("consents", "state")
    assert min(len(states[each]) for each in ("GRANTED", "DENIED", "WITHDRAWN")) >= 200
    assert len(keys("customers") - keys("consents", "customer")) >= 1000


def test_people_write_their_names_in_many_scripts() -> None:
    names = "".join(each["nativeName"] for each in rows("customers"))
    for letter in "яιمה王さ김देส":
        assert letter in names
