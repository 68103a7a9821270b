"""Who leaves a home that was inferred lives apart from those who stay: it is kept, so that no inference undoes it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

from graph.ingest.bonds import Bond
from graph.writes.drafts import Given
from graph.writes.households import Desk, beyond, is_stated, memberships, part, unseen
from graph.writes.ledger import Ledger
from graph.writes.outcomes import Outcome
from graph.writes.relation_verbs import Row, Verb
from graph.writes.relations import Binding, done, named_rows


async def ended(batch: Binding, verb: Verb, rows: Sequence[Given]) -> list[Outcome]:
    """Memberships end, or are taken back. Whoever goes out of a home that was inferred lives apart from who stays, all
    of whom have to be there for who decides it."""
    gone: list[tuple[str, str]] = []
    desk = Desk(batch.writing, batch.scope)
    ready, refused = await named_rows(batch, verb, rows)
    closed = await beyond(desk, sorted({row.end for row in ready.values()}))
    outcomes = {**refused, **await done(batch, replace(verb, do=partial(_noting, verb, gone, closed)), ready)}
    leavers = {person for person, _ in gone}
    stay = await memberships(desk, sorted({home for _, home in gone})) if gone else []
    for home in sorted({home for _, home in gone}):
        others = [each.start for each in stay if each.end == home and each.start not in leavers]
        await part(desk, [person for person, left in gone if left == home], others)
    return [outcomes[number] for number in range(len(rows))]


def _noting(verb: Verb, gone: list[tuple[str, str]], closed: Collection[str], book: Ledger, row: Row) -> None:
    """Do it, and note whether an inferred membership has gone by it; raises Refused for one of a `closed` home."""
    held = [each for each in book.between(row.start, row.end) if not is_stated(each) and _is_open(each)]
    if held and row.end in closed:
        raise unseen("household")
    verb.do(book, row)
    left = book.between(row.start, row.end)
    if any(each not in left or not _is_open(each) for each in held):
        gone.append((row.start, row.end))


def _is_open(bond: Bond) -> bool:
    return bond.properties.get("until") is None
