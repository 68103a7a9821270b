"""A piece of work in one transaction: all of it is done and recorded, once, or nothing is.

A connection that is cut at commit leaves open whether the transaction counts. Every transaction that changes something
therefore writes a mark of its own under a unique key; whoever is in doubt writes the same mark. Either it is there
already, then so is all that was done with it; or the doubter has it now, then the lost transaction can never be
committed, and is tried again.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar
from uuid import uuid4

from graph.errors import OutcomeUnknown
from graph.origin import Origin
from graph.statement import Statement
from graph.store import Store, Transaction
from graph.writes import statements
from graph.writes.writing import Writing

T = TypeVar("T")
ATTEMPTS = 3
"""How often a write whose outcome got lost is tried before its fault is let out."""


async def written(
    store: Store, work: Callable[[Writing], Awaitable[T]], origin: Origin, *, timeout: float | None = None
) -> T:
    """What `work` returned in the transaction that counts; it may run more than once."""
    for _ in range(ATTEMPTS - 1):
        try:
            return await _once(store, work, origin, timeout)
        except _Lost:
            continue
    return await _once(store, work, origin, timeout)


class _Lost(OutcomeUnknown):
    """A connection was cut, and nothing was done."""


async def _once(store: Store, work: Callable[[Writing], Awaitable[T]], origin: Origin, timeout: float | None) -> T:
    commit = uuid4().hex
    done: list[T] = []

    async def attempt(tx: Transaction) -> T:
        writing = Writing(tx, origin)
        done[:] = [await work(writing)]
        await writing.close(commit)
        return done[0]

    try:
        return await store.write(attempt, timeout=timeout)
    except OutcomeUnknown as error:
        if await _is_void(store, commit, origin):
            raise _Lost(str(error)) from error
        return done[0]


async def _is_void(store: Store, commit: str, origin: Origin) -> bool:
    """Whether a commit never came about; asking settles it. Faults of the asking go out: then it stays unknown."""

    async def claim(tx: Transaction) -> bool:
        [[is_void]] = await tx.run(Statement(statements.CLAIM_COMMIT, {"commit": commit, "at": origin.at}))
        return bool(is_void)

    return await store.write(claim)
