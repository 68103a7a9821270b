"""An inference over the graph: whether it is due, what is read, and what is kept of how far it came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph.feed import service as feed
from graph.feed.service import Noted
from graph.households import statements
from graph.statement import Statement
from graph.store import Reader, Transaction

RULES = 2
"""Counts changes of the rules, after which everything is inferred anew."""
SOURCE = "inference"
CHUNK = 2000
WAYS = frozenset({"LOCATED_AT", "IDENTIFIED_BY", "TIED_TO", "MEMBER_OF", "LIVES_APART"})
FIELDS = frozenset({"name", "givenName", "familyName", "birthDate", "archivedAt", "kind"})
TYPES = frozenset({"Customer", "Household"})


@dataclass(frozen=True, slots=True)
class Mark:
    """How far an inference has read: the position of the feed, the day, and the rules by which it went."""

    position: int
    day: str
    rules: int = RULES


async def mark(store: Reader) -> Mark | None:
    """That of the last one."""
    rows: list[Any] = await store.read(Statement(statements.MARK))
    return Mark(int(rows[0][0]), str(rows[0][1]), int(rows[0][2])) if rows else None


async def keep(tx: Transaction, found: Mark) -> None:
    given = {"position": found.position, "day": found.day, "rules": found.rules}
    await tx.run(Statement(statements.SET_MARK, given))


async def count(store: Reader) -> int:
    """How many people there are to look at."""
    rows: list[Any] = await store.read(Statement(statements.COUNT))
    return int(rows[0][0])


async def is_due(store: Reader, last: Mark | None, now: Mark) -> bool:
    """Whether something may be otherwise: another day, other rules, or a change that counts since the last one."""
    if last is None or (last.day, last.rules) != (now.day, now.rules):
        return True
    known = await feed.kept(store)
    if last.position + 1 < known.oldest or last.position > known.newest:
        return True
    position = last.position
    while position < now.position:
        some = await feed.since(store, position, until=now.position, limit=CHUNK)
        if any(map(counts, some)):
            return True
        position = some[-1].position if some else now.position
    return False


def counts(noted: Noted) -> bool:
    """Whether a change may move somebody: of a name, an address, a key, a tie, a household, unless we made it."""
    change = noted.change
    if noted.source == SOURCE:
        return False
    if change.relationship is not None:
        return change.relationship in WAYS
    return change.type in TYPES and (not change.fields or not FIELDS.isdisjoint(change.fields))
