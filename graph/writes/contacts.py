"""How customers and companies are reached: identifiers and addresses added, corrected, ended, taken away.

They are relationships to nodes that several may share, made when the first one needs them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.ingest import links, nodes
from graph.ingest.records import Held, Place
from graph.model import MODEL
from graph.writes import keys, ledger, sight
from graph.writes.contact_drafts import Draft, Far, Properties, Read, address_of, identifier_of
from graph.writes.drafts import Given, Scope
from graph.writes.faults import Fault, Refused
from graph.writes.keys import Found, Key
from graph.writes.ledger import Ledger
from graph.writes.outcomes import Done, Outcome
from graph.writes.relation_kinds import HOLDERS, RelationKind, held, located
from graph.writes.relation_verbs import VERBS, Row, Verb
from graph.writes.relations import met
from graph.writes.rows import read
from graph.writes.writing import Writing


@dataclass(frozen=True, slots=True)
class Reaching:
    """Rows about what customers, or companies, are reached by."""

    writing: Writing
    kind: RelationKind
    scope: Scope
    verb: Verb


async def identifiers(
    writing: Writing, verb: str, rows: Sequence[Given], *, scope: Scope, told: Properties
) -> list[Outcome]:
    """Do something to identifiers, each named by its holder, its type and its value."""
    drafts, outcomes = _read(rows, identifier_of, scope, told)
    return await _each(writing, VERBS[verb], held, scope, rows, drafts, outcomes)


async def addresses(
    writing: Writing, verb: str, rows: Sequence[Given], *, scope: Scope, told: Properties
) -> list[Outcome]:
    """Do something to addresses, each named by its holder and its id; new ones by what they are."""
    drafts, outcomes = _read(rows, address_of, scope, told)
    return await _each(writing, VERBS[verb], located, scope, rows, drafts, outcomes)


def _read(
    rows: Sequence[Given], one: Read, scope: Scope, told: Properties
) -> tuple[dict[int, Draft], dict[int, Outcome]]:
    drafts, refused = read(enumerate(rows), lambda given: one(given, scope, told))
    return drafts, {**refused}


async def _each(
    writing: Writing, verb: Verb, kind: Callable[[str], RelationKind], scope: Scope, rows: Sequence[Given],
    drafts: Mapping[int, Draft], outcomes: dict[int, Outcome],
) -> list[Outcome]:  # fmt: skip
    for label in HOLDERS:
        some = {number: draft for number, draft in drafts.items() if draft.holder.to == label}
        if some:
            outcomes |= await _of_label(Reaching(writing, kind(label), scope, verb), some, rows)
    return [outcomes[number] for number in range(len(rows))]


async def _of_label(batch: Reaching, drafts: Mapping[int, Draft], rows: Sequence[Given]) -> dict[int, Outcome]:
    writing = batch.writing
    wanted = [key for draft in drafts.values() for key in (draft.holder, *_sharing(batch, draft))]
    found = await keys.looked_up(writing, wanted)
    seen = await sight.seen(writing, batch.scope, found)
    fars = {each.key: each for draft in drafts.values() for each in draft.ends}
    ids = await _known(writing, batch.kind, fars)
    ready, outcomes = _rows(batch, drafts, rows, seen, ids)
    book = await ledger.opened(writing, batch.kind, [(row.start, row.end) for row in ready.values()])
    holders = _holders(found)
    for number, row in ready.items():
        try:
            _check_shared(row, _sharing(batch, drafts[number]), holders, seen)
            batch.verb.do(book, row)
        except Refused as refused:
            outcomes[number] = refused
    made = await _made(writing, book, {key: far for key, far in fars.items() if key not in ids})
    await ledger.closed(writing, book)
    return outcomes | {number: _done(batch.kind, row, made) for number, row in ready.items() if number not in outcomes}


def _rows(
    batch: Reaching, drafts: Mapping[int, Draft], rows: Sequence[Given], seen: Found, ids: Mapping[str, str]
) -> tuple[dict[int, Row], dict[int, Outcome]]:
    def row(numbered: tuple[int, Draft]) -> Row:
        number, draft = numbered
        start = met(seen, {"holder": draft.holder}, opens=batch.verb.opens)["holder"]
        end = draft.far if isinstance(draft.far, str) else ids.get(draft.far.key, draft.far.key)
        moved = None if draft.new is None else (start, ids.get(draft.new.key, draft.new.key))
        return Row(rows[number], start, end, draft.told, draft.group, moved)

    ready, refused = read(((number, (number, draft)) for number, draft in drafts.items()), row)
    return ready, {**refused}


def _done(kind: RelationKind, row: Row, made: Mapping[str, str]) -> Done:
    start, end = row.moved or (row.start, row.end)
    return Done({kind.start.to.lower(): start, kind.end.field: made.get(end, end)})


# ------------------------------------------------------------------------------------------------------------- far ends


async def _known(writing: Writing, kind: RelationKind, fars: Iterable[str]) -> dict[str, str]:
    """The ids of the far ends that are there, by their keys."""
    found = await nodes.find(writing, MODEL.node(kind.end.to), list(fars), by="key", origin=writing.origin)
    return {key: each.id for key, each in found.items()}


async def _made(writing: Writing, book: Ledger, missing: Mapping[str, Far]) -> dict[str, str]:
    """Make the far ends that are wanted and not there; the relationships lead to them from now on."""
    waiting = [bond for some in book.around.values() for bond in some if bond.element is None and bond.end in missing]
    wanted = list({bond.end: missing[bond.end] for bond in waiting}.values())
    made = await links.identifiers(
        writing, [each for each in wanted if isinstance(each, Held)], origin=writing.origin)  # fmt: skip
    made |= await links.addresses(
        writing, [each for each in wanted if isinstance(each, Place)], origin=writing.origin)  # fmt: skip
    for bond in waiting:
        bond.end = made[bond.end]
    return made


# -------------------------------------------------------------------------------------------------------------- sharing


def _holders(found: Found) -> dict[str, set[str]]:
    """Who holds identifiers now, by their keys."""
    holders: dict[str, set[str]] = {}
    for key, some in found.items():
        holders.setdefault(key.value, set()).update(known.id for known in some)
    return holders


def _sharing(batch: Reaching, draft: Draft) -> tuple[Key, ...]:
    """By which others are found that hold what a row lets its holder gain."""
    return draft.sharing() if batch.verb.opens or draft.new is not None else ()


def _check_shared(row: Row, sharing: Sequence[Key], holders: dict[str, set[str]], seen: Found) -> None:
    """An identifier has one holder unless somebody says that several share it."""
    if not sharing:
        return
    field = "newValue" if row.moved else "value"
    some = holders.setdefault(sharing[0].value, set())
    if some - {row.start} and not row.given.get("shareKey"):
        there = {known.id for key in sharing for known in seen[key]}
        message = f"{field}: somebody else holds it. Say shareKey: true if both do."
        raise Refused(Fault("DUPLICATE_KEY", field, message, candidates=tuple(sorted((some - {row.start}) & there))))
    some.add(row.start)
