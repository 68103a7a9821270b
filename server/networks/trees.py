"""A tree of referrals as nodes and edges."""

from __future__ import annotations

from collections.abc import Sequence

from graph.networks import statements
from graph.networks.trees import below
from graph.normalise.moments import moment_text
from graph.statement import Statement
from graph.store import Reader
from server.exports.errors import BadExport
from server.networks.values import Link, Vertex


async def tree_below(store: Reader, root: str, *, depth: int | None = None) -> tuple[Sequence[Vertex], Sequence[Link]]:
    """The customer and everybody below, `depth` steps at most; raises BadExport where there is no such customer."""
    rows = await store.read(Statement(statements.CALLED, {"id": root}))
    if not rows:
        raise BadExport(f"--tree: there is no customer {root}.")
    found, _ = await below(store, root, depth=depth)
    nodes = [Vertex(root, "Customer", str(rows[0][0] or "") or None, 0)]
    nodes += [Vertex(each.id, "Customer", each.name, each.depth) for each in found]
    at = {each.id: each.at and moment_text(each.at) for each in found}
    return nodes, [Link(each.by, each.id, "REFERRED", "referred", at[each.id]) for each in found]
