"""Removes what has been kept for long enough, a batch a transaction, so that nobody waits for long."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial
from typing import cast

from graph.retention import statements
from graph.statement import Statement
from graph.store import Store, Transaction

BATCH = 1000
TEXTS = {
    "Commit": statements.COMMITS,
    "Answered": statements.ANSWERS,
    "Change": statements.CHANGES,
    "Job": statements.JOBS,
}
"""What can be removed, by the label of its nodes."""


async def forget(store: Store, label: str, before: str, *, batch: int = BATCH) -> AsyncIterator[int]:
    """Remove the nodes of a label from before a stored moment; after each transaction, how many it removed."""
    asked = Statement(TEXTS[label], {"before": before, "limit": batch})
    removed = batch
    while removed == batch:
        removed = await store.write(partial(_removed, asked=asked))
        yield removed


async def _removed(tx: Transaction, asked: Statement) -> int:
    [[count]] = await tx.run(asked)
    return cast(int, count)
