"""What of a mutation's payload are nodes: each becomes a plan that reads them by their ids, as `nodes` does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graphql import FieldNode

from graph.plan import Bind, Fetch, Slot
from resolvers.selection.asked import Asked
from resolvers.selection.fields import Asking, collect, type_of
from resolvers.selection.roots import Root, typed
from resolvers.shape import Layout

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
        return Entry(way, name, _asked(way[-1], nodes, type_name, fresh, ids))
    if type_name.endswith("Result"):
        return Entry(way, name, inner=tuple(entries_of(nodes, type_name, asking, ids, way=way)))
    return Entry(way, name)


def _asked(key: str, nodes: list[FieldNode], type_name: str, asking: Asking, ids: str) -> Asked:
    parts, shapes = typed([asking.model.node(type_name)], nodes, asking)
    wanted = Bind(Slot(path=(ids,)))
    root = Root("nodes", Fetch(parts, wanted), None, Layout(), shapes, wanted)
    masked, calls = frozenset(asking.masked), tuple(asking.calls)
    return Asked(key, root, tuple(asking.pages), None, tuple(nodes), masked, calls=calls)
