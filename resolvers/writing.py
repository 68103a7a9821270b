"""Mutations: every root field of an operation in its order, in one transaction, all or none.

>>> wishes = wishes_of(tree, operation, variables, schema, model)   # what is asked for, under which keys
>>> ready = await done(wishes, author, store)                       # a tree for each key, made after the commit

A field that refuses what it is given, for a reason that whoever asks can mend, raises `Refused`: then nothing is done,
its own tree says why, and those of the others that they were ABORTED.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.keys.wanted import Fault
from graph.store import Store, Transaction
from resolvers.mutation import MUTATIONS
from resolvers.refusals import Author, Refused
from resolvers.selection.wishes import Wish
from schema.finish import ByName

Trees = dict[str, ByName]


async def done(wishes: Sequence[Wish], author: Author, store: Store, *, timeout: float | None = None) -> Trees:
    """The payload of every wish; raises StoreError if nothing could be done."""

    async def work(tx: Transaction) -> Trees:
        return {wish.key: await _done(wish, author, tx) for wish in wishes}

    try:
        return await store.write(work, timeout=timeout)
    except _Undone as undone:
        return {wish.key: _said(wish, undone) for wish in wishes}


class _Undone(Exception):
    """Ends the transaction: the key of the field that refused, and why."""

    def __init__(self, key: str, refused: Refused) -> None:
        super().__init__(key)
        self.key, self.faults = key, refused.faults


async def _done(wish: Wish, author: Author, tx: Transaction) -> ByName:
    try:
        return ByName(await MUTATIONS[wish.name](tx, wish.given["input"], author), userErrors=[])
    except Refused as refused:
        raise _Undone(wish.key, refused) from refused


def _said(wish: Wish, undone: _Undone) -> ByName:
    """What a field says of an operation of which nothing was done."""
    aborted = Fault("ABORTED", None, f"{undone.key} was refused, so nothing of this operation was done.")
    faults = undone.faults if wish.key == undone.key else (aborted,)
    return ByName(userErrors=[ByName(code=each.code, field=each.field, message=each.message) for each in faults])
