"""Converted rows of customers and companies become records with all that surrounds them.

A company that is known by its name alone is the same for all rows of a source that name it so. A person who is known
only as somebody's spouse or child belongs to that row: two people's `Maria` are two.
"""

import re
from collections.abc import Callable, Iterator
from typing import cast

from graph.ingest.kinds import NodeKind, node_properties, text_names
from graph.ingest.records import ContactRecord, Key, LinkRecord, NodeRecord
from graph.ingest.stored import with_keys
from graph.writes.places import PARTS
from server.imports import contacts
from server.imports.build import Context, Row
from server.imports.contacts import Leave, Wrong
from server.imports.fields import EMPLOYERS, PLACES, TIES, place_field

Around = tuple[str, LinkRecord]
AROUND = frozenset(
    (
        *(place_field(number, part) for number in range(2, PLACES + 1) for part in PARTS),
        *(f"employer{number if number > 1 else ''}" for number in range(1, EMPLOYERS + 1)),
        *("employerKeys", "parent", "referredBy", *TIES),
    )
)
"""Fields that tell of more than the customer or company itself."""
LONGEST_NAME = 200
NAMED = frozenset({"name"})
_UID = "urn:uuid:"
_ADDRESS = re.compile(r"(?:https?|mailto|urn|tel|geo):\S+", re.IGNORECASE)


def contact_builder(kind: NodeKind, context: Context) -> Callable[[int, Row, Leave], ContactRecord]:
    """A function from a row to what it tells of a customer or company and those around."""
    declared = node_properties(kind, context.model)
    names = [each.name for each in declared if each.name != kind.key]
    texts = text_names(declared)

    def build(row: int, told: Row, leave: Leave) -> ContactRecord:
        said, held = context.complete(dict(told), contacts.identifiers(told, context.region, leave))
        own = {name: said[name] for name in names if name in said}
        node = NodeRecord(
            row=row,
            key=str(said[kind.key]),
            properties=with_keys(_full_name(kind, own, said), texts),
            identifiers=held,
            place=contacts.place(said, context.region),
            use=cast("str | None", said.get("addressUse")),
        )
        if not AROUND & said.keys():
            return ContactRecord(node)
        return _Surroundings(kind, context, node, said, leave).record()

    return build


def _full_name(kind: NodeKind, own: dict[str, object], said: Row) -> dict[str, object]:
    """A person whose name comes in parts is called by all; in East Asian scripts the family comes first."""
    parts = [str(said[name]) for name in ("givenName", "familyName", "nameSuffix") if name in said]
    if kind.node == "Customer" and {"givenName", "familyName"} & own.keys():
        own.setdefault("name", " ".join(reversed(parts) if _is_east_asian(parts) else parts))
    return own


def _is_east_asian(parts: list[str]) -> bool:
    return len(parts) == 2 and all(
        "\u3040" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3" for sign in "".join(parts)
    )


class _Surroundings:
    """What one row tells beside its customer or company."""

    def __init__(self, kind: NodeKind, context: Context, node: NodeRecord, said: Row, leave: Leave) -> None:
        self._context, self._node, self._said, self._leave = context, node, said, leave
        self._source = context.naming(kind.node, "x").source
        self._own = Key(kind.node, self._source, node.key)
        self._others: list[tuple[str, NodeRecord]] = []

    def record(self) -> ContactRecord:
        links = (*self._places(), *self._employers(), *self._parent(), *self._ties(), *self._referrer())
        return ContactRecord(self._node, tuple(self._others), links)

    def _link(self, start: Key, end: Key, **properties: object) -> LinkRecord:
        return LinkRecord(self._node.row, start, end, {name: value for name, value in properties.items() if value})

    def _places(self) -> Iterator[Around]:
        for number in range(2, PLACES + 1):
            place = contacts.place(self._said, self._context.region, number)
            if place is not None:
                use = self._said.get(place_field(number, "use")) or "OTHER"
                yield "addresses", LinkRecord(self._node.row, self._own, place, {"use": use})

    def _employers(self) -> Iterator[Around]:
        """The first is the primary one; keys say more than names, which stand in where there are none."""
        said = self._said
        keys = [self._context.naming("Company", str(key)) for key in cast("list[str]", said.get("employerKeys") or [])]
        if len(keys) == 1 and keys[0].source == self._source and "employer" in said:
            self._other("companies", keys[0].text, str(said["employer"]), to="Company")
        for place in range(max(EMPLOYERS, len(keys))):
            number = str(place + 1) if place else ""
            firm = keys[place] if place < len(keys) else self._firm(said.get(f"employer{number}")) if not keys else None
            if firm is not None:
                role, department = said.get(f"jobTitle{number}"), said.get(f"department{number}")
                link = self._link(self._own, firm, role=role, department=department, isPrimary=place == 0)
                yield "employments", link

    def _firm(self, name: object) -> Key | None:
        return None if name is None else self._other("companies", f"company:{name}", str(name), to="Company")

    def _other(self, kind: str, key: str, name: str, *, to: str) -> Key:
        """Somebody who is known by a name alone."""
        record = NodeRecord(self._node.row, key, with_keys({"name": name}, NAMED))
        self._others.append((kind, record))
        return Key(to, self._source, key)

    def _parent(self) -> Iterator[Around]:
        if "parent" in self._said:
            owner = self._context.naming("Company", str(self._said["parent"]))
            if owner == self._own:
                raise Wrong("parent", owner.text, "A company cannot own itself.")
            yield "ownerships", self._link(owner, self._own)

    def _ties(self) -> Iterator[Around]:
        for column, kind in TIES.items():
            for text in dict.fromkeys(cast("list[str]", self._said.get(column) or [])):
                other = self._person(column, text)
                if other is not None and other != self._own:
                    yield "ties", self._link(self._own, other, kind=kind)

    def _person(self, column: str, text: str) -> Key | None:
        if text.startswith(_UID):
            return Key("Customer", self._source, text.removeprefix(_UID))
        if _ADDRESS.fullmatch(text):
            self._leave(Wrong(column, text, "Wanted a name, or the UID of another card."))
            return None
        name = text[:LONGEST_NAME]
        return self._other("customers", f"{self._node.key[:LONGEST_NAME]} {column}: {name}", name, to="Customer")

    def _referrer(self) -> Iterator[Around]:
        if "referredBy" in self._said:
            name = str(self._said["referredBy"])[:LONGEST_NAME]
            if name != self._own.text:
                yield "referrals", self._link(self._other("customers", name, name, to="Customer"), self._own)
