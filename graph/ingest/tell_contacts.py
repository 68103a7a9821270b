"""Customers and companies with what surrounds them: whom they work for, whom they are tied to, where else they live.

The work of one transaction; it may run more than once. A row that names somebody whose key leads to two, or to the
wrong kind of thing, is refused as a whole before anything of it is told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.ingest import references
from graph.ingest.kinds import AROUND, KINDS, NodeKind
from graph.ingest.records import ContactRecord, Key, NodeRecord, Outcome
from graph.ingest.references import Resolved
from graph.ingest.tell_links import tell_links
from graph.ingest.tell_nodes import tell_nodes
from graph.origin import Origin
from graph.writes.writing import Writing


async def tell_contacts(tx: Writing, kind: NodeKind, contacts: Sequence[ContactRecord], *, origin: Origin) -> Outcome:
    """Create or change what the records tell of; `stored` counts what is new around them, by kind."""
    named = [(each.row, name, key) for each in contacts for name, key in _named(each)]
    resolved = await references.resolve(tx, (key for _, _, key in named), origin)
    faults = [references.refusal(row, name, key, resolved) for row, name, key in named if key in resolved.faults]
    faulty = {each.row for each in faults}
    sound = [each for each in contacts if each.row not in faulty]
    outcome = await tell_nodes(tx, kind, [each.node for each in sound], origin=origin)
    refused = {each.row for each in outcome.refusals}
    around = await _around(tx, [each for each in sound if each.row not in refused], resolved, origin)
    return replace(outcome, refusals=(*faults, *outcome.refusals, *around.refusals), stored=around.stored)


def _named(contact: ContactRecord) -> Iterator[tuple[str, Key]]:
    """The keys a row leads to, but for its own."""
    for name, link in contact.links:
        ends = (end for end in (link.start, link.end) if isinstance(end, Key))
        yield from ((name, end) for end in ends if end.text != contact.node.key)


async def _around(tx: Writing, contacts: Sequence[ContactRecord], resolved: Resolved, origin: Origin) -> Outcome:
    outcome = Outcome()
    for name, some in _others(contacts, resolved, origin).items():
        told = await tell_nodes(tx, _node_kind(name), some, origin=origin)
        outcome += Outcome(refusals=told.refusals, stored={name: told.created})
    for name, kind in AROUND.items():
        links = [link for each in contacts for of, link in each.links if of == name]
        if links:
            told = await tell_links(tx, kind, links, origin=origin)
            each_way = 1 if kind.inverse is None else 2
            outcome += Outcome(refusals=told.refusals, stored={name: told.created // each_way})
    return outcome


def _others(contacts: Sequence[ContactRecord], resolved: Resolved, origin: Origin) -> dict[str, list[NodeRecord]]:
    """Whom the rows name and nobody knows yet, each once; who is known keeps the name."""
    named: dict[str, dict[str, NodeRecord]] = {}
    for name, record in (other for each in contacts for other in each.others):
        if Key(_node_kind(name).node, origin.source, record.key) not in resolved.found:
            named.setdefault(name, {}).setdefault(record.key, record)
    return {name: list(some.values()) for name, some in named.items()}


def _node_kind(name: str) -> NodeKind:
    kind = KINDS[name]
    if not isinstance(kind, NodeKind):
        raise TypeError(f"{name} are no nodes.")
    return kind
