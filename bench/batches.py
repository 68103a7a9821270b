"""Nodes and relationships put into a graph in batches, each a transaction of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from graph.export import statements
from graph.ingest.slots import filled, spelled
from graph.statement import Statement
from graph.store import Store, Transaction

BATCH = 1000
ENDS = {
    "BOUGHT": ("Customer", "Product"),
    "CONTAINS": ("Interaction", "Product"),
    "GOES_WITH": ("Product", "Product"),
    "HAD": ("Customer", "Interaction"),
    "MEMBER_OF": ("Customer", "Household"),
    "PARENT_OF": ("Company", "Company"),
    "PARTNERS_WITH": ("Company", "Company"),
    "REFERRED": ("Customer", "Customer"),
    "TIED_TO": ("Customer", "Customer"),
    "WORKS_AT": ("Customer", "Company"),
}
"""Between which labels relationships of a type lead here."""
Row = Mapping[str, object]


async def put_nodes(store: Store, label: str, rows: Iterable[Row]) -> None:
    """New nodes, as rows of their properties."""
    await put(store, statements.CREATE_NODES, rows, label=label)


async def put_links(store: Store, kind: str, rows: Iterable[Row]) -> None:
    """New relationships of one type, as rows of start, end and properties."""
    start, end = ENDS[kind]
    await put(store, statements.CREATE_LINKS, rows, type=kind, start=start, end=end)


async def put(store: Store, template: str, rows: Iterable[Row], **names: str) -> None:
    """Whatever a template makes of each row, when its slots have these names; it returns how many it made."""
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        text = filled(spelled(template, batch), **names)

        async def work(transaction: Transaction, text: str = text, batch: list[Row] = batch) -> None:
            [[count]] = await transaction.run(Statement(text, {"rows": batch}))
            assert count == len(batch), f"{count} of {len(batch)} were made, such as of {batch[0]}: is an end missing?"

        await store.write(work)
