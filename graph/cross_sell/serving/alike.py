"""Lists for those who are alike, made at the end of learning: what customers of a country and band have bought.

They belong to the edition of the model that they were made with, so that whoever restores an edition has its lists.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Collection, Sequence
from functools import partial

from graph.cross_sell.serving import statements
from graph.cross_sell.serving.persons import Person, persons
from graph.cross_sell.serving.popular import bands_of
from graph.cross_sell.serving.reading import Everything
from graph.statement import Statement
from graph.store import Store, Transaction

FEWEST, MOST = 20, 50
"""Customers that it takes for a list, and products in it."""
AT_ONCE = 250
Row = tuple[str, str, int, int]


async def keep(store: Store, edition: str, *, at: str) -> int:
    """Make the lists of an edition as of a moment; how many there are."""
    people, bought = Counter[str](), dict[str, Counter[str]]()
    async for some in everybody(store, now=at):
        for each in some:
            count(each, edition, people, bought, now=at)
    rows = rows_of(people, bought)
    keys = sorted({key for key, *_ in rows})
    for start in range(0, len(keys), MOST):
        few = keys[start : start + MOST]
        await store.write(partial(_keep, keys=few, rows=[row for row in rows if row[0] in few]))
    return len(keys)


async def forget(store: Store, editions: Collection[str]) -> None:
    """Drop the lists of all editions but these."""
    rows = await store.read(Statement(statements.LISTS))
    gone = sorted(str(key) for [key] in rows if str(key).split(":")[0] not in editions)
    for start in range(0, len(gone), MOST):
        work = partial(_said, text=statements.FORGET, keys=gone[start : start + MOST])
        await store.write(work)


async def everybody(store: Store, *, now: str, dismissed_since: str = "9999") -> AsyncIterator[Sequence[Person]]:
    """All customers, some at a time, in the order of their ids."""
    ask, after = Everything(store), ""
    while ids := [str(id_) for [id_] in await ask.read(statements.NEXT, after=after, limit=AT_ONCE)]:
        known = await persons(ask, ids, now=now, dismissed_since=dismissed_since)
        yield [known[each] for each in ids if each in known]
        after = ids[-1]


def count(person: Person, edition: str, people: Counter[str], bought: dict[str, Counter[str]], *, now: str) -> None:
    """Count somebody, and what they kept of what they bought, for each list that they are in."""
    for key in dict.fromkeys(bands_of(person, edition, now=now)):
        people[key] += 1
        bought.setdefault(key, Counter()).update(each.product for each in person.liked)


def rows_of(people: Counter[str], bought: dict[str, Counter[str]]) -> list[Row]:
    """The products of each list that enough customers are in: key, product, rank, how many of them bought it."""
    found = list[Row]()
    for key in sorted(each for each, number in people.items() if number >= FEWEST):
        best = sorted(bought[key].items(), key=lambda each: (-each[1], each[0]))[:MOST]
        found += [(key, product, rank, buyers) for rank, (product, buyers) in enumerate(best, 1)]
    return found


async def _keep(tx: Transaction, *, keys: Sequence[str], rows: Sequence[Row]) -> None:
    await tx.run(Statement(statements.EMPTY, {"keys": list(keys)}))
    await tx.run(Statement(statements.FILL, {"rows": [list(row) for row in rows]}))


async def _said(tx: Transaction, *, text: str, keys: Sequence[str]) -> None:
    await tx.run(Statement(text, {"keys": list(keys)}))
