"""Amounts are made once, and forgotten in time."""

import pytest

from resolvers import amounts as module
from resolvers.amounts import Amounts, is_amount
from resolvers.shape import Fixed, Kind, Record, Token, Value

TOTAL: Token = ("own", "total")
SIDES = (("much", Value(TOTAL, Kind.MONEY)), ("of", Value(TOTAL, Kind.CURRENCY)), ("is", Fixed("Money")))


def test_an_amount_is_shown_under_the_keys_asked_for() -> None:
    assert Amounts(SIDES, "EUR")[123400] == {"much": "12.34", "of": "EUR", "is": "Money"}


def test_the_same_number_is_the_same_object() -> None:
    table = Amounts(SIDES, "EUR")
    assert table[5000] is table[5000]


def test_no_more_are_kept_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT", 3)
    table = Amounts(SIDES, "EUR")
    assert [table[units]["much"] for units in range(0, 50000, 10000)] == ["0.00", "1.00", "2.00", "3.00", "4.00"]
    assert len(table) <= 3


@pytest.mark.parametrize("value", [None, "12.34", [1]])
def test_what_is_no_number_has_no_amount(value: object) -> None:
    with pytest.raises(TypeError):
        Amounts(SIDES, "EUR")[value]  # type: ignore[index]  # that is the point


def test_only_an_object_of_one_number_is_an_amount() -> None:
    assert is_amount(Record("Money", SIDES, TOTAL))
    assert not is_amount(Record("Money", (("much", Value(("own", "tax"), Kind.MONEY)),), TOTAL))
    assert not is_amount(Record("Money", (("much", Value(TOTAL, Kind.MEAN_MONEY)),), TOTAL))
