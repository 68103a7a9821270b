"""A write counts once and is recorded, whatever happens to its connection."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import pytest

from graph.bolt import BoltStore
from graph.errors import OutcomeUnknown
from graph.origin import Origin
from graph.statement import Statement
from graph.store import Store, Transaction
from graph.writes.changes import Change, ChangeKind
from graph.writes.commit import written
from graph.writes.writing import Writing

pytestmark = pytest.mark.usefixtures("indexed")
T = TypeVar("T")
ORIGIN = Origin("shop", "2026-05-01T12:00:00", "2026-05-01", by="ann")
COUNT = Statement("MERGE (n:Source {key: 'counter'}) SET n.version = coalesce(n.version, 0) + 1 RETURN n.version")


async def counted(writing: Writing) -> object:
    [[version]] = await writing.run(COUNT)
    writing.note(Change(ChangeKind.UPDATED, "Source", "src_1", ("version",)))
    return version


async def rows(store: Store, text: str) -> Sequence[Sequence[object]]:
    return await store.read(Statement(text))


async def test_a_change_is_recorded_with_the_write(store: BoltStore) -> None:
    assert await written(store, counted, ORIGIN) == 1
    kept = "MATCH (c:Change) RETURN c.position, c.kind, c.type, c.object, c.fields, c.by, c.source, c.at"
    assert await rows(store, kept) == [[1, "UPDATED", "Source", "src_1", ["version"], "ann", "shop", ORIGIN.at]]


async def test_what_changes_nothing_leaves_no_record(store: BoltStore) -> None:
    async def nothing(writing: Writing) -> None:
        await writing.run(Statement("RETURN 1"))

    await written(store, nothing, ORIGIN)
    assert await rows(store, "MATCH (n) WHERE n:Change OR n:Commit RETURN count(n)") == [[0]]


async def test_positions_have_neither_gaps_nor_doubles(store: BoltStore) -> None:
    await asyncio.gather(*(written(store, counted, ORIGIN) for _ in range(20)))
    found = await rows(store, "MATCH (c:Change) RETURN c.position ORDER BY c.position")
    assert [position for [position] in found] == list(range(1, 21))


@dataclass
class Cut:
    """A store whose connection is cut at the first commit: before it arrives, or before its answer does."""

    inner: BoltStore
    arrives: bool
    left: int = 1

    async def write(
        self,
        work: Callable[[Transaction], Awaitable[T]],
        *,
        timeout: float | None = None,
        bookmarks: Sequence[str] = (),
    ) -> T:
        self.left -= 1
        if self.left != 0:
            return await self.inner.write(work, timeout=timeout, bookmarks=bookmarks)
        if self.arrives:
            await self.inner.write(work)
        else:
            await _undone(self.inner, work)
        raise OutcomeUnknown("cut")


class _Back(Exception):
    pass


async def _undone(store: BoltStore, work: Callable[[Transaction], Awaitable[T]]) -> None:
    async def attempt(tx: Transaction) -> None:
        await work(tx)
        raise _Back

    with pytest.raises(_Back):
        await store.write(attempt)


@pytest.mark.parametrize("arrives", [True, False])
async def test_a_cut_at_commit_is_one_effect(store: BoltStore, arrives: bool) -> None:  # noqa: FBT001  # a case
    cut: Store = Cut(store, arrives)  # type: ignore[assignment]  # the part of a store that writes use
    assert await written(cut, counted, ORIGIN) == 1
    assert await rows(store, "MATCH (n:Source) RETURN n.version") == [[1]]
    assert await rows(store, "MATCH (c:Change) RETURN count(c)") == [[1]]
