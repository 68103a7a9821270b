"""What a row of purchases is worth: quantity times price less discount, in its currency and in the deployment's.

Money in another currency is turned by the rate of the row, each line rounded to 1/10,000.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from graph.normalise.money import LARGEST, turned
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


def worths(converted: Converted, currency: str) -> list[Worth | Reject]:
    """The worth of every row of a chunk, or why it has none."""
    cells = cast("Mapping[str, list[Any]]", converted.cells)  # Values of as many types as there are columns.
    if "discount" not in cells and all(each is None or each == currency for each in set(cells.get("currency", ()))):
        pairs = zip(cells["quantity"], cells["unitPrice"], strict=True)
        return [_plain(converted, row, quantity, price) for row, (quantity, price) in enumerate(pairs)]
    return [_worth(converted, cells, row, currency) for row in range(len(converted.chunk.lines))]


def _plain(converted: Converted, row: int, quantity: int | None, price: int | None) -> Worth | Reject:
    """What nearly every row is: no discount, our own currency."""
    if quantity is None or price is None:
        return _nothing(converted, row)
    total = quantity * price
    return Worth(quantity, price, 0, total, total) if -LARGEST <= total <= LARGEST else _too_much(converted, row, price)


def _worth(converted: Converted, cells: Mapping[str, list[Any]], row: int, currency: str) -> Worth | Reject:
    """A discount on what came back makes it worth less, whichever sign it is written with."""
    quantity: int | None = cells["quantity"][row]
    price: int | None = cells["unitPrice"][row]
    if quantity is None or price is None:
        return _nothing(converted, row)
    discount: int = (cells["discount"][row] or 0) if "discount" in cells else 0
    discount = -abs(discount) if quantity < 0 else discount
    original = quantity * price - discount
    rate = _rate(converted, cells, row, currency) if "currency" in cells else UNITS
    if isinstance(rate, Reject):
        return rate
    if max(abs(original), abs(original * rate // UNITS)) > LARGEST:
        return _too_much(converted, row, price)
    if rate == UNITS:
        return Worth(quantity, price, discount, original, original)
    return Worth(quantity, turned(price, rate), turned(discount, rate), turned(original, rate), original)


def _nothing(converted: Converted, row: int) -> Reject:
    return converted.reject(row, "quantity", "", "There is no worth without quantity and price.")


def _too_much(converted: Converted, row: int, price: int) -> Reject:
    return converted.reject(row, "unitPrice", str(price), "Quantity times price is more than can be kept.")


def _rate(converted: Converted, cells: Mapping[str, list[Any]], row: int, ours: str) -> int | Reject:
    currency = cells["currency"][row]
    if currency is None or currency == ours:
        return UNITS
    rate: int | None = cells["rate"][row] if "rate" in cells else None
    if rate is None or rate <= 0:
        reason = f"A row in {currency} needs a rate: how many {ours} one {currency} was."
        return converted.reject(row, "rate", str(rate or ""), reason)
    return rate
