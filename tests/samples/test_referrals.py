"""Referrals: one credit at most, chains six deep, rivals, circles, invitations."""

from tests.samples.files import by, keys, rows


def credited() -> dict[str, str]:
    """Who brought a person, by the person."""
    return {each["referred"]: each["referrer"] for each in rows("referrals") if each["isCredited"] == "true"}


def above(person: str) -> list[str]:
    """Who brought this person, who brought that one, and so on, until nobody or somebody met before."""
    brought, chain = credited(), [person]
    while (referrer := brought.get(chain[-1])) and referrer not in chain:
        chain.append(referrer)
    return chain[1:]


def test_at_most_one_claim_on_a_person_is_credited() -> None:
    for claims in by("referrals", "referred").values():
        assert sum(each["isCredited"] == "true" for each in claims) <= 1


def test_nobody_claims_the_same_person_twice() -> None:
    pairs = [(each["referrer"], each["referred"]) for each in rows("referrals")]
    assert len(pairs) == len(set(pairs))
    assert all(one != other for one, other in pairs)


def test_chains_of_credited_referrals_reach_six_levels() -> None:
    assert max(len(above(each)) for each in credited()) >= 6


def test_hundreds_of_people_are_claimed_by_several() -> None:
    assert sum(len(claims) >= 2 for claims in by("referrals", "referred").values()) >= 200


def test_some_claims_are_all_refused() -> None:
    refused = [claims for claims in by("referrals", "referred").values()
               if all(each["status"] == "REJECTED" and each["isCredited"] == "false" for each in claims)]  # fmt: skip
    assert len(refused) >= 20


def test_a_few_credited_chains_close_to_a_circle() -> None:
    brought = credited()
    circles = {frozenset((person, *above(person))) for person in brought
               if brought.get((person, *above(person))[-1]) == person}  # fmt: skip
    assert sorted(map(len, circles)) == [2, 2, 3, 4]


def test_invited_people_are_prospects_without_credit() -> None:
    stages = {each["key"]: each["stage"] for each in rows("customers")}
    invited = [each for each in rows("referrals") if each["status"] == "INVITED"]
    assert len(invited) >= 150
    assert {stages[each["referred"]] for each in invited} == {"PROSPECT"}
    assert {each["isCredited"] for each in invited} == {"false"}


def test_referrals_name_customers() -> None:
    assert keys("referrals", "referrer") | keys("referrals", "referred") <= keys("customers")
