"""Bursts of claims: five within a day."""

from __future__ import annotations

from random import Random

import pytest

from graph.referrals.bursts import LEAST, WITHIN, bursts


def claims(*hours: float) -> list[tuple[str, str]]:
    return [(f"2025-03-{1 + int(each // 24):02}T{int(each % 24):02}:00:00", f"c{place}")
            for place, each in enumerate(hours)]  # fmt: skip


@pytest.mark.parametrize(
    ("hours", "sizes"),
    [((), []), ((0, 1, 2, 3), []), ((0, 1, 2, 3, 4), [5]), ((0, 6, 12, 18, 24), [5]), ((0, 6, 12, 18, 25), []),
     ((0, 1, 2, 3, 4, 100), [5]), ((0, 1, 2, 3, 4, 100, 101, 102, 103, 104), [5, 5]), (range(0, 200, 6), [34])],
)  # fmt: skip
def test_a_burst_is_five_claims_within_a_day(hours: tuple[float, ...], sizes: list[int]) -> None:
    assert [len(each) for each in bursts(claims(*hours))] == sizes


@pytest.mark.parametrize("seed", range(10))
def test_a_claim_is_in_a_burst_if_it_is_among_enough_within_the_time(seed: int) -> None:
    dice = Random(seed)
    made = claims(*sorted(dice.randrange(400) for _ in range(40)))
    hours = {each: (int(each[0][8:10]) - 1) * 24 + int(each[0][11:13]) for each in made}
    day = WITHIN.total_seconds() / 3600
    crowded = {each for each in made for start in hours.values() if start <= hours[each] <= start + day
               and sum(start <= other <= start + day for other in hours.values()) >= LEAST}  # fmt: skip
    assert {claim for burst in bursts(made) for claim in burst} == crowded
