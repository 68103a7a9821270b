"""Product codes keep their case and their insides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.normalise.errors import Fault, Invalid
from graph.normalise.sku import sku


def test_codes_that_differ_by_case_stay_apart() -> None:
    assert sku("85123a") != sku("85123A")


@pytest.mark.parametrize("raw", ["BANK CHARGES", "gift_0001_20", "Ärmel–1", "a\u0301", "00042"])
def test_the_inside_is_untouched(raw: str) -> None:
    assert sku(f" \t\x07{raw}\r\n\x1f\u00a0\ufeff") == raw


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("", Fault.EMPTY),
        ("\x01 ", Fault.EMPTY),
        ("8\x005", Fault.CHARACTERS),
        ("\ud800", Fault.CHARACTERS),
        ("9" * 501, Fault.TOO_LONG),
    ],
)
def test_what_cannot_be_a_code_is_refused(raw: str, code: Fault) -> None:
    with pytest.raises(Invalid, match="Wanted a product code") as caught:
        sku(raw)
    assert caught.value.code is code


def test_a_number_is_no_code_because_its_leading_zeros_may_be_gone() -> None:
    with pytest.raises(Invalid, match="type int"):
        sku(85123)  # type: ignore[arg-type]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20))
def test_trimming_twice_changes_nothing(raw: str) -> None:
    once = sku(f"{raw}1")
    assert sku(once) == once
    assert f"{raw}1".endswith(once)
