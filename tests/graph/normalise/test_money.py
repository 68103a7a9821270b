"""Amounts are exact whole numbers of ten-thousandths."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.normalise.errors import Fault, Invalid
from graph.normalise.money import LARGEST, decimal, decimal_text, money, money_text

UNITS = st.integers(-LARGEST, LARGEST)


@pytest.mark.parametrize(
    ("value", "units"),
    [
        ("12.34", 123400),
        ("12", 120000),
        ("-0.0001", -1),
        (" +.5 ", 5000),
        ("7.", 70000),
        ("-0", 0),
        ("1.50000000", 15000),
        ("1.5e3", 15000000),
        ("000012.3400", 123400),
        (12, 120000),
        (-3, -30000),
        (Decimal("12.34"), 123400),
        (Decimal("1E+2"), 1000000),
        (Decimal("0E-9000"), 0),
        ("922337203685477.5807", LARGEST),
    ],
)
def test_amounts_become_ten_thousandths(value: str | int | Decimal, units: int) -> None:
    assert money(value) == units
    assert decimal(value) == units


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("", Fault.EMPTY),
        ("1,234.50", Fault.SYNTAX),
        ("£5", Fault.SYNTAX),
        ("1_000", Fault.SYNTAX),
        ("٣", Fault.SYNTAX),
        (".", Fault.SYNTAX),
        ("NaN", Fault.SYNTAX),
        ("-inf", Fault.SYNTAX),
        ("1" * 5000, Fault.SYNTAX),
        (Decimal("NaN"), Fault.SYNTAX),
        (Decimal("Infinity"), Fault.SYNTAX),
        ("0.00001", Fault.TOO_PRECISE),
        (Decimal("1E-99999"), Fault.TOO_PRECISE),
        ("1." + "1" * 90, Fault.TOO_PRECISE),
        ("922337203685477.5808", Fault.OUT_OF_RANGE),
        (-(10**15), Fault.OUT_OF_RANGE),
        ("1e9999", Fault.OUT_OF_RANGE),
        (Decimal("1E+999999"), Fault.OUT_OF_RANGE),
    ],
)
def test_what_cannot_be_kept_exactly_is_refused(value: str | int | Decimal, code: Fault) -> None:
    with pytest.raises(Invalid, match="amount such as") as caught:
        money(value)
    assert caught.value.code is code


@pytest.mark.parametrize("value", [0.1, True, None])
def test_binary_fractions_and_truth_values_are_no_amounts(value: object) -> None:
    with pytest.raises(Invalid, match="binary fractions"):
        money(value)  # type: ignore[arg-type]


def test_a_bad_decimal_is_refused_in_its_own_words() -> None:
    with pytest.raises(Invalid, match=r"decimal number such as 0\.125"):
        decimal("many")


@pytest.mark.parametrize(
    ("units", "amount", "number"),
    [
        (123400, "12.34", "12.34"),
        (120000, "12.00", "12"),
        (125000, "12.50", "12.5"),
        (1, "0.0001", "0.0001"),
        (-123456, "-12.3456", "-12.3456"),
        (0, "0.00", "0"),
        (1000000, "100.00", "100"),
    ],
)
def test_texts_are_as_short_as_they_may_be(units: int, amount: str, number: str) -> None:
    assert (money_text(units), decimal_text(units)) == (amount, number)


@given(UNITS)
def test_the_way_there_and_back_changes_nothing(units: int) -> None:
    assert money(money_text(units)) == decimal(decimal_text(units)) == units
    assert money(Decimal(money_text(units))) == units


@given(st.lists(UNITS.map(lambda units: units // 1000), max_size=20))
def test_sums_are_exact(parts: list[int]) -> None:
    assert sum(parts) == money(sum((Decimal(money_text(part)) for part in parts), Decimal()))
