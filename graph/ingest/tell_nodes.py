"""Records that become nodes: looked up by key, created or changed, with what surrounds them.

The work of one transaction; it may run more than once.
"""

from collections.abc import Iterator, Sequence

from graph.declare import Node
from graph.ingest import hierarchies, keys, links, nodes, references
from graph.ingest.attachments import attach
from graph.ingest.bonds import Wish
from graph.ingest.kinds import Keyed, Missing, NodeKind
from graph.ingest.nodes import Known, Told
from graph.ingest.noted import Way
from graph.ingest.records import Held, Key, NodeRecord, Outcome, Refusal
from graph.ingest.references import Resolved, missing, refusal
from graph.model import MODEL
from graph.origin import Origin
from graph.writes.writing import Writing

GIVEN = frozenset({"id", "createdAt", "updatedAt", "version"})
"""What every new node gets without being told."""
MAIN_USE = {"Customer": "HOME", "Company": "BILLING"}
"""What an address is used for when nobody says."""


async def tell_nodes(tx: Writing, kind: NodeKind, records: Sequence[NodeRecord], *, origin: Origin) -> Outcome:
    """Create or change what the records tell of, and link it to what they name."""
    outcome = Outcome()
    for run in _without_repeats(records):
        outcome += await _tell_run(tx, kind, run, origin)
    return outcome


async def _tell_run(tx: Writing, kind: NodeKind, records: list[NodeRecord], origin: Origin) -> Outcome:
    resolved, refusals = await _resolve(tx, kind, records, origin)
    node = MODEL.node(kind.node)
    known, taken = await _known(tx, kind, records, origin)
    refusals += [*_unnamed(node, kind, records, known), *_taken(records, taken)]
    refusals += await _circles(tx, kind, records, known, resolved)
    refused = {refusal.row for refusal in refusals}
    good = [record for record in records if record.row not in refused]
    new = [record for record in good if record.key not in known]
    told = [_told(kind, record, origin) for record in new]
    made = await nodes.create(tx, node, told, origin=origin)
    again = [record for record in good if record.key in known]
    pairs = [(known[record.key], _told_again(kind, record, origin)) for record in again]
    changed = await nodes.change(tx, node, pairs, origin=origin)
    ids = {record.key: id_ for record, id_ in zip(new, made, strict=True)}
    ids |= {record.key: known[record.key].id for record in again}
    await _surround(tx, kind, [(ids[record.key], record) for record in good], resolved, origin)
    return Outcome(len(new), changed, len(again) - changed, tuple(refusals))


async def _resolve(
    tx: Writing, kind: NodeKind, records: list[NodeRecord], origin: Origin
) -> tuple[Resolved, list[Refusal]]:
    wanted = [(record, column, key) for record in records for column, some in record.references.items() for key in some]
    resolved = await references.resolve(tx, (key for _, _, key in wanted), origin)
    policy = {each.column: each.missing for each in kind.references}
    creatable = (key for _, column, key in wanted if policy[column] is Missing.CREATE)
    await references.create(tx, missing(creatable, resolved), resolved, origin)
    refusals = [
        refusal(record.row, column, key, resolved) for record, column, key in wanted if key not in resolved.found
    ]
    return resolved, refusals


async def _known(
    tx: Writing, kind: NodeKind, records: list[NodeRecord], origin: Origin
) -> tuple[dict[str, Known], dict[str, str]]:
    """What the records tell of, by their keys, and the keys that others hold."""
    node = MODEL.node(kind.node)
    if kind.keyed is not Keyed.EXTERNAL:
        stored = {_stored(kind, record, origin): record.key for record in records}
        found = await nodes.find(tx, node, stored, by=keys.PLAIN.get(node.name, "key"), origin=origin)
        return {stored[key]: each for key, each in found.items()}, {}
    wanted = {Key(kind.node, origin.source, record.key): record.key for record in records}
    resolved = await references.resolve(tx, wanted, origin)
    ids = {each.id: wanted[key] for key, each in resolved.found.items()}
    found = await nodes.find(tx, node, ids, by="id", origin=origin)
    return {ids[id_]: each for id_, each in found.items()}, {wanted[key]: why for key, why in resolved.faults.items()}


