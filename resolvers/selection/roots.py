"""A root field becomes a plan, a shape, and the way in which its rows are found in the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graphql import FieldNode

from graph.declare import Model, Node
from graph.grouping import upper_snake
from graph.ids import KINDS
from graph.plan import (
    Bind,
    Compare,
    Current,
    Fetch,
    Fields,
    Listing,
    Op,
    Page,
    Plan,
    Read,
    Related,
    Search,
    Slot,
    Take,
    Where,
)  # fmt: skip
from resolvers import shape
from resolvers.selection.fields import Asking, Peek, arguments_of, collect, type_of
from resolvers.selection.listings import listing_of
from resolvers.selection.pages import page_info, page_of
from resolvers.selection.rows import Row, object_of
from resolvers.selection.values import Given, Leaf
from resolvers.shape import SORT, Cursor, Fixed, Kind, Layout, Nodes, Out, PageInfo, Part, Record, Value
from schema.computed import BY_NAME

How = Literal["listing", "one", "node", "nodes", "search", "nothing", "computed"]
FOUND: dict[shape.Token, int] = {("own", "score"): 2, ("own", "matchedField"): 3, SORT: 4}
CANDIDATES = 100  # of each type, for a search to choose from
IDENTIFIED = {"email": Take.EMAIL, "phone": Take.PHONE, "taxNumber": Take.TAX_NUMBER,
              "loyaltyNumber": Take.LOYALTY_NUMBER, "external": Take.EXTERNAL}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Root:
    """One root field. `shapes` gives the shape of a row by the name of its type, where rows are of several types."""

    how: How
    plan: Plan | None
    shape: shape.Listing | Out | None
    layout: Layout
    shapes: dict[str, tuple[Out, Layout]] | None = None
    ids: Bind | None = None


def root_of(fields: list[FieldNode], asking: Asking) -> Root:
    """The plan of the merged fields under one response key of the query."""
    name = fields[0].name.value
    given = arguments_of(fields[0], "Query", asking)
    if name in ("node", "nodes"):
        return _by_ids(name, fields, given, asking)
    if name == "search":
        return _search(fields, given, asking)
    if (None, name) in BY_NAME:
        return Root("computed", None, asking.computed(fields, None, asking), Layout())
    for node in asking.model.nodes.values():
        if node.listed and name == node.plural:
            listing, shown = listing_of(fields, "Query", node, asking, None)
            return Root("listing", Read(node, listing), shown, shown.layout)
        if node.listed and name == node.name[:1].lower() + node.name[1:]:
            return _lookup(fields, given["by"], node, asking)
    raise KeyError(name)


# ------------------------------------------------------------------------------------------------------------ by a key


def _lookup(fields: list[FieldNode], by: Given, node: Node, asking: Asking) -> Root:
    """At most one by its key; two are read, so that a key with several holders is noticed."""
    assert isinstance(by, dict)
    ((name, value),) = by.items()
    row = Row(node, asking)
    row.take(node.property("id"))
    shown = object_of(fields, row)
    page = Page(Bind(Slot(2)))
    listing = Listing(where=_holder(name, value, node, asking.model), page=page, fields=row.finish())
    return Root("one", Read(node, listing, archived=name == "id"), shown, row.layout)


def _holder(name: str, given: Given, node: Node, model: Model) -> Where:
    if name in IDENTIFIED and any(each.name == "identifiers" for each in node.relations):
        relation = node.relation("identifiers")
        key = model.target(relation).property("key")
        return Related(relation, Compare(key, Op.EQ, Bind(_slot(given), IDENTIFIED[name])), Current())
    if name == "external":
        return Compare(node.property("key"), Op.EQ, Bind(_slot(given), Take.SOURCE_KEY))
    return Compare(node.property(name), Op.EQ, Bind(_slot(given)))


def _slot(given: Given) -> Slot:
    """Of an external key both sides, in one slot."""
    if isinstance(given, dict):
        return Slot(items=tuple(_slot(given[name]) for name in ("source", "key")))
    assert isinstance(given, Leaf)
    return given.slot


# -------------------------------------------------------------------------------------------------------------- by ids


def _by_ids(name: str, fields: list[FieldNode], given: dict[str, Given], asking: Asking) -> Root:
    """Nodes of the types that the ids' prefixes name; what is no id of ours is found nowhere."""
    leaf = given["id" if name == "node" else "ids"]
    assert isinstance(leaf, Leaf)
    asking.peeks.append(Peek(leaf.slot, "ids", name))
    wanted = prefixes([leaf.value] if name == "node" else leaf.value)
    nodes = [node for prefix, node in asking.model.by_prefix.items() if prefix in wanted]
    ids = Bind(Slot(items=(leaf.slot,)) if name == "node" else leaf.slot)
    if not nodes:
        return Root("nothing", None, None, Layout(), ids=ids if name == "nodes" else None)
    parts, shapes = typed(nodes, fields, asking)
    return Root("node" if name == "node" else "nodes", Fetch(parts, ids), None, Layout(), shapes, ids)


