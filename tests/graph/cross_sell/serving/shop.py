"""A small shop: who bought what when, and a model of what goes with what, stored as learning stores it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.bolt import BoltStore
from graph.cross_sell.serving.weights import key_of, text_of
from graph.statement import Statement
from graph.store import Transaction

PRODUCTS = """UNWIND $rows AS row
CREATE (p:Product)
SET p = row"""
CUSTOMERS = """UNWIND $rows AS row
CREATE (c:Customer)
SET c = row"""
BOUGHT = """UNWIND $rows AS row
MATCH (c:Customer {id: row[0]})
MATCH (p:Product {id: row[1]})
CREATE (c)-[:BOUGHT {times: 1, quantity: 1, spent: 10000, returnedQuantity: row[3], refunded: 0, firstAt: row[2],
  lastAt: row[2]}]->(p)"""
EDGES = """UNWIND $rows AS row
MATCH (p:Product {id: row[0]}), (q:Product {id: row[1]})
CREATE (p)-[:GOES_WITH {weight: row[2], model: 1, together: 30, support: 0.1, confidence: 0.3, lift: 5.0,
  significance: 40.0, buyers: 41, ofBuyers: 212, buyerLift: 6.1}]->(q)"""
ANY_EDGES = """UNWIND $rows AS row
MATCH (p:Product {id: row[0]})
MATCH (q:Product {id: row[1]})
CREATE (p)-[g:GOES_WITH]->(q)
SET g = row[2]"""
MODEL = """CREATE (:Model {id: 'cross-sell', number: 2, at: '2026-04-30T00:00:00', settings: $settings})"""
PACKED = """MATCH (m:Model {id: 'cross-sell'})
SET m.isPacked = true
WITH m
UNWIND $rows AS row
CREATE (:Sheet {key: row.key, text: row.text})"""
SETTINGS = '{"decay": 0.5, "again": 1.0, "again_decay": 1.0, "again_fame": 0.0}'
POPULAR = """UNWIND $rows AS row
MATCH (m:Model {id: 'cross-sell'}), (p:Product {id: row[0]})
CREATE (m)-[:POPULAR {rank: row[1], score: 1.0, buyers: 50}]->(p)"""
ALIKE = """UNWIND $rows AS row
MATCH (p:Product {id: row[1]})
MERGE (l:Ranking {key: row[0]})
CREATE (l)-[:RANKS {rank: 1, buyers: 30}]->(p)"""
NAMES = {"a": "APRON", "b": "BOWL", "c": "CUP", "d": "DISH", "e": "EGG TIMER", "f": "FORK"}
GOES = (("a", "c", 0.4), ("a", "d", 0.1), ("b", "d", 0.4), ("b", "e", 0.1), ("c", "f", 0.2))
FAMOUS = ("a", "b", "f")


def product(letter: str) -> str:
    return f"pro_{letter}"


def letters(found: Iterable[Any]) -> str:
    """The products of a list, a letter each."""
    return "".join(each.product.removeprefix("pro_") for each in found)


async def said(store: BoltStore, text: str, **parameters: Any) -> None:
    async def work(tx: Transaction) -> None:
        await tx.run(Statement(text, parameters))

    await store.write(work)


async def products(store: BoltStore) -> None:
    """Six products, of which the names begin with a to f; nothing is learned yet."""
    rows = [{"id": product(letter), "sku": letter.upper(), "name": name, "kind": "GOODS"}
            for letter, name in NAMES.items()]  # fmt: skip
    await said(store, PRODUCTS, rows=rows)


async def learned(store: BoltStore) -> None:
    """What goes with what, and what is popular."""
    await said(store, EDGES, rows=[[product(a), product(b), weight] for a, b, weight in GOES])
    await said(store, MODEL, settings=SETTINGS)
    await packed(store, GOES)
    await said(store, POPULAR, rows=[[product(each), rank] for rank, each in enumerate(FAMOUS, 1)])


async def packed(store: BoltStore, goes: Iterable[tuple[str, str, float]]) -> None:
    """The same edges once more, as learning packs them for serving."""
    weights = dict[str, dict[str, float]]()
    for one, other, weight in goes:
        weights.setdefault(product(one), {})[product(other)] = weight
    await said(store, PACKED, rows=[{"key": key_of(each), "text": text_of(some)} for each, some in weights.items()])


async def customers(store: BoltStore, **bought: str) -> None:
    """Customers who bought these products in this order, a day each; capital letters came back."""
    await said(store, CUSTOMERS, rows=[{"id": f"cus_{name}", "name": name} for name in bought])
    await bought_by(store, {f"cus_{name}": some for name, some in bought.items()})


async def bought_by(store: BoltStore, bought: Mapping[str, str], *, day: int = 1) -> None:
    rows: Sequence[Sequence[object]] = [
        [who, product(each.lower()), f"2026-04-{day + number:02}T10:00:00", int(each.isupper())]
        for who, some in bought.items()
        for number, each in enumerate(some)
    ]
    await said(store, BOUGHT, rows=rows)
