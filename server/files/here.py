"""The files of this server, as the API asks for them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from graph.declare import Model
from graph.errors import TimedOut
from graph.jobs.job import Job
from graph.writes.faults import Fault, Refused
from resolvers.files import Wanted
from schema.finish import ByName
from server.files import finding, looking, telling
from server.imports.errors import ImportFault
from server.settings import Settings

SLOW = (
    "To look at this file takes longer than this operation may. Start the import with dryRun: true, and see its report."
)


@dataclass(frozen=True, slots=True)
class Here:
    """What the settings say about files. One file is looked at at a time, since that keeps a processor busy."""

    settings: Settings
    model: Model
    turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1), compare=False)

    async def check(self, wanted: Wanted) -> None:
        await asyncio.to_thread(finding.found, wanted, self.settings)

    async def preview(self, wanted: Wanted, first: int, timeout: float | None) -> ByName:
        try:
            async with asyncio.timeout(timeout), self.turn:
                return await asyncio.to_thread(self._preview, wanted, first)
        except TimeoutError:
            raise TimedOut(SLOW) from None

    async def report(self, job: Job, rejects: int) -> ByName:
        return await asyncio.to_thread(telling.report, job, finding.shelf_of(self.settings), rejects)

    def _preview(self, wanted: Wanted, first: int) -> ByName:
        plan = finding.plan_of(wanted, self.settings, self.model)
        try:
            return looking.preview(plan, currency=self.settings.currency, first=first)
        except ImportFault as error:
            raise Refused(Fault("INVALID", None, finding.said(error, plan.form.path))) from error
