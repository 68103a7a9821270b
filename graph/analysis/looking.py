"""What the API reads of an analysis: the run that is shown, its communities, and who belongs to them now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import orjson

from graph.analysis import statements
from graph.statement import Statement
from graph.store import Reader

MOST, MOST_MEMBERS = 10_000, 100_000
Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Described:
    """A community as it was stored: its traits and neighbours are as `outcome` has them."""

    id: str
    size: int
    spent: int
    top: Sequence[str]
    traits: Sequence[Told]
    neighbours: Sequence[Told]


async def shown(store: Reader, *, timeout: float | None = None) -> Told | None:
    """What is known of the run that is shown."""
    rows = await store.read(Statement(statements.SHOWN), timeout=timeout)
    return cast("dict[str, Any]", rows[0][0]) if rows else None


async def largest(store: Reader, *, timeout: float | None = None) -> list[tuple[str, int]]:
    """The ids and sizes of communities, the largest first, at most ten thousand."""
    rows = await store.read(Statement(statements.ALL, {"limit": MOST}), timeout=timeout)
    return [(str(id_), cast(int, size)) for id_, size in rows]


async def described(store: Reader, ids: Sequence[str], *, timeout: float | None = None) -> dict[str, Described]:
    """Those of these communities that there are, by their ids."""
    rows = await store.read(Statement(statements.SOME, {"ids": list(ids)}), timeout=timeout) if ids else []
    return {each.id: each for [row] in rows for each in [_described(cast("dict[str, Any]", row))]}


def _described(row: Told) -> Described:
    told = orjson.loads(row["told"])
    return Described(row["id"], row["size"], row["spent"], row["top"], told["traits"], told["neighbours"])


async def members(
    store: Reader, ids: Sequence[str] | None = None, *, most: int = MOST_MEMBERS, timeout: float | None = None
) -> dict[str, list[str]]:
    """Who belongs to each community now, the most influential first; so many people at most."""
    given: dict[str, object] = {"limit": most} if ids is None else {"limit": most, "ids": list(ids)}
    text = statements.EVERYBODY if ids is None else statements.MEMBERS
    found = dict[str, list[str]]()
    for community, customer in await store.read(Statement(text, given), timeout=timeout):
        found.setdefault(str(community), []).append(str(customer))
    return found


async def of_customers(store: Reader, ids: Sequence[str], *, timeout: float | None = None) -> dict[str, str]:
    """The communities of some customers."""
    rows = await store.read(Statement(statements.OF_CUSTOMERS, {"ids": list(ids)}), timeout=timeout)
    return {str(customer): str(community) for customer, community in rows}
