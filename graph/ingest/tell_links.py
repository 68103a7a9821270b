"""Records that become relationships: both ends looked up, then told as `bonds.py` plans.

The work of one transaction; it may run more than once.
"""

from collections.abc import Iterator, Mapping, Sequence

from graph.ingest import claims, hierarchies, links, references
from graph.ingest.bonds import Wish
from graph.ingest.kinds import LinkKind, Missing, Reference
from graph.ingest.noted import Way
from graph.ingest.records import Held, Key, LinkRecord, Outcome, Place, Refusal
from graph.ingest.references import Found, Resolved, missing, refusal
from graph.model import MODEL
from graph.origin import Origin
from graph.writes.writing import Writing


async def tell_links(tx: Writing, kind: LinkKind, records: Sequence[LinkRecord], *, origin: Origin) -> Outcome:
    """Create or change the relationships that the records tell of."""
    named = [(record, reference, key) for record in records for reference, key in _ends(kind, record)]
    resolved = await references.resolve(tx, (key for _, _, key in named), origin)
    creatable = (key for _, reference, key in named if reference.missing is Missing.CREATE)
    await references.create(tx, missing(creatable, resolved), resolved, origin)
    refusals = [
        refusal(record.row, reference.column, key, resolved)
        for record, reference, key in named
        if key not in resolved.found
    ]
    refused = {each.row for each in refusals}
    good = [record for record in records if record.row not in refused]
    ids = await _satellites(tx, good, origin)
    by_way: dict[Way, list[Wish]] = {}
    for record in good:
        for way, wish in _wishes(kind, record, resolved, ids):
            by_way.setdefault(way, []).append(wish)
    outcome = Outcome(refusals=tuple(refusals))
    for way, wishes in by_way.items():
        lawful, against = await _lawful(tx, way, wishes, {each.row: each for each in good})
        new, changed, contradictions = await links.tell(tx, way, lawful, identity=kind.identity, origin=origin)
        unchanged = len(lawful) - new - changed - len(contradictions)
        outcome += Outcome(new, changed, unchanged, (*against, *contradictions))
    return outcome


async def _lawful(
    tx: Writing, way: Way, wishes: list[Wish], records: Mapping[int, LinkRecord]
) -> tuple[Sequence[Wish], Sequence[Refusal]]:
    """What the rules of hierarchies and referrals let pass."""
    if way.type == "REFERRED":
        return await claims.settled(tx, way, wishes)
    if way.type not in hierarchies.UPWARD:
        return wishes, []
    good, bad = await hierarchies.checked(tx, way, wishes, moved=hierarchies.nobody)
    reason = "It would own itself by way of others: correct this row, or end what leads back first."
    return good, [Refusal(wish.row, "company", _named(records[wish.row].end), reason) for wish in bad]


def _named(end: Key | Held | Place) -> str:
    return end.text if isinstance(end, Key) else end.key


def _ends(kind: LinkKind, record: LinkRecord) -> list[tuple[Reference, Key]]:
    ends = ((kind.start, record.start), (kind.end, record.end))
    return [(reference, key) for reference, key in ends if reference is not None and isinstance(key, Key)]


async def _satellites(tx: Writing, records: list[LinkRecord], origin: Origin) -> dict[str, str]:
    """The ids of the identifiers and addresses that rows bring with them, by their keys."""
    held = [record.end for record in records if isinstance(record.end, Held)]
    places = [record.end for record in records if isinstance(record.end, Place)]
    return {**await links.identifiers(tx, held, origin=origin), **await links.addresses(tx, places, origin=origin)}


def _wishes(kind: LinkKind, record: LinkRecord, resolved: Resolved, ids: dict[str, str]) -> Iterator[tuple[Way, Wish]]:
    start, end = resolved.found[record.start], _end(record.end, resolved, ids)
    declared = MODEL.relationships[kind.type].properties
    group = _group(record.end) if any(each.name == "isPrimary" for each in declared) else None
    yield Way(kind.type, start.label, end.label), Wish(start.id, end.id, record.properties, record.row, group)
    if kind.inverse is not None:
        other = str(record.properties.get("kind"))
        back = {**record.properties, "kind": kind.inverse.get(other, other)}
        yield Way(kind.type, end.label, start.label), Wish(end.id, start.id, back, record.row)


def _end(end: Key | Held | Place, resolved: Resolved, ids: dict[str, str]) -> Found:
    if isinstance(end, Key):
        return resolved.found[end]
    return Found(ids[end.key], "Identifier" if isinstance(end, Held) else "Address")


def _group(end: Key | Held | Place) -> str | None:
    return links.group_of(end) if isinstance(end, Held) else ""
