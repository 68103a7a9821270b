"""The graph as the analysis needs it, in pages of customers with everything that is next to them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import cast

from graph.analysis import statements
from graph.statement import Statement
from graph.store import Reader, Row

PAGE = 1000
BESIDE = {
    "spent": statements.SPENT,
    "referred": statements.REFERRED,
    "ties": statements.TIES,
    "households": statements.HOUSEHOLDS,
    "employers": statements.EMPLOYERS,
    "countries": statements.COUNTRIES,
    "categories": statements.CATEGORIES,
}
Portion = dict[str, list[Row]]


async def headcount(store: Reader) -> int:
    """How many customers there are, archived ones among them."""
    [[count]] = await store.read(Statement(statements.COUNT))
    return cast(int, count)


async def portions(store: Reader, today: str) -> AsyncIterator[Portion]:
    """Page by page, each by a statement for the people and one for each thing beside them."""
    after = ""
    while people := await store.read(Statement(statements.PEOPLE, {"after": after, "limit": PAGE})):
        after = cast(str, people[-1][0])
        yield {"people": people, **await _beside(store, [cast(str, each[0]) for each in people], today)}


async def _beside(store: Reader, ids: list[str], today: str) -> Portion:
    found = await asyncio.gather(*(store.read(_asked(text, ids, today)) for text in BESIDE.values()))
    return dict(zip(BESIDE, found, strict=True))


def _asked(text: str, ids: list[str], today: str) -> Statement:
    """With no more than it names, as engines want it."""
    return Statement(text, {"ids": ids, "today": today} if "$today" in text else {"ids": ids})