def prefixes(ids: list[str]) -> frozenset[str]:
    """The kinds that ids name."""
    return frozenset(each[:3] for each in ids if each[:3] in KINDS and each[3:4] == "_")


Shapes = dict[str, tuple[Out, Layout]]


def typed(nodes: list[Node], fields: list[FieldNode], asking: Asking) -> tuple[tuple[tuple[Node, Fields], ...], Shapes]:
    """What is selected on nodes of several types: what to read of each, and the shape of its rows."""
    parts, shapes = [], {}
    for node in nodes:
        row = Row(node, asking)
        row.take(node.property("id"))
        shown = object_of(fields, row)
        parts.append((node, row.finish()))
        shapes[node.name] = (shown, row.layout)
    return tuple(parts), shapes


# ------------------------------------------------------------------------------------------------------------- by words


def _search(fields: list[FieldNode], given: dict[str, Given], asking: Asking) -> Root:
    """Candidates of each type with the texts that are searched, so that they can be scored and put in one order."""
    text, types = given["text"], given.get("types")
    assert isinstance(text, Leaf)
    nodes = [node for node in searchable(asking.model) if _is_among(node, types)]
    kind = type_of("Query", "search", asking)
    shown = shape.Listing(kind, type_of(kind, "edges", asking), Layout(FOUND), parts={"page": 0, "total": 1})
    collected = collect(fields, kind, asking)
    rows = {node.name: _candidate(node, asking) for node in nodes}
    shown.entries = tuple((key, _found(each, shown, rows, asking)) for key, each in collected.items())
    page_of(given, ("search", text.slot, tuple(rows)), 2, shown, asking)
    parts = tuple((row.node, row.finish()) for row in rows.values())
    shapes: Shapes = {name: (Fixed(None), row.layout) for name, row in rows.items()}
    plan = Search(parts, Bind(text.slot, Take.WORDS), Bind(Slot(CANDIDATES))) if parts else None
    return Root("search", plan, shown, Layout(), shapes, Bind(text.slot))


def searchable(model: Model) -> list[Node]:
    return [
        node for node in model.nodes.values() if not node.variants and any(each.searchable for each in node.properties)
    ]


def _is_among(node: Node, types: Given) -> bool:
    return not isinstance(types, Leaf) or types.value is None or upper_snake(node.name) in types.value


def _candidate(node: Node, asking: Asking) -> Row:
    row = Row(node, asking)
    for each in (node.property("id"), *(each for each in node.properties if each.searchable)):
        row.take(each)
    return row


def _found(
    fields: list[FieldNode], shown: shape.Listing, rows: dict[str, Row], asking: Asking
) -> Nodes | PageInfo | Part | Fixed:
    match fields[0].name.value:
        case "nodes":
            return Nodes(_any(fields, rows))
        case "edges":
            return Nodes(_found_edge(fields, shown, rows, asking))
        case "pageInfo":
            return page_info(fields, shown, asking)
        case "totalCount":
            return Part("total")
        case _:
            return Fixed(shown.type)


def _found_edge(fields: list[FieldNode], shown: shape.Listing, rows: dict[str, Row], asking: Asking) -> Record:
    """An edge of a search: its row is [type, row, score, field, [sort values]]."""
    entries: list[tuple[str, Out]] = []
    for key, each in collect(fields, shown.edge_type, asking).items():
        match each[0].name.value:
            case "cursor":
                shown.needs_keys = True
                entries.append((key, Cursor()))
            case "node":
                entries.append((key, _any(each, rows)))
            case "score":
                entries.append((key, Value(("own", "score"), Kind.FLOAT)))
            case "matchedField":
                entries.append((key, Value(("own", "matchedField"), Kind.SAME)))
            case _:
                entries.append((key, Fixed(shown.edge_type)))
    return Record(shown.edge_type, tuple(entries))


def _any(fields: list[FieldNode], rows: dict[str, Row]) -> shape.Tagged:
    return shape.Tagged(tuple((name, object_of(fields, row), row.layout) for name, row in rows.items()))
