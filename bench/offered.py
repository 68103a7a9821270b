"""A graph of chance to make offers in: everybody bought so many products, and fifty edges lead into each of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from random import Random
from typing import Any

from graph.bolt import BoltStore, connected
from graph.cross_sell import statements as learned
from graph.cross_sell.serving.weights import key_of, text_of
from graph.endpoint import Endpoint
from graph.statement import Statement
from migrations.runner import migrate

PRODUCTS, EDGES, VISITS = 2000, 50, 28
SIZES = {"40 products": (100, 40), "200 products": (50, 200)}
"""How many customers of each kind there are, and what they have bought."""
NODES = """UNWIND $rows AS row
CREATE (p:Product)
SET p = row"""
PEOPLE = """UNWIND $rows AS row
CREATE (c:Customer)
SET c = row"""
GOES = """UNWIND $rows AS row
MATCH (p:Product {id: row[0]})
MATCH (q:Product {id: row[1]})
CREATE (p)-[:GOES_WITH {weight: row[2], model: 1, together: 9, support: 0.1, confidence: 0.1, lift: 2.0,
  significance: 20.0, buyers: 9, ofBuyers: 90, buyerLift: 2.0}]->(q)"""
BOUGHT = """UNWIND $rows AS row
MATCH (c:Customer {id: row[0]})
MATCH (p:Product {id: row[1]})
CREATE (c)-[:BOUGHT {times: 1, quantity: 1, spent: 1, returnedQuantity: 0, lastAt: row[2]}]->(p)"""
MODEL_NODE = """MERGE (m:Model {id: 'cross-sell'})
SET m.number = 1, m.settings = '{}', m.at = '2026-01-01T00:00:00', m.isPacked = true"""


def customer(size: str, number: int) -> str:
    return f"cus_{size.split(maxsplit=1)[0]}_{number:05}"


@asynccontextmanager
async def filled(endpoint: Endpoint) -> AsyncIterator[BoltStore]:
    """A store with the graph in it."""
    chance = Random(1)  # noqa: S311  # it chooses and guards nothing
    ids = [f"pro_{number:05}" for number in range(PRODUCTS)]
    async with connected(endpoint) as store:
        await migrate(store, endpoint)
        await _said(store, MODEL_NODE, [None])
        await _said(store, NODES, [{"id": each, "sku": each, "name": each, "kind": "GOODS"} for each in ids])
        await _goes(store, [(one, each, chance.random()) for each in ids for one in chance.sample(ids, EDGES)])
        for size, (people, products) in SIZES.items():
            who = [customer(size, number) for number in range(people)]
            await _said(store, PEOPLE, [{"id": each, "name": each} for each in who])
            await _said(store, BOUGHT, [[each, one, f"2025-01-{chance.randint(1, VISITS):02}T10:00:00"]
                                        for each in who for one in chance.sample(ids, products)])  # fmt: skip
        yield store


async def _goes(store: BoltStore, edges: Sequence[tuple[str, str, float]]) -> None:
    """Edges, and the same packed, as learning writes them."""
    packed = dict[str, dict[str, float]]()
    for source, target, weight in edges:
        packed.setdefault(source, {})[target] = weight
    await _said(store, GOES, edges)
    rows = [{"key": key_of(each), "text": text_of(some)} for each, some in packed.items()]
    await _said(store, learned.WEIGH, rows)


async def _said(store: BoltStore, text: str, rows: Sequence[Any]) -> None:
    for start in range(0, len(rows), 1000):
        some = list(rows[start : start + 1000])
        await store.write(lambda tx, some=some: tx.run(Statement(text, {"rows": some})))  # type: ignore[misc]  # it is run at once
