"""The change feed in the graph: how far it reaches, and what stands in it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.feed import statements
from graph.statement import Statement
from graph.store import Reader
from graph.writes.changes import Change, ChangeKind

END = 2**62
"""A position that no feed reaches."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A change as the feed keeps it: its position, who made it, by which source, and the moment as it is stored."""

    position: int
    change: Change
    by: str | None
    source: str | None
    at: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The positions that the feed still holds; without any, `oldest` is one more than `newest`."""

    oldest: int
    newest: int


async def kept(store: Reader, *, timeout: float | None = None) -> Kept:
    """How far the feed reaches; what is written later has a higher position than `newest`."""
    newest, oldest = await asyncio.gather(
        store.read(Statement(statements.NEWEST), timeout=timeout),
        store.read(Statement(statements.OLDEST), timeout=timeout),
    )
    end: Any = newest[0][0] if newest else 0
    begin: Any = oldest[0][0] if oldest else end + 1
    return Kept(begin, end)


async def since(
    store: Reader,
    after: int,
    *,
    limit: int,
    until: int = END,
    ids: Sequence[str] | None = None,
    timeout: float | None = None,
) -> list[Noted]:
    """At most so many changes behind a position, in their order; those that `ids` have a part in, if there are any."""
    given: dict[str, Any] = {"after": after, "until": until, "limit": limit}
    if ids is None:
        return list(map(_noted, await store.read(Statement(statements.SINCE, given), timeout=timeout)))
    found = await _either(store, (statements.SINCE_OF, statements.SINCE_TO), {**given, "ids": list(ids)}, timeout)
    return [found[position] for position in sorted(found)][:limit]


async def of_object(
    store: Reader, object_id: str, *, limit: int, before: int | None = None, timeout: float | None = None
) -> list[Noted]:
    """At most so many changes of an object and of its relationships, the newest first."""
    given = {"id": object_id, "before": END if before is None else before, "limit": limit}
    found = await _either(store, (statements.HISTORY_OF, statements.HISTORY_TO), given, timeout)
    return [found[position] for position in sorted(found, reverse=True)][:limit]


async def _either(
    store: Reader, texts: tuple[str, str], given: dict[str, Any], timeout: float | None
) -> dict[int, Noted]:
    """What one statement or the other finds, by position: each leans on an index of its own."""
    sides = await asyncio.gather(*(store.read(Statement(each, given), timeout=timeout) for each in texts))
    return {each.position: each for side in sides for each in map(_noted, side)}


def _noted(row: Sequence[Any]) -> Noted:
    position, kind, type_, object_id, fields, version, relationship, other_type, other, by, source, at = row
    change = Change(
        ChangeKind(kind), type_, object_id, tuple(fields or ()), version, relationship, other_type, other
    )  # fmt: skip
    return Noted(position, change, by, source, at)
