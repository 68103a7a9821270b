"""What leads back to where it begins, decided without a database."""

import pytest

from graph.ingest.bonds import Bond
from graph.ingest.hierarchies import leads_back

Span = tuple[str | None, str | None]
EVER: Span = (None, None)


def bond(start: str, end: str, span: Span = EVER) -> Bond:
    return Bond(start, end, {"since": span[0], "until": span[1]})


@pytest.mark.parametrize(
    ("first", "second", "third", "is_circle"),
    [
        (EVER, EVER, EVER, True),
        ((None, "2020-01-01"), EVER, ("2020-01-01", None), False),
        ((None, "2020-01-02"), EVER, ("2020-01-01", None), True),
        (("2020-01-01", "2021-01-01"), ("2021-01-01", "2022-01-01"), EVER, False),
    ],
)
def test_owners_lead_back_only_on_days_on_which_all_of_them_own(
    first: Span, second: Span, third: Span, *, is_circle: bool
) -> None:
    around = {"b": [bond("a", "b", first)], "c": [bond("b", "c", second)]}
    assert leads_back(around, bond("c", "a", third), "PARENT_OF") is is_circle


def test_a_category_leads_from_its_start_upwards() -> None:
    around = {"cup": [bond("cup", "kitchen")]}
    assert leads_back(around, bond("kitchen", "cup"), "PART_OF")
    assert not leads_back(around, bond("mug", "cup"), "PART_OF")
    assert leads_back({}, bond("cup", "cup"), "PART_OF")
