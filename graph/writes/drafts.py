"""Rows of a write, read as far as that goes without the graph: values in their normal form, keys, addresses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple, TypeVar

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


class Draft(NamedTuple):
    """One row, read as far as that goes without the graph: `held` are the identifiers among its keys, `cleared`
    the primary ones that it takes away."""

    given: Given
    properties: Mapping[str, object]
    keys: Mapping[str, Key]
    held: Mapping[str, Held]
    place: Place | None
    use: str | None
    cleared: frozenset[str]


@dataclass(frozen=True)
class Batch:
    """Rows of one node, and who writes them."""

    writing: Writing
    node: Node
    scope: Scope

    @cached_property
    def settable(self) -> tuple[Property, ...]:
        return self.scope.settable(self.node.name)

    @cached_property
    def is_identified(self) -> bool:
        return keys.is_identified(self.node)


def draft_of(batch: Batch, given: Given) -> Draft:
    """One row; raises Refused with all that is wrong with it."""
    properties, faults = values.stored(batch.settable, given)
    held: dict[str, Held] = {}
    if batch.is_identified:
        held = _each(keys.IDENTIFIED, given, partial(_held, region=_region(given, batch)), faults)
        named = {} if given.get("id") is None else {"id": _key(batch.node, "id", given["id"])}
        named |= {by: Key(batch.node.name, by, each.key) for by, each in held.items()}
    else:
        named = _each(batch.node.keys, given, partial(_key, batch.node), faults)
        # A key in another system is a property of it.
        properties |= {"key": named["external"].value} if "external" in named else {}
    place, use = _place(batch, given, faults)
    if faults:
        raise Refused(*faults)
    return Draft(given, properties, named, held, place, use, _cleared(batch, given))


def _each(names: Iterable[str], given: Given, read: Callable[[str, object], T], faults: list[Fault]) -> dict[str, T]:
    """What is given under these names, each as it is read; what is wrong with it comes to the faults."""
    found: dict[str, T] = {}
    for name in names:
        if (value := given.get(name)) is not None:
            try:
                found[name] = read(name, value)
            except Refused as refused:
                _add(faults, refused)
    return found


def _add(faults: list[Fault], refused: Refused) -> None:
    # A value that is a key as well was read twice.
    known = {each.field for each in faults}
    faults += [each for each in refused.faults if each.field not in known]


def _key(node: Node, by: str, value: object) -> Key:
    return keys.read_key(node, by, value, by)


def _held(by: str, value: object, *, region: str | None) -> Held:
    try:
        return keys.held(by, value, region=region, is_primary=True if by in PRIMARY else None)
    except Invalid as error:
        raise Refused(Fault("INVALID", by, f"{by}: {error}")) from error


def _place(batch: Batch, given: Given, faults: list[Fault]) -> tuple[Place, str] | tuple[None, None]:
    told = given.get("address")
    if not isinstance(told, Mapping):
        return None, None
    try:
        return place_of(told, "address", region=batch.scope.region), str(told.get("use") or MAIN_USE[batch.node.name])
    except Refused as refused:
        _add(faults, refused)
        return None, None


def _cleared(batch: Batch, given: Given) -> frozenset[str]:
    if None not in given.values():
        return frozenset()
    clearable = (*PRIMARY, "address") if batch.is_identified else ("address",)
    return frozenset(by for by in clearable if by in given and given[by] is None)


def _region(given: Given, batch: Batch) -> str | None:
    """Telephone numbers without a country's code are read in the country of the address."""
    place = given.get("address")
    land = place.get("country") if isinstance(place, Mapping) else None
    return (country(land).code if isinstance(land, str) and land.strip() else None) or batch.scope.region
