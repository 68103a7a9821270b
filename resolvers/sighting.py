"""What a role sees of a change: nothing of objects that it may not see, and no names of fields that it may not read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from graph.declare import Model, Node
from graph.feed.service import Noted
from graph.writes.changes import Change, ChangeKind
from schema.changes import told, ways
from schema.places import objects

EDITS = (ChangeKind.UPDATED, ChangeKind.LINK_UPDATED)


@dataclass(frozen=True)
class Sighting:
    """What is seen by those who have this model, in which some types are `restricted` by conditions on rows."""

    model: Model
    restricted: frozenset[str] = frozenset()

    @cached_property
    def told(self) -> Mapping[str, Node]:
        return {node.name: node for node in told(self.model)}

    @cached_property
    def met(self) -> frozenset[str]:
        """The types that may be seen, with what several are met as: one is said to have had an Interaction."""
        return frozenset(node.name for node in objects(self.model))

    @cached_property
    def readable(self) -> Mapping[str, frozenset[str]]:
        """The names of what may be read, of each type and of each relationship whose ends may be seen."""
        nodes = {name: frozenset(_readable(node)) for name, node in self.told.items()}
        return nodes | {way.type: frozenset(each.name for each in way.properties if each.asked)
                        for way in ways(self.model)}  # fmt: skip

    def seen(self, change: Change) -> Change | None:
        """The change with the names that may be read, None where nothing of it is left."""
        place = change.type if change.relationship is None else change.relationship
        if place not in self.readable or not all(name in self.met for name, _ in ends(change)):
            return None
        fields = tuple(each for each in change.fields if each in self.readable[place])
        if change.kind in EDITS and change.fields and not fields:
            return None
        return replace(change, fields=fields)

    def is_told(self, change: Change) -> bool:
        """Whether the feed has names for both ends of a change."""
        return all(name in self.told for name, _ in ends(change))

    def doubtful(self, changes: Iterable[Change]) -> dict[str, list[str]]:
        """The ids of objects that are there for this role only if they fulfil conditions, by the names of types."""
        found: dict[str, set[str]] = {}
        for each in changes:
            for name, object_id in ends(each):
                if name in self.restricted:
                    found.setdefault(name, set()).add(object_id)
        return {name: sorted(ids) for name, ids in found.items()}

    def is_certain(self, change: Change, there: frozenset[str]) -> bool:
        """Whether the objects of a change are not in doubt, or are there."""
        return all(name not in self.restricted or object_id in there for name, object_id in ends(change))


def ends(change: Change) -> Iterator[tuple[str, str]]:
    """The objects that a change is about, each with its type."""
    yield change.type, change.object
    if change.other is not None and change.other_type is not None:
        yield change.other_type, change.other


def wanted(
    noted: Sequence[Noted], *, types: Sequence[str] | None, ids: Sequence[str] | None, kinds: Sequence[str] | None
) -> list[Noted]:
    """Those that a client asks for, by the names of the model; None asks for all."""
    tests: list[Callable[[Change], bool]] = []
    if types is not None:
        tests.append(lambda change: any(name in types for name, _ in ends(change)))
    if ids is not None:
        tests.append(lambda change: any(each in ids for _, each in ends(change)))
    if kinds is not None:
        tests.append(lambda change: change.kind in kinds)
    return [each for each in noted if all(test(each.change) for test in tests)]


def _readable(node: Node) -> Iterator[str]:
    yield from (each.name for each in node.properties if each.asked)
    yield from (each.name for each in node.through if not each.masked)
