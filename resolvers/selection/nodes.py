"""Nodes by ids, wherever these come from: from changes, from payloads, from trees that code has made."""

from __future__ import annotations

from graphql import FieldNode

from graph.declare import Node
from graph.plan import Bind, Compare, Fetch, Fields, Listing, Op, Page, Read, Slot, Where, both
from resolvers.selection.asked import Asked
from resolvers.selection.fields import Asking
from resolvers.selection.roots import Root, typed
from resolvers.shape import Layout

IDS = "\0\0ids"
"""The variable that holds such ids: no client can write it, and no claim is called so."""
MOST = 1000
"""Ids that a condition is looked at for in one statement."""


def nodes_of(node: Node, fields: list[FieldNode], asking: Asking, *, key: str = "", ids: str = IDS) -> Asked:
    """What is selected on nodes of one type, as `nodes(ids:)` would read them: with all rights and conditions."""
    parts, shapes = typed([node], fields, asking)
    wanted = Bind(Slot(path=(ids,)))
    root = Root("nodes", Fetch(parts, wanted, whole=True), None, Layout(), shapes, wanted)
    masked, calls = frozenset(asking.masked), tuple(asking.calls)
    return Asked(key, root, tuple(asking.pages), None, tuple(fields), masked, calls=calls)


def by_ids(node: Node, fields: Fields | None = None, *, ids: str = IDS) -> Fetch:
    """These fields of the nodes of one type that are there for who asks: their ids, where nothing else is wanted."""
    return Fetch(((node, fields or Fields((node.property("id"),))),), Bind(Slot(path=(ids,))), whole=True)


def those_of(node: Node, wanted: Where, *, archived: bool = False) -> Read:
    """Which of at most `MOST` nodes a condition is true of: their ids."""
    own = node.property("id")
    among = Compare(own, Op.IN, Bind(Slot(path=(IDS,))))
    return Read(node, Listing(both(among, wanted), page=Page(Bind(Slot(MOST))), fields=Fields((own,))), archived)
