"""The figures of a programme of referrals, by hand."""

from __future__ import annotations

from graph.referrals.bought import Bought
from graph.referrals.claims import Arrivals
from graph.referrals.program import Claim, counted, program

CLAIMS = [
    Claim("ann", "bob", "2025-01-01T00:00:00", "WEB", is_credited=True, reward=50),
    Claim("cid", "bob", "2024-12-01T00:00:00", "EMAIL"),
    Claim("ann", "dan", "2025-01-05T00:00:00", "EMAIL"),
    Claim("eve", "dan", "2025-02-05T00:00:00", "WEB", reward=7),
    Claim("eve", "fay", "2025-02-06T00:00:00", "WEB", is_credited=True),
    Claim("eve", "gus", None, None, is_credited=True),
]
BOUGHT = {
    "bob": Bought(2, 1000, "2025-01-04T12:00:00"),
    "dan": Bought(1, 5, "2025-03-01T00:00:00"),
    "gus": Bought(1, 300, "2020-01-01T00:00:00"),
}
WHOLE = program(CLAIMS, BOUGHT, lambda _: 8, lambda _: True)


def test_everybody_counts_by_the_credited_claim_or_else_the_first() -> None:
    assert {each: claim.referrer for each, claim in counted(CLAIMS).items()} == {
        "bob": "ann", "dan": "ann", "fay": "eve", "gus": "eve"
    }  # fmt: skip


def test_the_figures_of_all() -> None:
    found = WHOLE.figures()
    assert (found.claims, found.referrers, found.invited, found.converted) == (6, 3, 4, 2)
    assert (found.rate, found.k_factor, found.revenue, found.reward_cost, found.rewarded) == (0.5, 0.25, 1300, 57, 2)
    # Who had bought before the claim, or whose claim has no moment, did not wait.
    assert found.median_days == 3.5


def test_groups_add_up() -> None:
    groups, whole = WHOLE.groups(lambda each: each.channel), WHOLE.figures()
    assert {key: (each.claims, each.invited, each.converted) for key, each in groups.items()} == {
        "WEB": (3, 2, 1), "EMAIL": (2, 1, 0), None: (1, 1, 1)
    }  # fmt: skip
    for name in ("claims", "invited", "converted", "revenue", "reward_cost"):
        assert sum(getattr(each, name) for each in groups.values()) == getattr(whole, name)


def test_a_time_is_that_of_the_claim_by_which_somebody_counts() -> None:
    december = program(CLAIMS, BOUGHT, lambda _: 8, lambda each: (each.at or "").startswith("2024-12")).figures()
    assert (december.claims, december.invited, december.converted, december.rate) == (1, 0, 0, None)


def test_nobody_brings_nobody() -> None:
    nothing = program([], {}, lambda _: 0, lambda _: True).figures()
    assert (nothing.rate, nothing.k_factor, nothing.median_days, nothing.revenue) == (None, None, None, 0)


def test_arrivals_are_counted_up_to_a_day() -> None:
    arrivals = Arrivals([("2025-01-02", 2), (None, 1), ("2025-01-05", 3), ("2025-01-02", 1)])
    days = ("2025-01-01", "2025-01-02", "2025-01-03", "2025-01-06", None)
    assert [arrivals.before(each) for each in days] == [1, 1, 4, 7, 7]
