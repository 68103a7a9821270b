"""Rows of a write, read as far as that goes without the graph: values in their normal form, keys, addresses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from graph.declare import Node, Property
from graph.ingest.records import Held, Place
from graph.normalise.country import country
from graph.normalise.errors import Invalid
from graph.writes import keys, values
from graph.writes.faults import Fault, Refused
from graph.writes.keys import Key
from graph.writes.places import place_of
from graph.writes.writing import Writing

T = TypeVar("T")
Given = Mapping[str, object]
Visible = Callable[[Writing, str, Sequence[str]], Awaitable[frozenset[str]]]
PRIMARY = {"email": "EMAIL", "phone": "PHONE"}
MAIN_USE = {"Customer": "HOME", "Company": "BILLING"}


@dataclass(frozen=True, slots=True)
class Scope:
    """Of what somebody may write: `settable` by the name of a type, the region that reads telephone numbers, and which
    of some nodes they see; None where all."""

    settable: Callable[[str], tuple[Property, ...]]
    region: str | None = None
    visible: Visible | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One row, read as far as that goes without the graph: `cleared` are the primary keys that it takes away."""

    given: Given
    properties: Mapping[str, object]
    keys: Mapping[str, Key] = field(default_factory=dict)
    held: tuple[Held, ...] = ()
    place: Place | None = None
    use: str | None = None
    cleared: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of one node, and who writes them."""

    writing: Writing
    node: Node
    scope: Scope


def draft_of(batch: Batch, given: Given) -> Draft:
    """One row; raises Refused with all that is wrong with it."""
    node = batch.node
    properties, faults = values.stored(batch.scope.settable(node.name), given)
    draft = Draft(given, properties)
    for part in (_identifiers if keys.is_identified(node) else _keys, _place):
        try:
            draft = part(draft, batch)
        except Refused as refused:
            # A value that is a key as well was read twice.
            faults += [each for each in refused.faults if each.field not in {known.field for known in faults}]
    if faults:
        raise Refused(*faults)
    return draft


def _keys(draft: Draft, batch: Batch) -> Draft:
    """Everything by which the row could name a node that is there; a key in another system is a property of it."""
    node, given = batch.node, draft.given
    told = {by: value for by in node.keys if (value := given.get(by)) is not None}
    read = _all({by: partial(keys.read_key, node, by, value, by) for by, value in told.items()})
    own = {"key": read["external"].value} if "external" in read else {}
    return replace(draft, keys=read, properties={**draft.properties, **own})


def _all(read: Mapping[str, Callable[[], T]]) -> dict[str, T]:
    """What each of them gives; raises Refused with what is wrong with all of them."""
    found: dict[str, T] = {}
    faults: list[Fault] = []
    for name, one in read.items():
        try:
            found[name] = one()
        except Refused as refused:
            faults += refused.faults
    if faults:
        raise Refused(*faults)
    return found


def _identifiers(draft: Draft, batch: Batch) -> Draft:
    """Identifiers that the row brings, by which it could name a node that is there, or takes away."""
    name, given, region = batch.node.name, draft.given, _region(draft.given, batch)
    read = {by: partial(_held, by, value, region) for by in keys.IDENTIFIED if (value := given.get(by)) is not None}
    held = _all(read)
    own = {"id": Key(name, "id", str(given["id"]))} if given.get("id") is not None else {}
    return replace(
        draft,
        keys={**own, **{by: Key(name, by, each.key) for by, each in held.items()}},
        held=tuple(held.values()),
        cleared=frozenset(by for by in PRIMARY if by in given and given[by] is None),
    )


def _held(by: str, value: object, region: str | None) -> Held:
    try:
        return keys.held(by, value, region=region, is_primary=True if by in PRIMARY else None)
    except Invalid as error:
        raise Refused(Fault("INVALID", by, f"{by}: {error}")) from error


def _place(draft: Draft, batch: Batch) -> Draft:
    given = draft.given.get("address")
    if not isinstance(given, Mapping):
        cleared = draft.cleared | ({"address"} if "address" in draft.given else set())
        return replace(draft, cleared=frozenset(cleared))
    use = given.get("use") or MAIN_USE[batch.node.name]
    return replace(draft, place=place_of(given, "address", region=batch.scope.region), use=str(use))


def _region(given: Given, batch: Batch) -> str | None:
    """Telephone numbers without a country's code are read in the country of the address."""
    place = given.get("address")
    land = place.get("country") if isinstance(place, Mapping) else None
    return (country(land).code if isinstance(land, str) and land.strip() else None) or batch.scope.region