def _stored(kind: NodeKind, record: NodeRecord, origin: Origin) -> str:
    return keys.sourced(origin.source, record.key) if kind.keyed is Keyed.SOURCED else record.key


def _told(kind: NodeKind, record: NodeRecord, origin: Origin) -> Told:
    own = {} if kind.keyed is Keyed.EXTERNAL else {kind.key: _stored(kind, record, origin)}
    return Told(record.key, {**(kind.defaults or {}), **record.properties, **own})


def _told_again(kind: NodeKind, record: NodeRecord, origin: Origin) -> Told:  # noqa: ARG001 - one shape with _told
    return Told(record.key, record.properties)


def _unnamed(node: Node, kind: NodeKind, records: list[NodeRecord], known: dict[str, Known]) -> Iterator[Refusal]:
    """New things need what is never missing in the store."""
    needed = [each.name for each in node.properties if each.required and each.name not in {*GIVEN, kind.key}]
    given = set(kind.defaults or {})
    for record in records:
        absent = [] if record.key in known else [name for name in needed if name not in {*given, *record.properties}]
        for name in absent[:1]:
            yield Refusal(record.row, name, "", f"A new {node.name.lower()} needs its {name}: fill the column.")


def _taken(records: list[NodeRecord], taken: dict[str, str]) -> Iterator[Refusal]:
    return (Refusal(record.row, "key", record.key, taken[record.key]) for record in records if record.key in taken)


async def _circles(
    tx: Writing, kind: NodeKind, records: list[NodeRecord], known: dict[str, Known], resolved: Resolved
) -> list[Refusal]:
    """Rows that would put something inside itself. What is new holds nothing yet, so that it cannot."""
    refusals: list[Refusal] = []
    for reference in (each for each in kind.references if each.type in hierarchies.UPWARD):
        named = [(record, record.references.get(reference.column, ())) for record in records if record.key in known]
        wishes = [Wish(known[record.key].id, resolved.found[key].id, {}, record.row)
                  for record, some in named for key in some if key in resolved.found]  # fmt: skip
        if wishes:
            way = Way(reference.type, kind.node, reference.to)
            _, bad = await hierarchies.checked(tx, way, wishes, moved=lambda some: {wish.start for wish in some})
            texts = {record.row: some[0].text for record, some in named if some}
            reason = "It would lie inside itself: name another category around it."
            refusals += [Refusal(wish.row, reference.column, texts[wish.row], reason) for wish in bad]
    return refusals


async def _surround(
    tx: Writing, kind: NodeKind, pairs: list[tuple[str, NodeRecord]], resolved: Resolved, origin: Origin
) -> None:
    """Identifiers, addresses, and whatever the columns name."""
    node = MODEL.node(kind.node)
    if kind.reached:
        held = [(id_, _held(kind, record, origin)) for id_, record in pairs]
        await links.attach_identifiers(tx, node, held, origin=origin)
        places = [(id_, record.place, record.use or MAIN_USE[node.name]) for id_, record in pairs if record.place]
        await links.attach_places(tx, node, places, origin=origin)
    for reference in kind.references:
        told = {id_: [resolved.found[key] for key in record.references[reference.column]]
                for id_, record in pairs if reference.column in record.references}  # fmt: skip
        await attach(tx, node, reference, told, origin=origin)


def _held(kind: NodeKind, record: NodeRecord, origin: Origin) -> tuple[Held, ...]:
    own = (keys.external(origin.source, record.key),) if kind.keyed is Keyed.EXTERNAL else ()
    return (*own, *record.identifiers)


def _without_repeats(records: Sequence[NodeRecord]) -> Iterator[list[NodeRecord]]:
    """Runs in which no key comes twice, so that each record meets what the one before has left."""
    run: dict[str, NodeRecord] = {}
    for record in records:
        if record.key in run:
            yield list(run.values())
            run = {}
        run[record.key] = record
    if run:
        yield list(run.values())
