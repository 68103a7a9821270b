"""BOUGHT, added up anew from interactions: what all purchases and returns of a buyer come to, product by product.

It can be dropped at any time; adding up gives the same again.
"""

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from functools import partial
from typing import cast

from graph.ingest import statements
from graph.ingest.references import Found
from graph.ingest.slots import filled
from graph.statement import Statement
from graph.store import Reader, Store, Transaction

LABELS = ("Customer", "Company")
BATCH = 250
Progress = Callable[[int], None]


async def recompute(store: Store, buyers: Iterable[Found] | None = None) -> int:
    """Add up for these buyers, or for all of them; the number of BOUGHT that there are then."""
    total = 0
    async for batch in _batches(store, buyers):
        total += await store.write(partial(add_up, buyers=batch))
    return total


async def everybody(store: Store, *, after: Found | None = None) -> AsyncIterator[Sequence[Found]]:
    """Every buyer there is, in batches that always come in the same order; those behind `after`, if it is given."""
    labels = LABELS if after is None else LABELS[LABELS.index(after.label) :]
    for label in labels:
        async for batch in _all(store, label, after.id if after and label == after.label else ""):
            yield batch


async def headcount(store: Reader) -> int:
    """How many buyers there are."""
    texts = [filled(statements.COUNT_BUYERS, label=label) for label in LABELS]
    return sum([cast(int, (await store.read(Statement(text)))[0][0]) for text in texts])


async def _batches(store: Store, buyers: Iterable[Found] | None) -> AsyncIterator[Sequence[Found]]:
    if buyers is not None:
        some = list(buyers)
        for start in range(0, len(some), BATCH):
            yield some[start : start + BATCH]
        return
    async for batch in everybody(store):
        yield batch


async def _all(store: Store, label: str, after: str) -> AsyncIterator[Sequence[Found]]:
    while True:
        asked = Statement(filled(statements.NEXT_BUYERS, label=label), {"after": after, "limit": BATCH})
        ids = [str(id_) for [id_] in await store.read(asked)]
        if not ids:
            return
        yield [Found(id_, label) for id_ in ids]
        after = ids[-1]


async def add_up(tx: Transaction, buyers: Sequence[Found]) -> int:
    """The old sums of these buyers go, the new ones come, in one transaction."""
    total = 0
    for label in LABELS:
        ids = [buyer.id for buyer in buyers if buyer.label == label]
        if ids:
            await tx.run(Statement(filled(statements.LOCK_BUYERS, label=label), {"ids": ids}))
            await tx.run(Statement(filled(statements.DROP_BOUGHT, label=label), {"ids": ids}))
            [[made]] = await tx.run(Statement(filled(statements.ADD_UP_BOUGHT, label=label), {"ids": ids}))
            total += cast(int, made)
    return total


async def owe(tx: Transaction, key: str, buyers: Sequence[Found]) -> None:
    """Note with an import whose sums it has made stale; the note survives what kills the import."""
    for label in LABELS:
        ids = [buyer.id for buyer in buyers if buyer.label == label]
        if ids:
            text = filled(statements.OWE_BOUGHT, label=label)
            await tx.run(Statement(text, {"import": key, "ids": ids}))


async def settle(store: Store, key: str, progress: Progress) -> int:
    """Add up for everybody whose sums an import has made stale."""
    total = 0
    while paid := await store.write(partial(_pay, key=key)):
        total += paid
        progress(total)
    return total


async def _pay(tx: Transaction, key: str) -> int:
    rows = await tx.run(Statement(statements.FIND_OWED, {"import": key, "limit": BATCH}))
    buyers = [Found(str(id_), cast("list[str]", labels)[0]) for id_, labels in rows]
    await add_up(tx, buyers)
    for label in LABELS:
        ids = [buyer.id for buyer in buyers if buyer.label == label]
        if ids:
            await tx.run(Statement(filled(statements.PAY_OWED, label=label), {"import": key, "ids": ids}))
    return len(buyers)
