"""Which claim to a referral is credited when nobody says, decided without a database."""

import pytest

from graph.ingest.claims import Claim, Standing, completed, is_due

EARLY, LATE = {"at": "2024-01-01T00:00:00"}, {"at": "2024-03-01T00:00:00"}
BOUGHT = Standing(bought="2024-02-01T00:00:00")


@pytest.mark.parametrize(
    ("claim", "others", "standing", "due"),
    [
        (EARLY, [], BOUGHT, True),
        (LATE, [], BOUGHT, False),
        (LATE, [], Standing(), True),
        ({}, [], BOUGHT, True),
        (EARLY, [LATE], BOUGHT, True),
        (LATE, [EARLY], Standing(), False),
        (EARLY, [{**LATE, "isCredited": True}], BOUGHT, False),
        (LATE, [{**EARLY, "status": "REJECTED"}], Standing(), True),
        (LATE, [{**EARLY, "status": "REJECTED", "isCredited": True}], Standing(), True),
        ({**EARLY, "status": "REJECTED"}, [], Standing(), False),
    ],
)
def test_the_first_one_from_before_the_first_purchase(
    claim: Claim, others: list[Claim], standing: Standing, *, due: bool
) -> None:
    assert is_due(claim, others, standing) is due


@pytest.mark.parametrize(
    ("told", "known", "is_credited"),
    [
        ({"status": "REJECTED"}, {"isCredited": True}, False),
        ({"channel": "POST"}, {"status": "REJECTED", "isCredited": True}, False),
        ({"status": "CONVERTED"}, {"status": "REJECTED", "isCredited": False}, None),
        ({"status": "CONVERTED"}, {"isCredited": True}, None),
    ],
)
def test_a_refused_claim_has_no_credit(told: Claim, known: Claim, *, is_credited: bool | None) -> None:
    assert completed(told, known, [], Standing()).get("isCredited") is is_credited


@pytest.mark.parametrize(
    ("standing", "status"),
    [
        (BOUGHT, "CONVERTED"),
        (Standing("FORMER"), "CONVERTED"),
        (Standing("PROSPECT"), "INVITED"),
        (Standing(), "SIGNED_UP"),
    ],
)
def test_how_far_a_claim_is(standing: Standing, status: str) -> None:
    assert standing.status == status
