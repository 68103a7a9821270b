"""What the real file of purchases says: who buys, which products there are, which lines a customer had."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median_low
from typing import Any

import pyarrow.compute
from pyarrow import parquet

compute: Any = pyarrow.compute  # its stubs do not follow columns through a chain of calls

FILE = "online_retail_II_2009_2010.parquet"
_GOODS = r"^(\d{5}|DCGS|SP\d|PADS|gift_)"


@dataclass(frozen=True, slots=True)
class Buyer:
    """A customer id of the file: `spent` in pence on goods, in so many orders; days of the first and last row."""

    key: str
    country: str
    first: date
    last: date
    orders: int
    spent: int


@dataclass(frozen=True, slots=True)
class Article:
    """A stock code: its descriptions with how often they stand on sold lines, the middle price in pence, its sales."""

    sku: str
    descriptions: tuple[tuple[str, int], ...]
    price: int | None
    lines: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Bought:
    """One line of goods that a named buyer bought."""

    buyer: str
    sku: str
    day: date


@dataclass(frozen=True, slots=True)
class Retail:
    buyers: tuple[Buyer, ...]
    articles: tuple[Article, ...]
    bought: tuple[Bought, ...]


def read(path: Path, sample: int = 24) -> Retail:
    """Buyers by key, articles by code, and every so-many-th line of goods that named buyers bought, in file order."""
    table = _prepared(parquet.read_table(path))
    named = table.filter(compute.greater(compute.utf8_length(table["buyer"]), 0))
    goods = named.filter(named["goods"])
    return Retail(buyers=_buyers(named, goods), articles=_articles(table), bought=_bought(goods, sample))


def _prepared(table: Any) -> Any:  # Any: what pyarrow computes with has no types of its own
    """The columns the rest asks for: trimmed codes, descriptions with single spaces, days, pence, what was sold."""
    pence = compute.cast(compute.round(compute.multiply(table["Price"], 100.0)), "int64")
    sku = compute.utf8_trim_whitespace(table["StockCode"])
    text = compute.replace_substring_regex(compute.fill_null(table["Description"], ""), r"\s+", " ")
    sold = compute.and_(compute.greater(table["Quantity"], 0), compute.greater(pence, 0))
    buyer = compute.cast(compute.if_else(compute.is_finite(table["Customer ID"]), table["Customer ID"], None), "int64")
    return pyarrow.table({
        "invoice": table["Invoice"], "sku": sku, "text": compute.utf8_trim_whitespace(text), "sold": sold,
        "goods": compute.and_(sold, compute.match_substring_regex(sku, _GOODS)), "pence": pence,
        "day": compute.utf8_slice_codeunits(table["InvoiceDate"], 0, 10), "country": table["Country"],
        "buyer": compute.fill_null(compute.cast(buyer, "string"), ""),
        "total": compute.multiply(pence, table["Quantity"]),
    })  # fmt: skip


def _buyers(named: Any, goods: Any) -> tuple[Buyer, ...]:
    spent = goods.group_by("buyer").aggregate([("total", "sum"), ("invoice", "count_distinct")]).to_pylist()
    by_key = {each["buyer"]: each for each in spent}
    rows = named.group_by("buyer").aggregate([("day", "min"), ("day", "max"), ("country", "max")]).to_pylist()
    return tuple(_buyer(row, by_key.get(row["buyer"], {})) for row in sorted(rows, key=lambda row: str(row["buyer"])))


def _buyer(row: dict[str, Any], spent: dict[str, Any]) -> Buyer:
    return Buyer(key=row["buyer"], country=row["country_max"], first=date.fromisoformat(row["day_min"]),
                 last=date.fromisoformat(row["day_max"]), orders=spent.get("invoice_count_distinct", 0),
                 spent=spent.get("total_sum", 0))  # fmt: skip


def _articles(table: Any) -> tuple[Article, ...]:
    texts: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in table.group_by(["sku", "text"]).aggregate([("sold", "sum")]).to_pylist():
        if row["text"]:
            texts[row["sku"]].append((row["text"], row["sold_sum"]))
    prices = table.filter(table["sold"]).group_by("sku").aggregate([("pence", "list")]).to_pylist()
    by_sku = {each["sku"]: each["pence_list"] for each in prices}
    rows = table.group_by("sku").aggregate([("day", "min"), ("day", "max")]).to_pylist()
    rows.sort(key=lambda row: str(row["sku"]))
    return tuple(_article(row, texts[row["sku"]], by_sku.get(row["sku"], [])) for row in rows)


def _article(row: dict[str, Any], texts: list[tuple[str, int]], prices: list[int]) -> Article:
    ranked = tuple(sorted(texts, key=lambda pair: (-pair[1], pair[0])))
    return Article(sku=row["sku"], descriptions=ranked, price=median_low(prices) if prices else None,
                   lines=len(prices), first=date.fromisoformat(row["day_min"]),
                   last=date.fromisoformat(row["day_max"]))  # fmt: skip


def _bought(goods: Any, sample: int) -> tuple[Bought, ...]:
    some = goods.take(list(range(0, goods.num_rows, sample))).select(["buyer", "sku", "day"]).to_pylist()
    return tuple(Bought(each["buyer"], each["sku"], date.fromisoformat(each["day"])) for each in some)
