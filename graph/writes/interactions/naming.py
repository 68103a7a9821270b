"""Whom and what an interaction names: its customer or company, who acted for the company, the purchase it undoes, the
products it is about. A name that is null takes away what was there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.declare import Direction
from graph.ingest import nodes
from graph.ingest.attachments import attach
from graph.ingest.kinds import Reference
from graph.ingest.noted import type_of
from graph.ingest.references import Found as End
from graph.model import MODEL
from graph.writes import keys
from graph.writes.drafts import Given, Scope
from graph.writes.faults import Fault, Refused
from graph.writes.keys import Found, Key, Known
from graph.writes.writing import Writing

INTERACTION, PRODUCT = MODEL.node("Interaction"), MODEL.node("Product")
COLUMNS: Mapping[str, tuple[str, Reference]] = {
    "customer": ("Customer", Reference("customer", "HAD", "Buyer", Direction.IN)),
    "company": ("Company", Reference("customer", "HAD", "Buyer", Direction.IN)),
    "contact": ("Customer", Reference("contact", "CONTACT", "Customer")),
    "purchase": ("Purchase", Reference("purchase", "ABOUT", "Interaction")),
    "products": ("Product", Reference("products", "ABOUT", "Product", many=True)),
}  # fmt: skip
"""Of each input field: the type that it names, and how what it names is tied to the interaction."""
BUYERS = ("customer", "company")


@dataclass(frozen=True, slots=True)
class Names:
    """What a row names, by field; the empty ones were given as null."""

    keys: Mapping[str, tuple[Key, ...]]

    def of(self, seen: Sight) -> dict[str, tuple[End, ...]]:
        """Where the names lead; raises Refused with all that lead nowhere."""
        ends: dict[str, tuple[End, ...]] = {}
        faults: list[Fault] = []
        for name, some in self.keys.items():
            found = [_found(seen, key, _way(name, number), faults) for number, key in enumerate(some)]
            ends[name] = tuple(End(known.id, known.label) for known in found if known is not None)
        if faults:
            raise Refused(*faults)
        return ends

    @property
    def wanted(self) -> Iterator[Key]:
        return (key for some in self.keys.values() for key in some)


@dataclass(frozen=True, slots=True)
class Sight:
    """Where keys lead: all that is there, and what of it is there for who writes."""

    all: Found
    seen: Found


def names_of(given: Given, fields: Iterable[str], scope: Scope) -> Names:
    """Every name of a row that can be read; raises Refused."""
    region = scope.region
    told: dict[str, tuple[Key, ...]] = {}
    faults: list[Fault] = []
    for name in fields:
        if name not in given:
            continue
        several = given[name] if isinstance(given[name], list) else [given[name]]
        try:
            told[name] = tuple(_keys(name, several, region))  # type: ignore[arg-type]  # a list, as was seen
        except Refused as refused:
            faults += refused.faults
    if all(told.get(name) for name in BUYERS):
        faults.append(
            Fault("INVALID", "company", "company: it belongs to a customer or to a company. Give one of them.")
        )
    if faults:
        raise Refused(*faults)
    return Names(told)


def _keys(name: str, several: Sequence[object], region: str | None) -> Iterator[Key]:
    node = MODEL.node(COLUMNS[name][0])
    for number, each in enumerate(several):
        if isinstance(each, Mapping):
            yield keys.key_of(node, each, _way(name, number), region=region)


def _way(name: str, number: int) -> str:
    return f"{name}.{number}" if COLUMNS[name][1].many else name


async def looked(writing: Writing, wanted: Iterable[Key], scope: Scope) -> Sight:
    """Where keys lead; everything but products is locked before it is read: many sell the same at once."""
    every = set(wanted)
    products = {key for key in every if key.to == PRODUCT.name}
    found = {**await keys.looked_up(writing, every - products), **await _products(writing, products)}
    if scope.visible is None:
        return Sight(found, found)
    by_type: dict[str, set[str]] = {}
    for known in _every(found):
        by_type.setdefault(_type(known), set()).add(known.id)
    there = {id_ for name, ids in by_type.items() for id_ in await scope.visible(writing, name, sorted(ids))}
    return Sight(found, {key: tuple(each for each in some if each.id in there) for key, some in found.items()})


async def _products(writing: Writing, wanted: set[Key]) -> Found:
    found: dict[Key, tuple[Known, ...]] = {}
    for by in sorted({key.by for key in wanted}):
        values = sorted(key.value for key in wanted if key.by == by)
        rows = await nodes.find(writing, PRODUCT, values, by=by, origin=writing.origin)
        for key in (key for key in wanted if key.by == by):
            row = rows.get(key.value)
            found[key] = () if row is None else (Known(PRODUCT.name, row.id, row.properties),)
    return found


def _every(found: Found) -> Iterator[Known]:
    return (known for some in found.values() for known in some)


def _type(known: Known) -> str:
    return type_of(MODEL.node(known.label), known.properties)


def _found(seen: Sight, key: Key, field: str, faults: list[Fault]) -> Known | None:
    try:
        known = keys.one(seen.seen, key, field)
    except Refused as refused:
        faults += refused.faults
        return None
    if known.properties.get("archivedAt") is not None and key.to in ("Customer", "Company"):
        faults.append(Fault("ARCHIVED", field, f"{field}: it is archived. Restore it first.", candidates=(known.id,)))
    return known


async def retie(writing: Writing, told: Mapping[str, Mapping[str, Sequence[End]]]) -> None:
    """Let known interactions (by id) be tied to what they name now, and to nothing else in these fields."""
    by_column: dict[str, tuple[Reference, dict[str, list[End]]]] = {}
    for id_, names in told.items():
        for name, ends in names.items():
            reference = COLUMNS[name][1]
            by_column.setdefault(reference.column, (reference, {}))[1].setdefault(id_, []).extend(ends)
    for reference, some in by_column.values():
        await attach(writing, INTERACTION, reference, some, origin=writing.origin)
