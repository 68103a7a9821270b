"""Mutations: every root field of an operation in its order, in one transaction, all or none.

>>> fields = fields_of(tree, operation, variables, schema, model).fields   # which are kept, compiled as `shown`
>>> wishes = [each.wish(schema, variables) for each in fields]             # what is asked for, under which keys
>>> ready = await done(wishes, desk, store, shown)                         # a tree for each key, read before the commit

A field that refuses what it is given, for a reason that whoever asks can mend, has it in `userErrors`: then nothing is
done, and the others say that they were ABORTED. Rows of a bulk form that says CONTINUE are the exception.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.ingest import progress
from graph.origin import Origin
from graph.store import Store
from graph.writes import answered
from graph.writes.changes import Change
from graph.writes.commit import written
from graph.writes.faults import Fault, Refused
from graph.writes.outcomes import Outcome
from graph.writes.writing import Writing
from resolvers.answer import Prepared
from resolvers.desk import Desk
from resolvers.errors import BadInput
from resolvers.mutation import CHANGES, MUTATIONS
from resolvers.selection.payloads import Entry, Way
from resolvers.selection.wishes import Wish
from resolvers.showing import UNDONE, Showing, said
from schema.finish import ByName

Trees = dict[str, Any]
Shown = Mapping[str, Mapping[Way, Prepared]]
"""What each field shows of nodes, by its key and the way to them."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of the rows of a field, and what was changed."""

    outcomes: tuple[Outcome, ...]
    changes: tuple[Change, ...] = ()

    @property
    def faults(self) -> tuple[Fault, ...]:
        return tuple(fault for each in self.outcomes if isinstance(each, Refused) for fault in each.faults)

    @property
    def undone(self) -> Told:
        """The same where nothing of it is kept: what was refused still says why."""
        return Told(tuple(each if isinstance(each, Refused) else UNDONE for each in self.outcomes))


async def done(
    wishes: Sequence[Wish], desk: Desk, store: Store, shown: Shown, *, timeout: float | None = None
) -> Trees:
    """The payload of every wish; raises StoreError if nothing could be done, BadInput for options at odds."""
    origin, is_dry = _options(wishes, desk)

    async def work(writing: Writing) -> Trees:
        # Whatever has a key finds out whether it was done before, and tells of the source on the way.
        if any(wish.name not in MUTATIONS and wish.given.get("idempotencyKey") is None for wish in wishes):
            await progress.exists(writing)
        trees = {wish.key: await _done(wish, shown[wish.key], desk, writing) for wish in wishes}
        if is_dry:
            raise _Undone(trees)
        return trees

    try:
        return await written(store, work, origin, timeout=timeout)
    except _Undone as undone:
        return undone.trees or {wish.key: _aborted(wish, undone) for wish in wishes}


class _Undone(Exception):
    """Ends the transaction: after a dry run with what would be, else with the key of the field that refused."""

    def __init__(self, trees: Trees | None = None, *, key: str = "", tree: Any = None) -> None:
        super().__init__(key)
        self.trees, self.key, self.tree = trees, key, tree


def _options(wishes: Sequence[Wish], desk: Desk) -> tuple[Origin, bool]:
    """What must be the same for all fields, since they are one transaction."""
    dry = {bool(wish.given.get("dryRun")) for wish in wishes}
    sources = {wish.given.get("source") for wish in wishes}
    if len(dry) > 1 or len(sources) > 1:
        name = "dryRun" if len(dry) > 1 else "source"
        raise BadInput(f"{name}: the fields of one operation are one transaction. Say the same on all of them.")
    return desk.origin(next(iter(sources), None)), dry == {True}


async def _done(wish: Wish, shown: Mapping[Way, Prepared], desk: Desk, writing: Writing) -> Any:
    if wish.name in MUTATIONS:
        return await _by_hand(wish, desk, writing)
    key = answered.key_of(desk.author.name, wish.given.get("idempotencyKey"))
    told = await _told(wish, desk, writing, key)
    is_undone = bool(told.faults) and not wish.continues
    told = told.undone if is_undone else told
    tree = await Showing(desk, writing, wish.is_bulk, shown).tree(wish.entries, told.outcomes, told.changes)
    if is_undone:
        raise _Undone(key=wish.key, tree=tree)
    return tree


async def _told(wish: Wish, desk: Desk, writing: Writing, key: str | None) -> Told:
    """What became of the rows: now, or when this was asked for the first time."""
    if key is None:
        return await _changed(wish, desk, writing)
    digest = answered.digest_of(wish.name, wish.given.get("input"))
    try:
        if (known := await answered.known(writing, key, digest)) is not None:
            return Told(known)
    except Refused as refused:
        return Told((refused,))
    told = await _changed(wish, desk, writing)
    if not told.faults or wish.continues:
        answered.keep(writing, key, digest, told.outcomes)
    return told


async def _changed(wish: Wish, desk: Desk, writing: Writing) -> Told:
    before = len(writing.changes)
    outcomes = await CHANGES[wish.single](writing, wish.rows, desk)
    return Told(tuple(outcomes), tuple(writing.changes[before:]))


# ------------------------------------------------------------------------------------------------------------- by hand


async def _by_hand(wish: Wish, desk: Desk, writing: Writing) -> ByName:
    writing.write_unsaid()
    try:
        return ByName(await MUTATIONS[wish.name](writing, wish.given["input"], desk.author), userErrors=[])
    except Refused as refused:
        raise _Undone(key=wish.key, tree=ByName(userErrors=said(refused.faults))) from refused


def _aborted(wish: Wish, undone: _Undone) -> Any:
    """What a field says of an operation of which nothing was done."""
    if wish.key == undone.key:
        return undone.tree
    errors = said((Fault("ABORTED", None, f"{undone.key} was refused, so nothing of this operation was done."),))
    if wish.name in MUTATIONS:
        return ByName(userErrors=errors)
    return nothing(wish.entries, errors)


def nothing(entries: Sequence[Entry], errors: list[ByName]) -> dict[str, Any]:
    """A payload that holds no more than why."""
    empty: Mapping[str, Any] = {"userErrors": errors, "changes": [], "results": [], "done": 0, "refused": 0}
    return {each.way[-1]: empty.get(each.name) for each in entries}
