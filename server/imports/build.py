"""Converted rows become records of the general kinds: nodes with what they name, relationships between two keys."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from graph.declare import Model
from graph.ingest.kinds import LinkKind, NodeKind, Reference, link_properties, node_properties, text_names, view_of
from graph.ingest.records import ContactRecord, Held, Key, LinkRecord, NodeRecord, Place
from graph.ingest.stored import with_keys
from graph.normalise.identifiers import IdentifierType
from server.imports import contacts
from server.imports.cells import Converted
from server.imports.contacts import Leave, Wrong
from server.imports.naming import Naming
from server.imports.rows import LEFT, Reject

Record = NodeRecord | LinkRecord | ContactRecord
Row = Mapping[str, object]
Builder = Callable[[int, Row, Leave], Record]
Complete = Callable[[dict[str, object], tuple[Held, ...]], tuple[dict[str, object], tuple[Held, ...]]]


def as_told(told: dict[str, object], held: tuple[Held, ...]) -> tuple[dict[str, object], tuple[Held, ...]]:
    """A row that says whatever is needed."""
    return told, held


@dataclass(frozen=True, slots=True)
class Context:
    """What builders need to know beside a row; `complete` fills in what files of some tools never say."""

    model: Model
    naming: Naming
    region: str | None
    complete: Complete = as_told


def records(converted: Converted, build: Builder, spared: frozenset[str]) -> tuple[list[Record], list[Reject]]:
    """A record for every good row, and the rejects: of the others, and of `spared` cells, which cost no row."""
    built: list[Record] = []
    rejects = [reject for some in converted.refused.values() for reject in some]
    rejects += [reject._replace(reason=LEFT + reject.reason) for reject in converted.left]
    names = list(converted.cells)
    for row in converted.good:
        left: list[Wrong] = []
        try:
            built.append(build(row, converted.values(row, names), partial(_leave, spared, left)))
        except Wrong as wrong:
            rejects.append(converted.reject(row, wrong.column, wrong.value, wrong.reason))
        rejects += [converted.reject(row, each.column, each.value, LEFT + each.reason) for each in left]
    return built, rejects


def _leave(spared: frozenset[str], left: list[Wrong], wrong: Wrong) -> None:
    if wrong.column not in spared:
        raise wrong
    left.append(wrong)


def node_builder(kind: NodeKind, context: Context) -> Callable[[int, Row, Leave], NodeRecord]:
    """A function from a row to what it tells of a node that nobody reaches: no customer and no company."""
    declared = node_properties(kind, context.model)
    names = [each.name for each in declared if each.name != kind.key]
    texts = text_names(declared)

    def build(row: int, told: Row, leave: Leave) -> NodeRecord:  # noqa: ARG001 - one shape with contact_builder
        _check_view(kind, told, context.model)
        return NodeRecord(
            row=row,
            key=str(told[kind.key]),
            properties=with_keys({name: told[name] for name in names if name in told}, texts),
            references=dict(_references(kind, told, context.naming)),
        )

    return build


def _check_view(kind: NodeKind, told: Row, model: Model) -> None:
    """An interaction may say only what interactions of its kind can say."""
    if not kind.views:
        return
    what = str(told["kind"])
    view = view_of(model, what)
    if view is None or view.name not in kind.views:
        raise Wrong("kind", what, f"{what.title()}s are imported by --as purchases: their lines belong to them.")
    known = {each.name for each in view.properties}
    for other in kind.views:
        for each in model.node(other).properties:
            if each.name in told and each.name not in known:
                raise Wrong(
                    each.name, str(told[each.name]), f"A {view.name.lower()} has no {each.name}; a {other.lower()} has."
                )


def _references(kind: NodeKind, told: Row, naming: Naming) -> Iterator[tuple[str, tuple[Key, ...]]]:
    """What a row names; a company that something happened with stands in for the customer."""
    _check_buyer(told)
    for reference in kind.references:
        if reference.column in told:
            column = "customer" if reference.column == "company" else reference.column
            yield column, tuple(naming(reference.to, text) for text in _texts(told[reference.column]))


def _texts(cell: object) -> list[str]:
    return [str(each) for each in cell] if isinstance(cell, list) else [str(cell)]


def _check_buyer(told: Row) -> None:
    if "customer" in told and "company" in told:
        raise Wrong("company", str(told["company"]), "A row belongs to a customer or to a company: leave one empty.")


def link_builder(kind: LinkKind, context: Context) -> Callable[[int, Row, Leave], LinkRecord]:
    """A function from a row to the relationship that it tells."""
    declared = link_properties(kind, context.model)
    names = [each.name for each in declared]

    def build(row: int, told: Row, leave: Leave) -> LinkRecord:  # noqa: ARG001 - one shape with contact_builder
        own = {name: told[name] for name in names if name in told}
        _check_dates(own)
        if kind.end is not None:
            return LinkRecord(row, *_ends(kind.start, kind.end, told, context.naming), own)
        return LinkRecord(row, _holder(told, context.naming), _satellite(kind, told, context), own)

    return build


def _check_dates(own: Row) -> None:
    since, until = own.get("since"), own.get("until")
    if isinstance(since, str) and isinstance(until, str) and since > until:
        raise Wrong("until", until, f"It ends before it begins on {since}: exchange the two, or correct one.")


def _ends(start: Reference, end: Reference, told: Row, naming: Naming) -> tuple[Key, Key]:
    ends = (_key(start, told, naming), _key(end, told, naming))
    if ends[0] == ends[1]:
        raise Wrong(end.column, ends[1].text, f"It is the same as {start.column}: nothing can stand so to itself.")
    return ends


def _key(reference: Reference, told: Row, naming: Naming) -> Key:
    return naming(reference.to, str(told[reference.column]))


def _holder(told: Row, naming: Naming) -> Key:
    _check_buyer(told)
    for column, to in (("customer", "Buyer"), ("company", "Company")):
        if column in told:
            return naming(to, str(told[column]))
    raise Wrong("customer", "", "Every row needs a customer or a company.")


def _satellite(kind: LinkKind, told: Row, context: Context) -> Held | Place:
    if kind.type == "IDENTIFIED_BY":
        type_ = IdentifierType(str(told["type"]))
        source = context.naming("Buyer", "x").source if type_ is IdentifierType.EXTERNAL else None
        return contacts.held(type_, str(told["raw"]), region=context.region, column="raw", source=source)
    place = contacts.place(told, context.region)
    if place is None:
        raise Wrong("lines", "", "Every row needs an address: lines, postal code or city.")
    return place
