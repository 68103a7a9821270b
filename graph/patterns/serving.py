"""What was found, read again for whoever asks, and what customers bought since then taken into account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

import orjson

from graph.patterns import statements
from graph.patterns.itemsets import Itemset
from graph.patterns.repeats import Lasting, NextPurchase, next_purchases
from graph.patterns.sequences import Sequence as After
from graph.patterns.sequences import Visit
from graph.store import Row


class Asking(Protocol):
    """Ways to read."""

    async def read(self, text: str, **parameters: object) -> list[Row]:
        """Every row of a statement."""


@dataclass(frozen=True, slots=True)
class Told:
    """A list as it was kept: when, what is said of it, its rows. There is no moment of what was never looked for."""

    at: str | None = None
    about: Mapping[str, Any] = field(default_factory=dict)
    rows: Sequence[Sequence[Any]] = ()


async def told(ask: Asking, name: str) -> Told:
    """A list by its name."""
    for at, about, texts in await ask.read(statements.LIST, head=f"patterns/{name}"):
        return Told(str(at), orjson.loads(str(about)), [row for text in texts for row in orjson.loads(text)])  # type: ignore[attr-defined]  # a list of texts
    return Told()


def itemsets(found: Told) -> list[Itemset]:
    """The sets of a list; items come first in it, then sets of their places."""
    alone = [row[0] for row in found.rows if len(row) == 1]
    size = max(found.about.get("purchases", 1), 1)
    return [Itemset(tuple(alone[each] for each in row[0]), row[1], row[1] / size) for row in found.rows if len(row) > 1]


def sequences(found: Told) -> list[After]:
    """The pairs of a list."""
    return [After(*row) for row in found.rows]


async def lasting(ask: Asking, ids: Sequence[str]) -> dict[str, Lasting]:
    """How long these products last, as far as that is known."""
    rows = await ask.read(statements.LASTING, ids=sorted(ids)) if ids else []
    return {str(row[0]): Lasting(*row) for row in rows}  # type: ignore[arg-type]  # as the statement has them


async def next_of(ask: Asking, customers: Sequence[str]) -> tuple[dict[str, list[NextPurchase]], dict[str, Lasting]]:
    """What runs out when, for each of these customers, the soonest first; and how long these products last."""
    visits = [Visit(str(who), datetime.fromisoformat(str(at)), (str(product),))
              for who, product, at in await ask.read(statements.DAYS, ids=sorted(customers))]  # fmt: skip
    known = await lasting(ask, sorted({product for each in visits for product in each.products}))
    found: dict[str, list[NextPurchase]] = defaultdict(list)
    for each in next_purchases(visits, known.values()):
        found[each.buyer].append(each)
    return found, known


async def due(ask: Asking, months: Sequence[str], *, since: str, until: str) -> AsyncIterator[list[NextPurchase]]:
    """What runs out from one day to another for customers who have bought it again, by day, customer and product.

    `months` are those that the list has. Whoever bought once more since it was found is not in it, nor who is gone.
    """
    for month in (each for each in months if since[:7] <= each <= until[:7]):
        for text in await _sheets(ask, month, since, until):
            yield await _still_due(ask, [row for row in orjson.loads(text) if since <= row[0] < until])


async def _sheets(ask: Asking, month: str, since: str, until: str) -> list[str]:
    rows = await ask.read(statements.DUE, head=f"patterns/due/{month}", since=since, until=until)
    return [str(text) for [text] in rows]


async def _still_due(ask: Asking, rows: Sequence[Sequence[Any]]) -> list[NextPurchase]:
    last = {(str(who), str(product)): str(at)[:10]
            for who, product, at in await ask.read(statements.BOUGHT, rows=[row[1:3] for row in rows])}  # fmt: skip
    return [
        NextPurchase(who, product, date.fromisoformat(day), days, date.fromisoformat(on), intervals)
        for on, who, product, day, days, intervals in rows
        if last.get((who, product)) == day
    ]
