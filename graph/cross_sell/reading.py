"""Purchases out of the graph into a file, a page at a time."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from pathlib import Path
from typing import Any

from graph.cross_sell import statements
from graph.cross_sell.spool import Sale, put
from graph.statement import Statement
from graph.store import Reader, Store

PAGE = 2000


async def spooled(store: Store, path: Path, *, page: int = PAGE) -> AsyncIterator[int]:
    """Write every purchase of goods to a file; after each page, how many were looked at so far."""
    after, looked_at = "", 0
    goods, archived = await _ids(store, statements.GOODS), await _ids(store, statements.ARCHIVED)
    with path.open("wb") as file:
        while rows := await _page(store, after, page):
            found = (_sale(row, goods, archived) for row in rows)
            put(file, (each for each in found if each.products))
            after = max(id_ for id_, *_ in rows)
            looked_at += len(rows)
            yield looked_at


async def _ids(store: Reader, text: str) -> frozenset[Any]:
    return frozenset([id_ for [id_] in await store.read(Statement(text))])


async def _page(store: Store, after: str, page: int) -> Sequence[Any]:
    is_listed = store.engine == "neo4j"
    text = statements.PURCHASES if is_listed else statements.PURCHASES_AS_ROWS
    rows: Sequence[Any] = await store.read(Statement(text, {"after": after, "limit": page}))
    return list(rows[0][0]) if is_listed else rows


def _sale(row: Any, goods: Collection[str], archived: Collection[str]) -> Sale:
    id_, at, buyers, products = row
    owners = [each for each in buyers if each not in archived]
    return Sale(id_, owners[0] if owners else None, at, tuple(sorted({each for each in products if each in goods})))
