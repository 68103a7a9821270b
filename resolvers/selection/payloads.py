"""What of a mutation's payload are nodes: each becomes a plan that reads them by their ids, as `nodes` does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graphql import FieldNode

from resolvers.selection.asked import Asked
from resolvers.selection.fields import Asking, collect, type_of
from resolvers.selection.nodes import nodes_of

IDS = "\0ids"
"""The variable that holds the ids of what is shown or looked at: no client can write its name."""
Way = tuple[str, ...]
"""The response keys that lead from a payload to a field."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of a payload: what it is called there, and what is asked of it if it is a node or holds some."""

    way: Way
    name: str
    asked: Asked | None = None
    inner: tuple[Entry, ...] = ()


def entries_of(
    fields: list[FieldNode], type_name: str, asking: Callable[[], Asking], ids: str, *, way: Way = ()
) -> Iterator[Entry]:
    """The fields selected on a payload, in their order."""
    for key, nodes in collect(fields, type_name, asking()).items():
        name = nodes[0].name.value
        if not name.startswith("__"):
            yield _entry((*way, key), nodes, type_of(type_name, name, asking()), asking, ids)


def _entry(way: Way, nodes: list[FieldNode], type_name: str, asking: Callable[[], Asking], ids: str) -> Entry:
    name, fresh = nodes[0].name.value, asking()
    if type_name in fresh.model.nodes:
        return Entry(way, name, nodes_of(fresh.model.node(type_name), nodes, fresh, key=way[-1], ids=ids))
    if type_name.endswith("Result"):
        return Entry(way, name, inner=tuple(entries_of(nodes, type_name, asking, ids, way=way)))
    return Entry(way, name)
