"""The purchases of the sample as they are in its file, which needs no engine: every buyer, goods alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isnan
from pathlib import Path

import pyarrow.parquet as pq

from graph.cross_sell.spool import Sale

COLUMNS = ("Customer ID", "Invoice", "StockCode", "InvoiceDate", "Quantity", "Price")
GOODS = re.compile(r"\d{5}")


def sales(path: Path) -> Iterator[Sale]:
    """Invoice by invoice; one that is no cancellation, with a buyer, and its lines with a quantity and a price."""
    lines: dict[tuple[str, str], tuple[str, set[str]]] = {}
    columns = pq.read_table(path, columns=list(COLUMNS)).to_pydict()
    for buyer, invoice, code, at, quantity, price in zip(*(columns[name] for name in COLUMNS), strict=True):
        if buyer is None or isnan(buyer) or not _is_sale(invoice, code, quantity, price):
            continue
        key = (f"{int(buyer)}", invoice)
        earliest, codes = lines.setdefault(key, (at, set()))
        codes.add(code)
        lines[key] = (min(at, earliest), codes)
    for (owner, invoice), (at, codes) in lines.items():
        yield Sale(invoice, owner, at, tuple(sorted(codes)))


def _is_sale(invoice: str, code: str, quantity: int, price: float) -> bool:
    return quantity > 0 and price > 0 and not invoice.startswith("C") and bool(GOODS.match(code))
