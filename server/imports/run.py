"""A file into the graph: planned, written batch by batch, added up, reconciled.

Each transaction writes a batch and how far the import has come, so an import that is killed goes on where it was,
and whatever is told twice changes nothing.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from graph.ingest import bought, progress
from graph.ingest.known_purchases import Touched
from graph.ingest.references import Found
from graph.normalise.moments import stored
from graph.origin import Origin
from graph.store import Store, Transaction
from graph.writes.commit import written
from graph.writes.writing import Writing
from server.imports import state as states
from server.imports.batches import Prepared, prepared
from server.imports.places import Places
from server.imports.plan import Content, Plan, content
from server.imports.reconcile import reconciled
from server.imports.rejects import Rejects
from server.imports.report import Report
from server.imports.rows import Reject
from server.imports.seen import Seen
from server.imports.state import State
from server.imports.tally import REJECTED

AUTHOR = "import"
"""Who writes where nobody says on whose behalf."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far it is: what is being done, how much of it, of how much (about; None when nobody knows)."""

    what: str
    done: int
    of: int | None


Progress = Callable[[Step], None]
"""Hears of each step before it is done, and may raise to end the import there."""
Keep = Callable[[Transaction, State], Awaitable[None]]
"""Does more in the transaction of a batch, as its last step."""


def silent(step: Step) -> None:
    """Nobody watches."""


async def nothing_more(_tx: Transaction, _state: State) -> None:
    """A batch is all that is written."""


async def import_file(
    store: Store,
    plan: Plan,
    *,
    currency: str,
    rejects: Path,
    progress: Progress = silent,
    keep: Keep = nothing_more,
    by: str = AUTHOR,
    at: datetime | None = None,
    what: Content | None = None,
) -> Report:
    """Bring the file of a plan into the graph, from where an earlier run of the same was killed.

    `what` is the content of the file, for those who have looked at it already.
    """
    began = time.monotonic()
    origin = _origin(plan, at or datetime.now(UTC), by)
    if what is None:
        what = await asyncio.to_thread(content, plan, currency)
    work = await _opened(store, what, rejects=rejects, origin=origin, keep=keep)
    resumed_at = work.state.rows
    with Places() as places:
        await work.write_all(work.chunks(plan, places, currency), progress)
    buyers = await bought.settle(store, work.key, lambda done: progress(Step("buyers added up", done, None)))
    await work.finish()
    return _report(plan, work, resumed_at, buyers, time.monotonic() - began)


def dry_run(plan: Plan, *, currency: str, rejects: Path, progress: Progress = silent) -> Report:
    """Read, convert and sort out every row, and write nothing but the rejects."""
    began = time.monotonic()
    origin = _origin(plan, datetime.now(UTC), AUTHOR)
    state, refused = State(), Rejects(rejects)
    lines = content(plan, currency).lines
    with Places() as places:
        for batch in prepared(plan, places, known=frozenset(), currency=currency, origin=origin):
            refused.add(batch.rejects)
            state = state.after(batch.chunk.end, batch.tally(frozenset()), state.outcome, cells=0, length=0)
            progress(Step("rows", batch.chunk.end, lines))
    path = rejects if refused.count else None
    return Report(plan.kind.name, plan.source, state.rows, state.outcome, state.tally, (), path,
                  state.tally.of(REJECTED)[0], 0, 0, time.monotonic() - began, is_dry=True,
                  left_out=refused.left_out())  # fmt: skip


def _origin(plan: Plan, at: datetime, by: str) -> Origin:
    return Origin(plan.source, stored(at), at.astimezone(plan.reading.zone).date().isoformat(), by)


async def _opened(store: Store, what: Content, *, rejects: Path, origin: Origin, keep: Keep) -> "_Work":
    state = states.load(await progress.read(store, what.key))
    await progress.tell_source(store, origin)
    known = await progress.sources(store)
    return _Work(store, what.key, what.lines, origin, known, Rejects(rejects, length=state.rejects_length), state, keep)


@dataclass(slots=True)
class _Work:
    """An import while it runs."""

    store: Store
    key: str
    lines: int
    origin: Origin
    known: frozenset[str]
    rejects: Rejects
    state: State
    keep: Keep
    owed: Seen[Found] = field(default_factory=Seen)

    def chunks(self, plan: Plan, places: Places, currency: str) -> Iterator[Prepared]:
        return prepared(plan, places, known=self.known, currency=currency, origin=self.origin)

    async def write_all(self, batches: Iterator[Prepared], progress: Progress) -> None:
        """Every batch that an earlier run has not written."""
        async with aclosing(_ahead(batches)) as coming:
            async for batch in coming:
                progress(Step("rows", batch.chunk.end, self.lines))
                if batch.chunk.end > self.state.rows:
                    await self.write(batch)

    async def write(self, batch: Prepared) -> None:
        """One transaction: the records, what they make stale, and the new state."""
        before = self.rejects.length

        async def transact(tx: Writing) -> tuple[State, Touched]:
            touched = await batch.write(tx)
            self.rejects.cut(before)
            after = self._after(batch, touched)
            await progress.save(tx, self.key, after.dump(), origin=self.origin)
            await bought.owe(tx, self.key, [each for each in touched.buyers if each not in self.owed])
            await self.keep(tx, after)
            return after, touched

        self.state, touched = await written(self.store, transact, self.origin)
        self.owed.add(touched.buyers)
        batch.committed()

    def _after(self, batch: Prepared, touched: Touched) -> State:
        refused = [Reject(batch.chunk.lines[each.row], each.column, each.value, each.reason)
                   for each in touched.outcome.refusals]  # fmt: skip
        rejects = sorted([*batch.rejects, *refused])
        self.rejects.add(rejects)
        tally = batch.tally(frozenset(each.row for each in touched.outcome.refusals))
        return self.state.after(batch.chunk.end, tally, touched.outcome, cells=len(rejects), length=self.rejects.length)

    async def finish(self) -> None:
        """Say that nothing is left to do."""
        done = replace(self.state, is_done=True)

        async def transact(tx: Transaction) -> None:
            await progress.save(tx, self.key, done.dump(), origin=self.origin)
            await self.keep(tx, done)

        await self.store.write(transact)


async def _ahead(batches: Iterator[Prepared]) -> AsyncGenerator[Prepared, None]:
    """The next batch is prepared in a thread while the engine writes this one."""
    coming = asyncio.create_task(asyncio.to_thread(next, batches, None))
    try:
        while (batch := await coming) is not None:
            coming = asyncio.create_task(asyncio.to_thread(next, batches, None))
            yield batch
    finally:
        # What was prepared in vain may have failed, which is nobody's concern.
        await asyncio.gather(coming, return_exceptions=True)


def _report(plan: Plan, work: _Work, resumed_at: int, buyers: int, seconds: float) -> Report:
    state = work.state
    entries = reconciled(state.tally, state.outcome.stored) if plan.kind.name == "purchases" else ()
    path = work.rejects.path if state.rejected_cells else None
    return Report(plan.kind.name, plan.source, state.rows, state.outcome, state.tally, entries, path,
                  state.tally.of(REJECTED)[0], buyers, resumed_at, seconds,
                  left_out=work.rejects.left_out())  # fmt: skip
