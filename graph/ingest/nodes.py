"""Nodes by their keys: found, created, changed, and told of by the source.

A node that is told again is written only where it differs, so that its version counts changes alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, cast

from graph.declare import Node
from graph.ingest import noted, statements
from graph.ingest.slots import filled
from graph.ingest.stored import born, changes, searched, words_of
from graph.origin import Origin
from graph.statement import Statement
from graph.writes.writing import Writing


class Known(NamedTuple):
    """A node of the graph: all its properties, and whether this source has told of it before."""

    properties: Mapping[str, object]
    is_told: bool

    @property
    def id(self) -> str:
        return str(self.properties["id"])


class Told(NamedTuple):
    """What a source tells of one node, under the key it has there."""

    key: str
    properties: Mapping[str, object]


async def find(tx: Writing, node: Node, keys: Iterable[str], *, by: str, origin: Origin) -> dict[str, Known]:
    """The nodes with these keys, by key."""
    text = filled(statements.FIND_NODES, label=node.labels[0], property=by)
    rows = await tx.run(Statement(text, {"keys": list(keys), "source": origin.source}))
    return {str(key): Known(cast("dict[str, object]", properties), bool(told)) for key, properties, told in rows}


async def create(tx: Writing, node: Node, told: Sequence[Told], *, origin: Origin) -> list[str]:
    """New nodes; their ids in the order given."""
    texts = searched(node)
    properties = [{**each.properties, **words_of(texts, each.properties), **born(node, origin)} for each in told]
    rows = [{"told": each.key, "properties": own} for each, own in zip(told, properties, strict=True)]
    if rows:
        text = filled(statements.CREATE_NODES, label=node.labels[0])
        await tx.run(Statement(text, {"rows": rows, "source": origin.source, "at": origin.at}))
        tx.note(*noted.created(node, properties))
    return [str(own["id"]) for own in properties]


async def change(tx: Writing, node: Node, pairs: Iterable[tuple[Known, Told]], *, origin: Origin) -> int:
    """Write what differs; the number of nodes that did."""
    texts = searched(node)
    differing = [(known, told, _changes(known, told, texts)) for known, told in pairs]
    rows = [{"id": known.id, "told": told.key, "changes": changed} for known, told, changed in differing if changed]
    again = [{"id": known.id, "told": told.key} for known, told, changed in differing if not (changed or known.is_told)]
    if rows:
        text = filled(statements.TELL_CHANGES, label=node.labels[0])
        await tx.run(Statement(text, {"rows": rows, "source": origin.source, "at": origin.at}))
        tx.note(*(noted.updated(node, known.properties, changed) for known, _, changed in differing if changed))
    await tell(tx, node, again, origin=origin)
    return len(rows)


def _changes(known: Known, told: Told, texts: tuple[str, ...] | None) -> dict[str, object]:
    return changes(known.properties, {**told.properties, **words_of(texts, told.properties, known.properties)})


async def tell(tx: Writing, node: Node, rows: Sequence[Mapping[str, object]], *, origin: Origin) -> None:
    """Note that the source has told of known nodes."""
    if rows:
        text = filled(statements.TELL_NODES, label=node.labels[0])
        await tx.run(Statement(text, {"rows": rows, "source": origin.source, "at": origin.at}))
