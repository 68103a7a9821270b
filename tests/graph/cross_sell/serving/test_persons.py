"""What is known of one customer, as a value."""

from graph.cross_sell.serving.persons import Person, bought_of
from graph.cross_sell.serving.popular import bands_of

RETURNED_ONLY = bought_of(["pro_a", None, 0, 0, 2, 0])
KEPT = bought_of(["pro_b", "2026-04-01T10:00:00", 1, 3, 0, 120_000])
NOW = "2026-05-01T10:00:00"


def test_what_was_only_brought_back_speaks_for_nothing_and_is_not_offered() -> None:
    person = Person("cus_1", (RETURNED_ONLY, KEPT), country="GB")
    assert person.liked == (KEPT,)
    assert person.unwanted == {"pro_a"}


def test_who_only_brought_back_is_like_those_who_never_bought() -> None:
    assert bands_of(Person("cus_1", (RETURNED_ONLY,), country="GB"), "cross-sell/1", now=NOW) == (
        "cross-sell/1:GB", "cross-sell/1:GB",
    )  # fmt: skip
    assert bands_of(Person("cus_1", (RETURNED_ONLY, KEPT), country="GB"), "m", now=NOW)[0] == "m:GB:0:0:1"
