"""Relationships linked, changed, corrected, ended and unlinked, a batch at a time.

A relationship has no id of its own: it is named by its two ends and, where several stand between them, by what tells
these apart. All of a batch are read at once, changed in memory (relation_verbs.py) and written at once (ledger.py).

>>> batch = Binding(writing, KINDS["employment"], scope, KINDS["employment"].properties)
>>> await bind(batch, VERBS["Link"], [{"customer": {"email": "ann@example.com"}, "company": {"id": "com_…"}}])
[Done(ids={'customer': 'cus_…', 'company': 'com_…'}, was_created=False)]
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.declare import Property
from graph.ingest import hierarchies
from graph.model import MODEL
from graph.writes import keys, ledger, sight, values
from graph.writes.drafts import Given, Scope
from graph.writes.faults import Fault, Refused
from graph.writes.keys import Found, Key
from graph.writes.outcomes import Done, Outcome
from graph.writes.relation_kinds import End, RelationKind
from graph.writes.relation_verbs import NOWHERE, Row, Verb
from graph.writes.rows import read
from graph.writes.writing import Writing


@dataclass(frozen=True, slots=True)
class Binding:
    """Rows of one kind: who writes them, and which of its properties they may set."""

    writing: Writing
    kind: RelationKind
    scope: Scope
    told: tuple[Property, ...]


async def bind(batch: Binding, verb: Verb, rows: Sequence[Given], *, moves: End | None = None) -> list[Outcome]:
    """Do something to one relationship a row. `moves` is the input that names the start it has from now on."""
    ready, refused = await named_rows(batch, verb, rows, moves=moves)
    outcomes: dict[int, Outcome] = {**refused, **await done(batch, verb, ready)}
    ordered = [outcomes[number] for number in range(len(rows))]
    return ordered if moves is None else [_blamed(each, moves.field) for each in ordered]


async def named_rows(
    batch: Binding, verb: Verb, rows: Sequence[Given], *, moves: End | None = None
) -> tuple[dict[int, Row], dict[int, Refused]]:
    """Rows with both ends known, which are locked, by their numbers, and those that are refused."""
    if batch.kind.type in hierarchies.UPWARD:
        await hierarchies.lock(batch.writing, batch.kind.type)
    ends = (batch.kind.start, batch.kind.end, *([moves] if moves else []))
    drafts, refused = read(
        enumerate(rows),
        lambda given: _draft(batch, given, [each for each in ends if given.get(each.field) is not None]),
    )
    wanted = [key for named, _ in drafts.values() for key in named.values()]
    found = await sight.seen(batch.writing, batch.scope, await keys.looked_up(batch.writing, wanted))

    def row(number: int) -> Row:
        named, told = drafts[number]
        return _row(batch, rows[number], met(found, named, opens=verb.opens), told)

    ready, unmet = read(((number, number) for number in drafts), row)
    return ready, {**refused, **unmet}


def _blamed(outcome: Outcome, field: str) -> Outcome:
    """A circle is the fault of the input that says where to, not of the one that says from where."""
    if isinstance(outcome, Done):
        return outcome
    return Refused(*(replace(each, field=field) if each.code == "CYCLE" else each for each in outcome.faults))


async def done(batch: Binding, verb: Verb, ready: Mapping[int, Row]) -> dict[int, Outcome]:
    """What becomes of rows whose ends are known."""
    outcomes: dict[int, Outcome] = {}
    pairs = [pair for row in ready.values() for pair in ((row.start, row.end), row.moved) if pair]
    book = await ledger.opened(batch.writing, batch.kind, pairs)
    for number, row in ready.items():
        try:
            verb.do(book, row)
            start, end_ = row.moved or (row.start, row.end)
            shown = {batch.kind.start.field: start, batch.kind.end.field: end_}
            outcomes[number] = Done({name: id_ for name, id_ in shown.items() if id_ != NOWHERE})
        except Refused as refused:
            outcomes[number] = refused
    await ledger.closed(batch.writing, book)
    return outcomes


def _draft(batch: Binding, given: Given, ends: Sequence[End]) -> tuple[dict[str, Key], dict[str, object]]:
    """The keys of the ends and the values told; raises Refused with all that is wrong with them."""
    told, faults = values.stored(batch.told, given)
    named: dict[str, Key] = {}
    for each in ends:
        try:
            named[each.field] = key_of(each, given, batch.scope)
        except Refused as refused:
            faults += refused.faults
    if faults:
        raise Refused(*faults)
    return named, told


def key_of(end_: End, given: Given, scope: Scope) -> Key:
    """The key by which an input names one end."""
    by = given[end_.field]
    assert isinstance(by, Mapping)
    return keys.key_of(MODEL.node(end_.to), by, end_.field, region=scope.region)


def met(found: Found, named: Mapping[str, Key], *, opens: bool) -> dict[str, str]:
    """The ids of the ends; raises Refused with all that cannot be meant."""
    ids: dict[str, str] = {}
    faults: list[Fault] = []
    for name, key in named.items():
        try:
            known = keys.one(found, key, name)
        except Refused as refused:
            faults += refused.faults
            continue
        ids[name] = known.id
        if opens and known.properties.get("archivedAt") is not None:
            faults.append(Fault("ARCHIVED", name, f"{name}: it is archived. Restore it first.", candidates=(known.id,)))
    if faults:
        raise Refused(*faults)
    return ids


def _row(batch: Binding, given: Given, ids: Mapping[str, str], told: Mapping[str, object]) -> Row:
    start, end_, *moved = (*ids.values(), *([] if len(ids) > 1 else [NOWHERE]))
    row = Row(given, start, end_, told, "" if batch.kind.competes else None)
    return replace(row, moved=(moved[0], end_)) if moved else row
