"""A root field over the change feed: what it asks of changes themselves, and of the objects that they are about.

The objects are read as `nodes(ids:)` reads them, so rights and conditions hold. Which types there will be on a page is
not known before, so each has a plan of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from graphql import FieldNode

from graph.declare import Node
from graph.plan import Slot
from resolvers.errors import BadInput
from resolvers.filters import where
from resolvers.selection.asked import Asked, Connected, Edges, Entry, Feed, Narrowed, Shown
from resolvers.selection.fields import Asking, Peek, arguments_of, collect
from resolvers.selection.nodes import nodes_of, those_of
from resolvers.selection.pages import PAGE
from resolvers.selection.values import Given, Leaf
from schema.changes import CHANGED, CHANGES, HISTORY, watched, where_name

FEEDS = frozenset(each.name for each in (CHANGES, HISTORY, CHANGED))
"""The root fields that are answered from here."""


@dataclass(slots=True)
class _Noting:
    """What the parts of a field have in common: each is read by an `Asking` of its own, and all leave their notes."""

    asking: Callable[[], Asking]
    every: list[Asked] = field(default_factory=list)
    peeks: list[Peek] = field(default_factory=list)


def feed_of(key: str, fields: list[FieldNode], parent: str, asking: Callable[[], Asking]) -> tuple[Asked, list[Peek]]:
    """The plans of a root field of this type, and what of the variables they depend on."""
    noting, first = _Noting(asking), asking()
    try:
        given = arguments_of(fields[0], parent, first)
        is_watched = fields[0].name.value == CHANGED.name
        shown = _change(fields, noting) if is_watched else _connection(fields, noting)
        feed = Feed(shown, Slot(1) if is_watched else _size(given), _narrowed(given.get("where"), first))
    except BadInput as error:
        return Asked(key, None, (), error, tuple(fields)), []
    pages = tuple(page for each in noting.every for page in each.pages)
    masked = frozenset().union(*(each.masked for each in noting.every))
    return Asked(key, None, pages, None, tuple(fields), masked, feed), [*noting.peeks, *first.peeks]


def _size(given: dict[str, Given]) -> Slot:
    leaf = given.get("first")
    return leaf.slot if isinstance(leaf, Leaf) and leaf.value is not None else Slot(PAGE)


def _connection(fields: list[FieldNode], noting: _Noting) -> Connected:
    nodes, edges, infos = dict[str, Shown](), dict[str, Edges](), []
    for key, each in collect(fields, "ChangeConnection", noting.asking()).items():
        match each[0].name.value:
            case "nodes":
                nodes[key] = _change(each, noting)
            case "edges":
                edges[key] = tuple(_edge(each, noting))
            case "pageInfo":
                infos.append(key)
            case _:
                pass  # the executor knows the names of types
    return Connected(nodes, edges, tuple(infos))


def _edge(fields: list[FieldNode], noting: _Noting) -> Iterator[tuple[str, Shown | None]]:
    for key, each in collect(fields, "ChangeEdge", noting.asking()).items():
        yield key, _change(each, noting) if each[0].name.value == "node" else None


def _change(fields: list[FieldNode], noting: _Noting) -> Shown:
    return tuple(_entry(key, each, noting) for key, each in collect(fields, "Change", noting.asking()).items())


def _entry(key: str, fields: list[FieldNode], noting: _Noting) -> Entry:
    name = fields[0].name.value
    if name not in ("node", "other"):
        return Entry(key, name)
    prefixes = noting.asking().model.by_prefix
    return Entry(key, name, {prefix: _end(node, fields, noting) for prefix, node in prefixes.items()})


def _end(node: Node, fields: list[FieldNode], noting: _Noting) -> Asked:
    """The objects of one type, as `nodes(ids:)` would read them."""
    asking = noting.asking()
    made = nodes_of(node, fields, asking)
    noting.every.append(made)
    noting.peeks += asking.peeks
    return made


def _narrowed(given: Given, asking: Asking) -> Narrowed | None:
    """The condition of a subscription; what is archived is found too, since that it was is a change."""
    if not isinstance(given, dict):
        return None
    ((name, inner),) = given.items()
    node = next(each for each in watched(asking.model) if where_name(each) == name)
    return Narrowed(node, those_of(node, where(inner, node, asking.model), archived=True))
