"""What a row of purchases is worth: quantity times price less discount, in its currency and in the deployment's.

Money in another currency is turned by the rate of the row, each line rounded to 1/10,000.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from graph.normalise.money import LARGEST
from graph.normalise.money import UNITS as _UNITS
from server.imports.cells import Converted
from server.imports.rows import Reject

UNITS: int = _UNITS
MOST = 2**31 - 1


@dataclass(slots=True)
class Worth:
    """The figures of a row with the sign of the file; `original` is its total in its own currency."""

    quantity: int
    price: int
    discount: int
    total: int
    original: int


def worth_of(converted: Converted, row: int, currency: str) -> Worth | Reject:
    """A discount on what came back makes it worth less, whichever sign it is written with."""
    cells = cast("Mapping[str, list[Any]]", converted.cells)  # Values of as many types as there are columns.
    quantity: int | None = cells["quantity"][row]
    price: int | None = cells["unitPrice"][row]
    if quantity is None or price is None:
        return converted.reject(row, "quantity", "", "There is no worth without quantity and price.")
    discount: int = (cells["discount"][row] or 0) if "discount" in cells else 0
    discount = -abs(discount) if quantity < 0 else discount
    original = quantity * price - discount
    rate = _rate(converted, cells, row, currency) if "currency" in cells else UNITS
    if isinstance(rate, Reject):
        return rate
    if max(abs(original), abs(original * rate // UNITS)) > LARGEST or abs(quantity) > MOST:
        return converted.reject(row, "unitPrice", str(price), "Quantity times price is more than can be kept.")
    if rate == UNITS:
        return Worth(quantity, price, discount, original, original)
    return Worth(quantity, _turned(price, rate), _turned(discount, rate), _turned(original, rate), original)


def _rate(converted: Converted, cells: Mapping[str, list[Any]], row: int, ours: str) -> int | Reject:
    currency = cells["currency"][row]
    if currency is None or currency == ours:
        return UNITS
    rate: int | None = cells["rate"][row] if "rate" in cells else None
    if rate is None or rate <= 0:
        reason = f"A row in {currency} needs a rate: how many {ours} one {currency} was."
        return converted.reject(row, "rate", str(rate or ""), reason)
    return rate


def _turned(amount: int, rate: int) -> int:
    """An amount in our currency, half a unit rounded to the even one."""
    whole, rest = divmod(amount * rate, UNITS)
    return whole + (rest * 2 > UNITS or (rest * 2 == UNITS and whole % 2 == 1))
