"""Customers with what lies around them, in one row: household, employer, who referred them, consents, a first purchase.

All of a row is looked up and checked before any of it is written, so that a row is done as a whole or refused as one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.ingest import claims, links
from graph.ingest.bonds import Bond, Plan, Wish
from graph.ingest.claims import Claim
from graph.ingest.nodes import Told
from graph.ingest.noted import Way
from graph.ingest.references import Found as End
from graph.model import MODEL
from graph.writes import consents, records
from graph.writes.beside import NEW, PARTS, Good, beside_of, checked
from graph.writes.drafts import Batch, Given
from graph.writes.faults import Refused
from graph.writes.interactions import sales
from graph.writes.interactions.sale_drafts import Terms
from graph.writes.outcomes import Done, Outcome
from graph.writes.records import Verb
from graph.writes.rows import read
from graph.writes.writing import Writing

REFERRED = Way("REFERRED", "Customer", "Customer")


async def told(batch: Batch, rows: Sequence[Given], verb: Verb, terms: Terms) -> list[Outcome]:
    """Create or upsert customers with what the rows say beside their own values."""
    if all(PARTS.isdisjoint(given) for given in rows):
        return await verb(batch, rows)
    drafts, refused = read(enumerate(rows), lambda given: beside_of(batch, given, terms))
    outcomes: dict[int, Outcome] = {**refused}
    judged = await checked(batch, drafts, terms)
    good = {number: each for number, each in judged.items() if isinstance(each, Good)}
    outcomes |= {number: each for number, each in judged.items() if isinstance(each, Refused)}
    plain = [{name: value for name, value in rows[number].items() if name not in PARTS} for number in good]
    done = dict(zip(good, await verb(batch, plain) if plain else (), strict=True))
    pairs = [(each.ids["customer"], good[number]) for number, each in done.items() if isinstance(each, Done)]
    await _surround(batch, pairs, terms)
    outcomes |= done
    return [outcomes[number] for number in range(len(rows))]


async def _surround(batch: Batch, rows: Sequence[tuple[str, Good]], terms: Terms) -> None:
    writing = batch.writing
    for name in NEW:
        await _join(batch, name, [(id_, each) for id_, each in rows if name in each.joined])
    await _refer(writing, {id_: each.referrer for id_, each in rows if each.referrer is not None})
    consented = [(id_, Told("", given)) for id_, each in rows for given in each.beside.consents]
    await consents.create(writing, consented)
    bought = [each.purchase.bought_by(End(id_, "Customer")) for id_, each in rows if each.purchase is not None]
    await sales.write(sales.Sales(writing, terms), bought)


async def _join(batch: Batch, name: str, rows: Sequence[tuple[str, Good]]) -> None:
    """Households and employers; a new primary one closes the one before."""
    label, type_ = NEW[name]
    joinings = [each.beside.joining[name] for _, each in rows]
    new = [each.new.given for each in joinings if each.new is not None]
    made = iter(await records.create(replace(batch, node=MODEL.node(label)), new) if new else ())
    ends = [each.joined[name] or _id(next(made), label) for _, each in rows]
    wishes = [Wish(id_, end, joining.properties, group="")
              for (id_, _), end, joining in zip(rows, ends, joinings, strict=True)]  # fmt: skip
    way = Way(type_, "Customer", label)
    await links.tell(batch.writing, way, wishes, identity=None, origin=batch.writing.origin)


def _id(outcome: Outcome, label: str) -> str:
    if isinstance(outcome, Refused):
        raise outcome  # All that could refuse it was asked before.
    return outcome.ids[label.lower()]


async def _refer(writing: Writing, referrers: Mapping[str, str]) -> None:
    """Claims of who brought these customers; the first before any purchase is credited."""
    if not referrers:
        return
    standings = await claims.standings(writing, referrers)
    known: dict[str, dict[str, Claim]] = {id_: {} for id_ in referrers}
    for each in await links.arriving(writing, REFERRED, sorted(referrers)):
        known[each.end][each.start] = each.properties
    bonds = [
        Bond(referrer, id_, claims.completed({"at": writing.origin.at}, None, [*known[id_].values()], standings[id_]))
        for id_, referrer in referrers.items()
        if referrer not in known[id_]
    ]
    await links.write(writing, REFERRED, Plan(tuple(bonds), ()), origin=writing.origin)
