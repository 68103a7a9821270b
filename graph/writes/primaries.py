"""The primary e-mail, telephone number or address of somebody who has none any more: the relationship ends today."""

from __future__ import annotations

from collections.abc import Sequence

from graph.declare import Node
from graph.ingest import links
from graph.ingest.bonds import Plan
from graph.ingest.dates import is_current
from graph.ingest.noted import Way
from graph.writes.writing import Writing


async def end(writing: Writing, node: Node, ids: Sequence[str], group: str | None) -> None:
    """End the primary identifiers of this type, or the primary addresses where there is no type."""
    if not ids:
        return
    way = Way("IDENTIFIED_BY" if group else "LOCATED_AT", node.labels[0], "Identifier" if group else "Address")
    today = writing.origin.today
    bonds = await links.there(writing, way, list(ids))
    for bond in bonds:
        if bond.properties.get("isPrimary") and bond.group == (group or "") and is_current(bond.properties, today):
            bond.set({"until": today})
    await links.write(writing, way, Plan(tuple(bonds), ()), origin=writing.origin)
