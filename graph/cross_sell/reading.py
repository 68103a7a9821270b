"""Purchases out of the graph into a file, a page at a time."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import cast

from graph.cross_sell import statements
from graph.cross_sell.spool import Sale, put
from graph.statement import Statement
from graph.store import Reader, Row

PAGE = 2000


async def spooled(store: Reader, path: Path, *, page: int = PAGE) -> AsyncIterator[int]:
    """Write every purchase of goods to a file; after each page, how many were looked at so far."""
    after, looked_at = "", 0
    with path.open("wb") as file:
        while rows := await store.read(Statement(statements.PURCHASES, {"after": after, "limit": page})):
            put(file, (_sale(row) for row in rows if row[3]))
            after = cast(str, rows[-1][0])
            looked_at += len(rows)
            yield looked_at


def _sale(row: Row) -> Sale:
    id_, at, buyers, products = row
    owners = cast("Sequence[str]", buyers)
    return Sale(
        cast(str, id_), owners[0] if owners else None, cast(str, at), tuple(sorted(cast("list[str]", products)))
    )
