"""The job that brings a file into the graph, or only looks whether that can be done."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass, replace
from pathlib import Path

from graph.declare import Model
from graph.store import Store, Transaction
from graph.writes.faults import Refused
from resolvers.files import Wanted
from resolvers.files import load as wanted_of
from server.files import finding, telling
from server.files.telling import Saved
from server.imports.errors import ImportFault
from server.imports.plan import Content, Plan, content
from server.imports.report import Report
from server.imports.run import Step, dry_run, import_file
from server.imports.state import State
from server.jobs.running import Cancelled, Failed, Running
from server.lifespan import model_of
from server.settings import Settings


async def work(job: Running, store: Store, settings: Settings) -> None:
    """Batch by batch; what is saved are the figures so far, and the graph itself knows where to go on."""
    if job.state is not None and telling.load(job.state).is_done:
        return
    wanted = wanted_of(job.job.given)
    try:
        plan, what = await asyncio.to_thread(_planned, wanted, settings, model_of(settings))
        of = _Import(job, store, settings, plan, what, wanted.is_dry)
        await (of.looked() if wanted.is_dry else of.written())
    except (Refused, ImportFault) as error:
        raise Failed(str(error)) from error


def _planned(wanted: Wanted, settings: Settings, model: Model) -> tuple[Plan, Content]:
    plan = finding.plan_of(wanted, settings, model)
    return plan, content(plan, settings.currency)


@dataclass(frozen=True, slots=True)
class _Import:
    """A job that knows its file."""

    job: Running
    store: Store
    settings: Settings
    plan: Plan
    what: Content
    is_dry: bool

    async def written(self) -> None:
        """The file brought in, in the name of whoever asked for it."""
        await import_file(self.store, self.plan, currency=self.settings.currency, rejects=self._rejects(),
                          progress=self._step, keep=self._keep, by=self.job.job.by, what=self.what)  # fmt: skip

    async def looked(self) -> None:
        """The file read to its end, in a thread."""
        report = await asyncio.to_thread(self._dry)
        state = State(report.rows, report.tally, report.outcome)
        await self.job.save(self._saved(state, is_done=True).dump())

    def _dry(self) -> Report:
        return dry_run(self.plan, currency=self.settings.currency, rejects=self._rejects(), progress=self._step)

    def _step(self, step: Step) -> None:
        """How far it is; between two batches it may end. An upload that is worked on stays for another day."""
        if self.job.is_cancelled:
            raise Cancelled
        if step.what == "rows":
            self.job.done = step.done
            self.job.total = None if step.of is None else max(step.of, step.done)
        if self.settings.data_dir in self.plan.form.path.parents:
            os.utime(self.plan.form.path)

    async def _keep(self, tx: Transaction, state: State) -> None:
        await self.job.keep(tx, self._saved(state, is_done=state.is_done).dump(), done=self.job.done)

    def _saved(self, state: State, *, is_done: bool) -> Saved:
        return Saved(self.what.key, self.plan.form.path.name, self.plan.kind.name, self.plan.source, self.is_dry,
                     is_done, replace(state, is_done=is_done))  # fmt: skip

    def _rejects(self) -> Path:
        return finding.shelf_of(self.settings).rejects(self._saved(State(), is_done=False).rejects)
