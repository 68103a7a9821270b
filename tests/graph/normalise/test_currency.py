"""Currencies are codes of ISO 4217."""

import pytest

from graph.normalise.currency import currency
from graph.normalise.errors import Fault, Invalid


@pytest.mark.parametrize(("raw", "code"), [("EUR", "EUR"), (" gbp\n", "GBP"), ("Jpy", "JPY"), ("DEM", "DEM")])
def test_a_code_is_written_in_capitals(raw: str, code: str) -> None:
    assert currency(raw) == code


@pytest.mark.parametrize("raw", ["€", "Euro", "EU", "ABC", "XXX", "XTS", "978"])
def test_what_is_no_currency_is_refused(raw: str) -> None:
    with pytest.raises(Invalid, match="ISO 4217") as caught:
        currency(raw)
    assert caught.value.code is Fault.UNKNOWN


def test_an_empty_code_is_refused() -> None:
    with pytest.raises(Invalid) as caught:
        currency(" ")
    assert caught.value.code is Fault.EMPTY
