"""A connection field becomes a listing: its filter and order, its page, and whatever is asked of the whole."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from graphql import FieldNode

from graph import plan
from graph.declare import Node, Relation
from graph.plan import Function, both, sort_width
from resolvers import shape
from resolvers.filters import where
from resolvers.looks import looks
from resolvers.one_per import one_per
from resolvers.orders import orders
from resolvers.selection.fields import Asking, arguments_of, collect, type_of
from resolvers.selection.figures import Measures, aggregate
from resolvers.selection.groups import groups
from resolvers.selection.pages import page_info, page_of
from resolvers.selection.rows import Row, edge_entry, object_of
from resolvers.shape import Cursor, Fixed, Nodes, Out, PageInfo, Part, Record

Entry = Nodes | PageInfo | Part | Fixed


@dataclass
class Parts:
    """What is being asked of one listing."""

    row: Row
    shown: shape.Listing
    measures: Measures
    groups: dict[str, plan.Groups] = field(default_factory=dict)


def listing_of(
    fields: list[FieldNode], parent: str, target: Node, asking: Asking, relation: Relation | None
) -> tuple[plan.Listing, shape.Listing]:
    """The plan and the shape of a connection field of the type `parent`."""
    name = type_of(parent, fields[0].name.value, asking)
    row = Row(target, asking, relation)
    alone = parent in asking.model.nodes and asking.model.node(parent).people == "self"
    parts = Parts(row, shape.Listing(name, type_of(name, "edges", asking), row.layout), Measures(row, alone))
    entries = {key: _entry(each, parts) for key, each in collect(fields, name, asking).items()}
    parts.shown.entries = tuple(entries.items())
    given = arguments_of(fields[0], parent, asking)
    wanted = sorted(parts.groups, key=lambda each: repr(parts.groups[each]))
    among = where(given.get("where"), target, asking.model, relation)
    thinned = one_per(given, among, target, asking.model) if relation is None else plan.ALL
    made = plan.Listing(
        where=both(among, thinned) if thinned != plan.ALL else among,
        orders=orders(given.get("orderBy"), target, asking.model, relation),
        total=any(isinstance(each, Part) and each.name == "total" for each in entries.values()),
        measures=parts.measures.finish()[0],
        groups=tuple(parts.groups[each] for each in wanted),
    )
    if any(isinstance(each, Nodes | PageInfo) for each in entries.values()):
        question = (made.where, made.orders)
        apart = asking.model.apart(relation) if relation else ()
        page = page_of(given, question, sort_width(made.orders) + len(apart), parts.shown, asking)
        made = replace(made, page=page, fields=row.finish())
    _lay_out(made, parts.shown, wanted)
    parts.shown.looks = looks(made)
    parts.shown.wrapped |= relation is None  # a root field's parts come from more than one statement
    return made, parts.shown


def _lay_out(made: plan.Listing, shown: shape.Listing, groups: list[str]) -> None:
    """Where each part stands in the value of a listing, in the order in which the compiler puts them."""
    names = ["page"] if made.page else []
    names += ["total"] if made.total else []
    names += ["measures"] if made.measures else []
    for name, each in zip(groups, made.groups, strict=True):
        names += [f"{name} rows"] if each.page else []
        names += [f"{name} total"] if each.total else []
    shown.parts = {name: place for place, name in enumerate(names)}
    shown.wrapped = len(names) != 1


def _entry(fields: list[FieldNode], parts: Parts) -> Entry:
    asking, shown = parts.row.asking, parts.shown
    match fields[0].name.value:
        case "nodes":
            return Nodes(object_of(fields, parts.row))
        case "edges":
            return Nodes(_edge(fields, parts))
        case "pageInfo":
            return page_info(fields, shown, asking)
        case "totalCount":
            return Part("total")
        case "aggregate":
            parts.measures.take(Function.COUNT)
            figures = aggregate(fields, type_of(shown.type, "aggregate", asking), parts.measures)
            return Part("measures", figures, parts.measures.layout)
        case "groups":
            name = f"groups {len(parts.groups)}"
            parts.groups[name], inner = groups(fields, shown.type, parts.row, alone=parts.measures.alone)
            return Part(name, inner)
        case _:
            return Fixed(shown.type)


def _edge(fields: list[FieldNode], parts: Parts) -> Record:
    name = parts.shown.edge_type
    collected = collect(fields, name, parts.row.asking)
    return Record(name, tuple((key, _on_edge(each, parts)) for key, each in collected.items()))


def _on_edge(fields: list[FieldNode], parts: Parts) -> Out:
    match fields[0].name.value:
        case "cursor":
            parts.shown.needs_keys = True
            return Cursor()
        case "node":
            return object_of(fields, parts.row)
        case "__typename":
            return Fixed(parts.shown.edge_type)
        case _:
            return edge_entry(fields, parts.row)
