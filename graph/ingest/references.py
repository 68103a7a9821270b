"""What rows name: every key of a batch looked up at once, and created where that is wanted."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import cast

from graph.declare import Node
from graph.ingest import keys, nodes, statements
from graph.ingest.links import attach_identifiers
from graph.ingest.nodes import Told
from graph.ingest.records import Key, Refusal
from graph.ingest.slots import filled
from graph.ingest.stored import with_keys
from graph.model import MODEL
from graph.origin import Origin
from graph.statement import Statement
from graph.writes.writing import Writing


@dataclass(frozen=True, slots=True)
class Found:
    """Where a key leads."""

    id: str
    label: str


@dataclass(slots=True)
class Resolved:
    """Where keys lead, or why they lead nowhere; what is in neither is unknown to the graph."""

    found: dict[Key, Found] = field(default_factory=dict)
    faults: dict[Key, str] = field(default_factory=dict)


async def resolve(tx: Writing, wanted: Iterable[Key], origin: Origin) -> Resolved:
    """Look up keys of all kinds, one statement for each kind that occurs."""
    by_node: dict[str, set[Key]] = {}
    for key in wanted:
        by_node.setdefault("Buyer" if key.to in keys.HOLDERS else key.to, set()).add(key)
    resolved = Resolved()
    for node, some in by_node.items():
        await (_holders if node == "Buyer" else _owners)(tx, sorted(some), origin, resolved)
    return resolved


async def _holders(tx: Writing, wanted: list[Key], origin: Origin, resolved: Resolved) -> None:
    asked = list({keys.stored(key) for key in wanted})
    rows = await tx.run(Statement(statements.FIND_HOLDERS, {"keys": asked, "today": origin.today}))
    holders: dict[str, list[Found]] = {}
    for key, id_, labels in rows:
        holders.setdefault(str(key), []).append(Found(str(id_), cast("list[str]", labels)[0]))
    for key in wanted:
        _settle(key, holders.get(keys.stored(key), []), resolved)


def _settle(key: Key, holders: list[Found], resolved: Resolved) -> None:
    fitting = [each for each in holders if each.label in keys.HOLDERS[key.to]]
    if len(fitting) == 1:
        resolved.found[key] = fitting[0]
    elif fitting:
        resolved.faults[key] = f"{len(fitting)} hold this key of {key.source}: settle first which of them is meant."
    elif holders:
        resolved.faults[key] = f"The key belongs to a {holders[0].label.lower()}, wanted was a {key.to.lower()}."


async def _owners(tx: Writing, wanted: list[Key], origin: Origin, resolved: Resolved) -> None:  # noqa: ARG001 - one shape with _holders
    node = MODEL.node(wanted[0].to)
    text = filled(statements.FIND_IDS, label=node.labels[0], property=keys.PLAIN.get(node.name, "key"))
    rows = await tx.run(Statement(text, {"keys": [keys.stored(key) for key in wanted]}))
    ids = {str(key): str(id_) for key, id_ in rows}
    found = ((key, ids.get(keys.stored(key))) for key in wanted)
    resolved.found.update({key: Found(id_, node.labels[0]) for key, id_ in found if id_})


async def create(tx: Writing, missing: Iterable[Key], resolved: Resolved, origin: Origin) -> None:
    """Give each missing key a node that is named by it until somebody tells more."""
    by_node: dict[str, dict[Key, list[Key]]] = {}
    for key in sorted(set(missing)):
        made = key._replace(to="Customer") if key.to == "Buyer" else key
        by_node.setdefault(made.to, {}).setdefault(made, []).append(key)
    for name, some in by_node.items():
        ids = await _create(tx, MODEL.node(name), list(some), origin)
        for id_, aliases in zip(ids, some.values(), strict=True):
            resolved.found.update({key: Found(id_, name) for key in aliases})


async def _create(tx: Writing, node: Node, made: list[Key], origin: Origin) -> list[str]:
    told = [Told(key.text, _unnamed(node.name, key)) for key in made]
    ids = await nodes.create(tx, node, told, origin=origin)
    if node.name in keys.HOLDERS:
        held = [(id_, [keys.external(key.source, key.text)]) for id_, key in zip(ids, made, strict=True)]
        await attach_identifiers(tx, node, held, origin=origin)
    return ids


def _unnamed(name: str, key: Key) -> dict[str, object]:
    """The least that such a node needs."""
    least = {
        "Customer": {"stage": "CUSTOMER"},
        "Company": {"stage": "CUSTOMER"},
        "Product": {"sku": key.text, "kind": "GOODS"},
        "Household": {"key": keys.stored(key), "kind": "STATED"},
        "Category": {"key": key.text},
    }
    return with_keys({"name": key.text, **least[name]}, frozenset({"name"}))


def missing(wanted: Iterable[Key], resolved: Resolved) -> list[Key]:
    """Keys that the graph does not know and that are not at fault."""
    return [key for key in wanted if key not in resolved.found and key not in resolved.faults]


def refusal(row: int, column: str, key: Key, resolved: Resolved) -> Refusal:
    """Why a key leads nowhere."""
    of = f" of {key.source}" if key.source else ""
    unknown = f"No {key.to.lower()} has the key {key.text}{of}: import it first, or correct the key."
    return Refusal(row, column, key.text, resolved.faults.get(key, unknown))
