"""A graph of chance to make offers in: everybody bought so many products, and fifty edges lead into each of them.

Properties of nodes and relationships are spelled out in texts, which the embedded engine writes at once.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

from bench import offline
from bench.batches import put, put_links
from bench.engines import started
from bench.population import Values
from graph.bolt import connected
from graph.cross_sell.serving.weights import key_of, text_of
from graph.endpoint import Endpoint
from graph.store import Store
from migrations.runner import migrate

PRODUCTS, EDGES, VISITS = 1000, 50, 28
SIZES = {"40 products": (25, 40), "200 products": (25, 200)}
"""How many customers of each kind there are, and what they have bought."""
SPEAKS: Values = {
    "model": 1, "together": 9, "support": 0.1, "confidence": 0.1, "lift": 2.0, "significance": 20.0, "buyers": 9,
    "ofBuyers": 90, "buyerLift": 2.0,
}  # fmt: skip
ONCE: Values = {"times": 1, "quantity": 1, "spent": 1, "returnedQuantity": 0}
MODEL: Values = {"id": "cross-sell", "number": 1, "settings": "{}", "at": "2026-01-01T00:00:00", "isPacked": True}
CREATE = {
    "Model": "UNWIND $rows AS row\nCREATE (n:Model <map>)\nRETURN count(n)",
    "Product": "UNWIND $rows AS row\nCREATE (n:Product <map>)\nRETURN count(n)",
    "Customer": "UNWIND $rows AS row\nCREATE (n:Customer <map>)\nRETURN count(n)",
    "Sheet": "UNWIND $rows AS row\nCREATE (n:Sheet <map>)\nRETURN count(n)",
}
Weights = Mapping[str, Mapping[str, float]]


def customer(size: str, number: int) -> str:
    return f"cus_{size.split(maxsplit=1)[0]}_{number:05}"


@asynccontextmanager
async def running(engine: str, folder: Path) -> AsyncIterator[Endpoint]:
    """An engine with the graph in it: a Neo4j is filled by its own import, which takes seconds, before it starts."""
    if engine == "neo4j":
        tables = {f"--nodes={label}": rows for label, rows in nodes().items()}
        offline.put(folder, tables | {f"--relationships={kind}": map(offline.flat, rows) for kind, rows in links()})
    async with started(engine, folder) as place, connected(place.endpoint) as store:
        await migrate(store, place.endpoint)
        if engine != "neo4j":
            await _fill(store)
        yield place.endpoint


def nodes() -> Mapping[str, Iterator[Values]]:
    """Every node by its label; sheets have ids as well, since the import wants one of each node."""
    people = [customer(size, number) for size, (many, _) in SIZES.items() for number in range(many)]
    return {
        "Model": iter([MODEL]),
        "Product": ({"id": each, "sku": each, "name": each, "kind": "GOODS"} for each in _products()),
        "Customer": ({"id": each, "name": each} for each in people),
        "Sheet": ({"id": key_of(one), "key": key_of(one), "text": text_of(some)} for one, some in _weights().items()),
    }


def links() -> Iterator[tuple[str, Iterator[Values]]]:
    """Every relationship by its type: start, end and properties."""
    yield (
        "GOES_WITH",
        (
            {"start": one, "end": other, "properties": {"weight": weight, **SPEAKS}}
            for one, some in _weights().items()
            for other, weight in some.items()
        ),
    )
    yield "BOUGHT", _bought()


def _products() -> Sequence[str]:
    return [f"pro_{number:05}" for number in range(PRODUCTS)]


def _weights() -> Weights:
    chance, found = Random(1), dict[str, dict[str, float]]()  # noqa: S311  # it chooses and guards nothing
    for each in _products():
        for one in chance.sample(_products(), EDGES):
            found.setdefault(one, {})[each] = chance.random()
    return found


def _bought() -> Iterator[Values]:
    chance = Random(2)  # noqa: S311  # it chooses and guards nothing
    for size, (people, products) in SIZES.items():
        for number in range(people):
            for one in chance.sample(_products(), products):
                last = f"2025-01-{chance.randint(1, VISITS):02}T10:00:00"
                yield {"start": customer(size, number), "end": one, "properties": {**ONCE, "lastAt": last}}


async def _fill(store: Store) -> None:
    for label, rows in nodes().items():
        await put(store, CREATE[label], ({"properties": each} for each in rows))
    for kind, rows in links():
        await put_links(store, kind, rows)
