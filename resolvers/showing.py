"""The payload of a mutation: the nodes it shows are read within its transaction, so that they are as it leaves them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.writes.changes import Change
from graph.writes.faults import Fault, Refused
from graph.writes.outcomes import Done, Outcome
from graph.writes.writing import Writing
from resolvers.answer import Prepared
from resolvers.desk import Desk, told_to
from resolvers.selection.asked import Asked
from resolvers.selection.payloads import Entry, Way
from schema.finish import ByName

UNDONE = Refused(Fault("ABORTED", None, "Another row was refused, so nothing was done."))
"""What became of a row that was right, where all are undone."""


@dataclass(frozen=True, slots=True)
class Showing:
    """Where it is shown."""

    desk: Desk
    writing: Writing
    is_bulk: bool
    prepared: Mapping[Way, Prepared]

    async def tree(self, entries: Sequence[Entry], outcomes: Sequence[Outcome], changes: Sequence[Change]) -> Any:
        """The payload by its response keys."""
        if self.is_bulk:
            return await self._bulk(entries, outcomes, changes)
        (tree,) = await self._rows(entries, outcomes)
        return {**tree, **await self._changes(entries, changes)}

    async def _bulk(self, entries: Sequence[Entry], outcomes: Sequence[Outcome], changes: Sequence[Change]) -> Any:
        refused = [(number, each) for number, each in enumerate(outcomes)
                   if isinstance(each, Refused) and each is not UNDONE]  # fmt: skip
        faults = [fault.under(f"rows.{number}") for number, each in refused for fault in each.faults]
        done = sum(isinstance(each, Done) for each in outcomes)
        found: dict[str, Any] = {"done": done, "refused": len(refused), "userErrors": said(faults)}
        tree = {each.way[-1]: found.get(each.name) for each in entries} | await self._changes(entries, changes)
        for each in entries:
            if each.name == "results":
                tree[each.way[-1]] = await self._rows(each.inner, outcomes)
        return tree

    async def _rows(self, entries: Sequence[Entry], outcomes: Sequence[Outcome]) -> list[dict[str, Any]]:
        """A tree for each row; the nodes of all of them are read at once."""
        shown = {each.way: await self._nodes(each, outcomes) for each in entries if each.asked is not None}
        return [
            {each.way[-1]: shown[each.way][number] if each.way in shown else _fact(each.name, outcome)
             for each in entries}
            for number, outcome in enumerate(outcomes)
        ]  # fmt: skip

    async def _changes(self, entries: Sequence[Entry], changes: Sequence[Change]) -> dict[str, list[ByName]]:
        """What was changed, as far as who asks may see it; nothing is looked up where it is not asked for."""
        ways = [each.way[-1] for each in entries if each.name == "changes"]
        return dict.fromkeys(ways, _changes(await told_to(self.desk, self.writing, changes))) if ways else {}

    async def _nodes(self, entry: Entry, outcomes: Sequence[Outcome]) -> list[Any]:
        ids = [each.ids.get(entry.name) if isinstance(each, Done) else None for each in outcomes]
        wanted = list(dict.fromkeys(each for each in ids if each is not None))
        if not wanted:
            return [None] * len(ids)
        found = await self.desk.fetched(self.prepared[entry.way], wanted, self.writing)
        by_id = dict(zip(wanted, found, strict=True))
        return [None if each is None else by_id[each] for each in ids]


def prepared(entries: Sequence[Entry], prepare: Callable[[Asked], Prepared]) -> dict[Way, Prepared]:
    """What a payload shows of nodes, compiled: before the transaction, which holds locks and may run again."""
    own = {each.way: prepare(each.asked) for each in entries if each.asked is not None}
    return own | {way: one for each in entries for way, one in prepared(each.inner, prepare).items()}


def _fact(name: str, outcome: Outcome) -> Any:
    if name == "userErrors":
        return said(outcome.faults) if isinstance(outcome, Refused) else []
    return outcome.was_created if isinstance(outcome, Done) and name == "wasCreated" else None


def _changes(changes: Sequence[Change]) -> list[ByName]:
    return [
        ByName(kind=str(each.kind), type=each.type, id=each.object, fields=list(each.fields), version=each.version,
               relationship=each.relationship, otherType=each.other_type, otherId=each.other)
        for each in changes
    ]  # fmt: skip


def said(faults: Sequence[Fault]) -> list[ByName]:
    """Reasons as the API says them."""
    return [
        ByName(code=each.code, field=each.field, message=each.message, candidates=list(each.candidates) or None,
               currentVersion=each.version)
        for each in faults
    ]  # fmt: skip
