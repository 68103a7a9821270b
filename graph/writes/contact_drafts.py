"""Rows about identifiers and addresses, read as far as that goes without the graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph.declare import Property
from graph.ingest import links
from graph.ingest.records import Held, Place
from graph.normalise.errors import Invalid
from graph.writes import keys, values
from graph.writes.drafts import MAIN_USE, Given, Scope
from graph.writes.faults import Fault, Refused
from graph.writes.keys import Key
from graph.writes.places import place_of
from graph.writes.relation_kinds import HOLDERS, End
from graph.writes.relations import key_of

BY_TYPE = {str(type_): by for by, type_ in keys.IDENTIFIED.items()}
Far = Held | Place
"""What lies at the far end, as it is told: it may not be there yet."""
Properties = Sequence[Property]


@dataclass(frozen=True, slots=True)
class Draft:
    """One row: the far end as it is told or by its id, and the one that it shall have instead."""

    holder: Key
    far: Far | str
    new: Far | None
    told: Mapping[str, object]

    @property
    def ends(self) -> tuple[Far, ...]:
        """The far ends that are told."""
        return tuple(each for each in (self.far, self.new) if each is not None and not isinstance(each, str))

    @property
    def group(self) -> str | None:
        """With which others of the holder it competes."""
        last = self.new or self.far
        return links.group_of(last) if isinstance(last, Held) else ""

    def sharing(self) -> tuple[Key, ...]:
        """By which others are found that hold the identifier that the holder gains."""
        last = self.new or self.far
        return tuple(Key(to, BY_TYPE[last.type], last.key) for to in HOLDERS) if isinstance(last, Held) else ()


Read = Callable[[Given, Scope, Properties], Draft]
"""Reads one row, or raises Refused."""


def identifier_of(given: Given, scope: Scope, told: Properties) -> Draft:
    holder, own = _common(given, scope, told)
    read = _held(given, "value", scope)
    new = _held(given, "newValue", scope) if given.get("newValue") is not None else None
    return Draft(holder, read, new, own)


def _held(given: Given, field: str, scope: Scope) -> Held:
    by, value = BY_TYPE[str(given["type"])], given[field]
    system = given.get("system")
    if (by == "external") is not (system is not None):
        message = "system: external keys belong to a system, and nothing else does. Name it for those, and only those."
        raise Refused(Fault("INVALID", "system", message))
    try:
        return keys.held(by, value if system is None else {"source": system, "key": value}, region=scope.region)
    except Invalid as error:
        raise Refused(Fault("INVALID", field, f"{field}: {error}")) from error


def address_of(given: Given, scope: Scope, told: Properties) -> Draft:
    holder, own = _common(given, scope, told)
    far, new = given.get("address"), given.get("newAddress")
    place = far if isinstance(far, Mapping) else new if isinstance(new, Mapping) else None
    if place is not None and place.get("use") is not None:
        own = {**own, "use": place["use"]}
    if isinstance(far, Mapping):
        own = {"use": MAIN_USE[holder.to], **own}
        return Draft(holder, place_of(far, "address", region=scope.region), None, own)
    moved = place_of(new, "newAddress", region=scope.region) if isinstance(new, Mapping) else None
    return Draft(holder, str(far), moved, own)


def _common(given: Given, scope: Scope, told: Properties) -> tuple[Key, dict[str, object]]:
    own, faults = values.stored(told, given)
    holder = given["holder"]
    assert isinstance(holder, Mapping)
    ((name, by),) = holder.items()
    try:
        key = key_of(End("holder", f"{name[:1].upper()}{name[1:]}"), {"holder": by}, scope)
    except Refused as refused:
        faults += refused.faults
    if faults:
        raise Refused(*faults)
    return key, own
