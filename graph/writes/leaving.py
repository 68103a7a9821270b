"""Who leaves a home that was inferred lives apart from those who stay: it is kept, so that no inference undoes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from graph.ingest.bonds import Bond
from graph.writes.drafts import Given
from graph.writes.households import Desk, is_stated, memberships, part
from graph.writes.ledger import Ledger
from graph.writes.outcomes import Outcome
from graph.writes.relation_verbs import Row, Verb
from graph.writes.relations import Binding, bind


async def ended(batch: Binding, verb: Verb, rows: Sequence[Given]) -> list[Outcome]:
    """Memberships end, or are taken back. Whoever goes out of a home that was inferred lives apart from who stays."""
    gone: list[tuple[str, str]] = []
    outcomes = await bind(batch, replace(verb, do=partial(_noting, verb, gone)), rows)
    desk, leavers = Desk(batch.writing, batch.scope), {person for person, _ in gone}
    stay = await memberships(desk, sorted({home for _, home in gone})) if gone else []
    for home in sorted({home for _, home in gone}):
        others = [each.start for each in stay if each.end == home and each.start not in leavers]
        await part(desk, [person for person, left in gone if left == home], others)
    return outcomes


def _noting(verb: Verb, gone: list[tuple[str, str]], book: Ledger, row: Row) -> None:
    """Do it, and note whether an inferred membership has gone by it."""
    held = [each for each in book.between(row.start, row.end) if not is_stated(each) and _is_open(each)]
    verb.do(book, row)
    left = book.between(row.start, row.end)
    if any(each not in left or not _is_open(each) for each in held):
        gone.append((row.start, row.end))


def _is_open(bond: Bond) -> bool:
    return bond.properties.get("until") is None
