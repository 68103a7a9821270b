"""What is kept of a change: what was changed, which fields, by whom and when. Values are not kept, so that the feed
need not be searched when somebody is to be forgotten.

Positions are given by one node that every transaction locks last, so they are handed out in the order of commits: a
reader who has seen a position never meets a lower one later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.origin import Origin


class ChangeKind(StrEnum):
    """What was done, to a node or to a relationship between two."""

    CREATED = "CREATED"
    UPDATED = "UPDATED"
    ARCHIVED = "ARCHIVED"
    RESTORED = "RESTORED"
    DELETED = "DELETED"
    LINKED = "LINKED"
    LINK_UPDATED = "LINK_UPDATED"
    UNLINKED = "UNLINKED"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a node (`type` and `object`), or of a relationship from it to another.

    `type` and `other_type` are names of the model's concrete nodes: Purchase rather than Interaction. `fields` are the
    properties that changed, none where everything is new or gone. `version` is the node's after the change.
    """

    kind: ChangeKind
    type: str
    object: str
    fields: tuple[str, ...] = ()
    version: int | None = None
    relationship: str | None = None
    other_type: str | None = None
    other: str | None = None


def rows(changes: Sequence[Change], origin: Origin) -> list[dict[str, object]]:
    """What the store keeps of them, numbered from 1."""
    return [{"number": number, **_properties(each, origin)} for number, each in enumerate(changes, 1)]


def _properties(change: Change, origin: Origin) -> dict[str, object]:
    kept = {
        "kind": str(change.kind), "type": change.type, "object": change.object, "fields": list(change.fields),
        "version": change.version, "relationship": change.relationship, "otherType": change.other_type,
        "other": change.other, "by": origin.by, "source": origin.source, "at": origin.at,
    }  # fmt: skip
    return {name: value for name, value in kept.items() if value is not None}
