"""Telephone numbers against the example numbers of every region."""

import csv
from pathlib import Path

import pytest

from graph.normalise.errors import Fault, Invalid
from graph.normalise.phone import PhoneKind, phone

EXAMPLES = Path(__file__).parents[2] / "data" / "phone" / "example_numbers.csv"
ROWS = list(csv.DictReader(EXAMPLES.read_text(encoding="utf-8").splitlines()))
GOOD = [row for row in ROWS if row["valid"] == "True"]
BAD = [row for row in ROWS if row["valid"] == "False"]


def test_every_national_number_is_read_in_its_region() -> None:
    wrong = [row for row in GOOD if phone(row["national"], region=row["region"]).normalised != row["e164"]]
    assert (len(GOOD), wrong) == (673, [])


def test_every_international_number_is_read_without_a_region() -> None:
    wrong = [row for row in GOOD if phone(row["international"], region=None).normalised != row["e164"]]
    assert wrong == []


def test_a_normal_number_is_its_own_normal_form() -> None:
    wrong = [row for row in GOOD if phone(row["e164"], region=None).normalised != row["e164"]]
    assert wrong == []


def test_no_mobile_number_is_taken_for_a_fixed_line() -> None:
    kinds = {phone(row["e164"], region=None).kind for row in GOOD if row["type"] == "mobile"}
    assert kinds == {PhoneKind.MOBILE, PhoneKind.FIXED_LINE_OR_MOBILE}


def refused(raw: str, region: str | None) -> bool:
    try:
        phone(raw, region=region)
    except Invalid:
        return True
    return False


def test_numbers_that_no_operator_has_are_refused() -> None:
    kept = [row for row in BAD if not (refused(row["national"], row["region"]) and refused(row["e164"], None))]
    assert (len(BAD), kept) == (245, [])


@pytest.mark.parametrize(
    ("raw", "region", "normalised"),
    [
        (" 020 7946 0958\n", "gb", "+442079460958"),
        ("(0171) 234-5678", "DE", "+491712345678"),
        ("030/23125000", "DE", "+493023125000"),
        ("06 698 12345", "IT", "+390669812345"),
        ("+1 (202) 555-0142 ext. 12", None, "+12025550142"),
        ("tel:+12025550142", None, "+12025550142"),
        ("＋４４ ２０ ７９４６ ０９５８", None, "+442079460958"),
        ("1-800-FLOWERS", "US", "+18003569377"),
    ],
)
def test_people_write_numbers_in_many_ways(raw: str, region: str | None, normalised: str) -> None:
    assert phone(raw, region=region).normalised == normalised
    assert phone(raw, region=region).raw == raw


def test_the_number_knows_its_own_region() -> None:
    assert phone("+44 20 7946 0958", region="US").region == "GB"


def test_a_number_without_a_country_has_no_region() -> None:
    assert phone("+800 1234 5678", region=None).region is None


@pytest.mark.parametrize(
    ("raw", "region", "code"),
    [
        ("020 7946 0958", None, Fault.REGION_NEEDED),
        ("020 7946 0958", "XX", Fault.REGION_NEEDED),
        ("+999 123 456", None, Fault.UNKNOWN),
        ("(555) 123-4567", "US", Fault.UNKNOWN),
        ("ask Ann", "GB", Fault.SYNTAX),
        ("12", "GB", Fault.UNKNOWN),
        ("0", "GB", Fault.SYNTAX),
        ("123-456-7890 / 098-765-4321", "US", Fault.TOO_LONG),
        ("", "GB", Fault.EMPTY),
        ("020 7946\x000958", "GB", Fault.CHARACTERS),
    ],
)
def test_a_refusal_names_the_fault(raw: str, region: str | None, code: Fault) -> None:
    with pytest.raises(Invalid) as caught:
        phone(raw, region=region)
    assert caught.value.code is code
