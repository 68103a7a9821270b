"""What came of offers: told by whoever shows them, and kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph.cross_sell.serving import offers
from graph.cross_sell.serving.offers import Event, Happened
from graph.normalise.moments import stored
from graph.store import Transaction
from graph.writes.faults import Fault, Refused
from resolvers.author import Author
from resolvers.recommending import Recommendation, recommendation

MOST = 1000
Given = Mapping[str, Any]


async def record(tx: Transaction, given: Given, author: Author) -> dict[str, Any]:
    """One row."""
    known = await _known(tx, [given])
    return {"recorded": await offers.record(tx, _told(given, known, author))}


async def record_many(tx: Transaction, given: Given, author: Author) -> dict[str, Any]:
    """Many rows; what is wrong is said of all of them."""
    rows = given["rows"]
    if not 1 <= len(rows) <= MOST:
        raise Refused(Fault("INVALID", "rows", f"rows: from 1 to {MOST}, not {len(rows)}."))
    known = await _known(tx, rows)
    told, faults = list[Happened](), list[Fault]()
    for number, row in enumerate(rows):
        try:
            told += _told(row, known, author)
        except Refused as refused:
            faults += [each.under(f"rows.{number}") for each in refused.faults]
    if faults:
        raise Refused(*faults)
    return {"recorded": await offers.record(tx, told)}


async def _known(tx: Transaction, rows: Sequence[Given]) -> Mapping[str, str]:
    """The products that rows name by their SKUs, by these."""
    return await offers.known(tx, [row["sku"] for row in rows if row.get("sku") is not None])


def _told(row: Given, known: Mapping[str, str], author: Author) -> list[Happened]:
    found = recommendation(row["recommendationId"], author.key)
    if found is None:
        raise Refused(Fault("UNKNOWN_RECOMMENDATION", "recommendationId", "Take it from the answer that had the list."))
    event = Event(row["event"])
    return [_happened(event, each, found, author) for each in _products(row, known, found, event)]


def _products(row: Given, known: Mapping[str, str], found: Recommendation, event: Event) -> Sequence[str]:
    """The product that is meant; a list that is shown is shown as a whole if none is."""
    sku, product = row.get("sku"), row.get("product")
    if sku is not None and product is not None:
        raise Refused(Fault("INVALID", "sku", "A product is named by its id or by its SKU, not by both."))
    if sku is not None:
        product = known.get(sku, "")
    if product is None and event is Event.SHOWN:
        return found.products
    if product is None:
        raise Refused(Fault("INVALID", "product", f"{event} is about one product: name it by product or sku."))
    if product not in found.products:
        raise Refused(Fault("NOT_OFFERED", "product" if sku is None else "sku", "The list has no such product."))
    return [product]


def _happened(event: Event, product: str, found: Recommendation, author: Author) -> Happened:
    return Happened(event, found.id, product, stored(author.now), found.subject, found.strategy, found.model, found.arm)
