"""Whether a node is there: archived, restored, or deleted where nothing refers to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.ingest.noted import type_of
from graph.ingest.slots import filled
from graph.statement import Statement
from graph.writes import keys, statements
from graph.writes.changes import Change, ChangeKind
from graph.writes.drafts import Batch, Given
from graph.writes.faults import Fault, Refused
from graph.writes.keys import Key, Known
from graph.writes.outcomes import Outcome, of_node
from graph.writes.records import standing

OWN = frozenset(
    {"FROM", "IDENTIFIED_BY", "LOCATED_AT", "BOUGHT", "GOES_WITH", "POPULAR", "RISING", "RANKS", "DISMISSED"}
)
"""Relationships that go with a node: where it comes from, how it is reached, what is derived."""


async def archive(batch: Batch, rows: Sequence[Given]) -> list[Outcome]:
    """Nodes that are found by id alone from now on; their keys stay taken."""
    return [await _one(batch, given, ChangeKind.ARCHIVED) for given in rows]


async def restore(batch: Batch, rows: Sequence[Given]) -> list[Outcome]:
    """Archived nodes that are there again."""
    return [await _one(batch, given, ChangeKind.RESTORED) for given in rows]


async def delete(batch: Batch, rows: Sequence[Given]) -> list[Outcome]:
    """Nodes that nothing refers to, gone for good."""
    return [await _one(batch, given, ChangeKind.DELETED) for given in rows]


async def _one(batch: Batch, given: Given, kind: ChangeKind) -> Outcome:
    try:
        meant = await _meant(batch, given)
        if kind is ChangeKind.DELETED:
            await _delete(batch, meant)
        elif (meant.properties.get("archivedAt") is None) is (kind is ChangeKind.ARCHIVED):
            await _set(batch, meant, kind)
    except Refused as refused:
        return refused
    return of_node(batch.node, meant.id)


async def _meant(batch: Batch, given: Given) -> Known:
    key = Key(batch.node.name, "id", str(given["id"]))
    found = await keys.looked_up(batch.writing, [key])
    if batch.scope.visible is not None and found[key]:
        visible = await batch.scope.visible(batch.writing, batch.node.name, [key.value])
        found = {key: tuple(each for each in found[key] if each.id in visible)}
    meant = keys.one(found, key, "id")
    if wrong := [each for each in standing(meant, given) if each.code == "CONFLICT"]:
        raise Refused(*wrong)
    return meant


async def _set(batch: Batch, meant: Known, kind: ChangeKind) -> None:
    writing = batch.writing
    at = writing.origin.at if kind is ChangeKind.ARCHIVED else None
    text = filled(statements.SET_ARCHIVED, label=meant.label)
    await writing.run(Statement(text, {"id": meant.id, "archived": at, "at": writing.origin.at}))
    name = type_of(batch.node, meant.properties)
    writing.note(Change(kind, name, meant.id, ("archivedAt",), meant.version + 1))


async def _delete(batch: Batch, meant: Known) -> None:
    is_interaction = meant.label == "Interaction"
    template = statements.COUNT_ARRIVING if is_interaction else statements.COUNT_REFERENCES
    counted = await batch.writing.run(Statement(filled(template, label=meant.label), {"id": meant.id}))
    used: Mapping[str, object] = {str(type_): number for type_, number in counted if type_ not in OWN}
    if used:
        seen = {hop.type for each in batch.node.relations for hop in each.hops}
        said = ", ".join(f"{number} {type_}" for type_, number in sorted(used.items()) if type_ in seen)
        message = f"Others refer to it: {said or 'what you may not see'}. Archive it instead, or take these away first."
        raise Refused(Fault("IN_USE", "id", message))
    await batch.writing.run(Statement(filled(statements.DELETE_NODE, label=meant.label), {"id": meant.id}))
    batch.writing.note(Change(ChangeKind.DELETED, type_of(batch.node, meant.properties), meant.id))
