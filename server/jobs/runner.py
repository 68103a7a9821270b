"""Takes jobs that wait, looks after those that are done here, and writes down what becomes of them.

All that a runner does is done by `tend` and `seek`, once a second each, so that tests can tell the time themselves. No
clock is compared with another machine's: whoever does a job counts its beats in the graph, and a job is abandoned for
one who has seen the same beat for `LEASE` seconds of their own clock. Whoever could not write a beat for `GIVE_UP`
seconds stops by themselves, which is sooner.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

from graph.errors import Conflict, OutcomeUnknown, StoreError, Unavailable
from graph.jobs import job as jobs
from graph.jobs import service
from graph.jobs.job import Job, State
from graph.jobs.service import Lost, Seen, Turn, failing, seen
from graph.store import Store, Transaction
from server.jobs.running import Cancelled, Failed, Running, Work, running
from server.jobs.schedule import last_due
from server.settings import Settings
from server.telemetry.logs import log

T = TypeVar("T")
LEASE, GIVE_UP, SAYING = 30.0, 20.0, 5.0  # seconds; the last is how long the engine may take to hear one thing
KEEPING, SPARED = 5.0, 10.0  # seconds: who kept something so lately spares its beats, for so long at most
LEAVING = 5.0  # seconds that work gets to be stopped
INSISTING = 10.0  # seconds that work gets to end by itself once somebody wants no more of it
SCHEDULE = "schedule"
# An engine that is away or busy says nothing against the job: another attempt may do.
PASSING = (Unavailable, Conflict, OutcomeUnknown)
UNHEARD = (StoreError, TimeoutError)
OURS = "Something went wrong that nobody foresaw. The log of the server has it under the id of the job."


@dataclass(slots=True)
class Held:
    """A job that is done here; `heard` is when the last beat that was written began."""

    running: Running
    task: asyncio.Task[Turn]
    heard: float
    insist_at: float | None = None
    is_lost: bool = False


@dataclass(slots=True)
class Runner:
    """At most one job of each of `kinds` at a time.

    What it says of jobs goes through `store`, the work of jobs through `works_on`: a store of the embedded engine
    writes one thing after the other, and a beat must not wait for a long write.
    """

    store: Store
    works_on: Store
    settings: Settings
    kinds: Mapping[str, Work]
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = field(default=partial(datetime.now, UTC))
    held: dict[str, Held] = field(default_factory=dict)
    sights: dict[str, tuple[Seen, float]] = field(default_factory=dict)
    noted: dict[str, datetime] = field(default_factory=dict)
    wake: asyncio.Event = field(default_factory=asyncio.Event)

    async def tend(self) -> None:
        """Look after what is done here, everything at once, since one that is stuck says nothing of the others."""
        await asyncio.gather(*(self._tend(*each) for each in self.held.items()))

    async def seek(self) -> None:
        """Ask for what is due, and begin what waits."""
        try:
            await self._ask_for_due()
            async with asyncio.timeout(SAYING):
                found = await service.unended(self.store)
            for kind in self.kinds:
                if kind not in self.held:
                    await self._look_at(kind, [each for each in found if each.kind == kind])
        except UNHEARD:
            return  # It is tried again in a second, and the watch over the engine says what is wrong.

    async def leave(self) -> None:
        """Stop all work, and give every job back so that others can go on at once. What has ended is written down."""
        tasks = [each.task for each in self.held.values()]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=LEAVING)
        for kind, held in list(self.held.items()):
            if held.task.done() and not held.is_lost:
                await self._ended(held)
            del self.held[kind]

    # ------------------------------------------------------------------------------------------------ what is done here

    async def _tend(self, kind: str, held: Held) -> None:
        began = self.clock()
        if held.is_lost or held.task.done():
            if held.task.done() and (held.is_lost or await self._ended(held)):
                del self.held[kind]
        else:
            if not _is_spared(held, began) and await self._beaten(held):
                held.heard = began
            self._insist(held, began)
        if not held.is_lost and began - held.heard >= GIVE_UP:
            log.warning("a job is given up: the engine cannot be told of it", job=held.running.job.id)
            self._lose(held)

    async def _beaten(self, held: Held) -> bool:
        """Whether the graph knows now that the job is being done; notes whether somebody wants no more of it."""
        given = held.running
        beat = partial(service.beat, job_id=given.job.id, owner=given.owner, now=self.now(), done=given.done,
                       total=given.total)  # fmt: skip
        try:
            async with given.beating:
                found = await self._said(beat)
        except Lost:
            log.warning("a job was taken over by somebody else", job=given.job.id)
            self._lose(held)
            return False
        except UNHEARD:
            return False
        given.is_cancelled = found.is_cancel_asked
        return True

    def _insist(self, held: Held, now: float) -> None:
        """Work that does not ask whether to stop is stopped where it waits."""
        if not held.running.is_cancelled:
            return
        held.insist_at = held.insist_at or now + INSISTING
        if now >= held.insist_at:
            held.task.cancel()

    def _lose(self, held: Held) -> None:
        held.is_lost = True
        held.task.cancel()

    async def _ended(self, held: Held) -> bool:
        """Write down what became of work that has ended; whether that is done, or is no longer ours to do."""
        given = held.running
        turn = _turn(held)
        end = partial(service.end, job_id=given.job.id, owner=given.owner, turn=turn, now=self.now(),
                      done=given.done, total=given.total)  # fmt: skip
        try:
            found = await self._said(end)
        except Lost:
            return True
        except UNHEARD:
            return False
        log.info("job", job=found.id, kind=found.kind, state=found.state.value, attempt=found.attempt)
        return True

    # ------------------------------------------------------------------------------------------------- what might begin

    async def _ask_for_due(self) -> None:
        """Each kind that is due by the schedule; every runner asks, and one is heard."""
        for each in self.settings.schedule:
            now = self.now()
            due = last_due(each, now, self.settings.time_zone)
            if self.noted.get(each.kind) != due:
                ask = partial(service.enqueue_due, kind=each.kind, due=due, by=SCHEDULE, now=now)
                await self._said(ask)
                self.noted[each.kind] = due

    async def _look_at(self, kind: str, found: list[Job]) -> None:
        """Begin the next job of a kind, if nobody does one, or whoever did it is not heard of any more."""
        doing = next((each for each in found if each.state is State.RUNNING), None)
        if doing is None:
            self.sights.pop(kind, None)
            if found:
                await self._begin(kind)
        elif self._is_silent(kind, seen(doing)):
            log.warning("a job was abandoned", job=doing.id, kind=kind, attempt=doing.attempt)
            await self._begin(kind, seen(doing))

    def _is_silent(self, kind: str, sight: Seen) -> bool:
        """Whether the same was seen for so long that whoever does it has stopped."""
        now = self.clock()
        last, since = self.sights.get(kind, (None, now))
        if last != sight:
            self.sights[kind] = (sight, now)
            return False
        return now - since >= LEASE

    async def _begin(self, kind: str, silent: Seen | None = None) -> None:
        owner = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
        began = self.clock()
        claim = partial(service.claim, kind=kind, owner=owner, now=self.now(), silent=silent)
        job = await self._said(claim)
        if job is None:
            return
        given = running(job, self.works_on, self.clock)
        task = asyncio.create_task(self._done(given), name=job.id)
        task.add_done_callback(lambda _: self.wake.set())
        self.held[kind] = Held(given, task, began)

    async def _said(self, work: Callable[[Transaction], Awaitable[T]]) -> T:
        """Write something down, or give up soon enough to try again."""
        async with asyncio.timeout(SAYING):
            return await self.store.write(work)

    async def _done(self, given: Running) -> Turn:
        """Do the work; what becomes of the job by that."""
        try:
            await self.kinds[given.job.kind](given, self.works_on, self.settings)
        except Cancelled:
            return jobs.cancelled
        except Failed as error:
            return failing(str(error))
        except (Lost, *PASSING):
            return jobs.lost
        except Exception:  # noqa: BLE001  # whatever it is, the job has failed and the server goes on
            log.exception("a job failed", job=given.job.id)
            return failing(OURS)
        return jobs.succeeded


def _is_spared(held: Held, now: float) -> bool:
    """Whether the work keeps what it does just now, which hears of a cancellation too and says how far it is."""
    kept = held.running.kept_at
    return kept is not None and now - kept < KEEPING and now - held.heard < SPARED


def _turn(held: Held) -> Turn:
    """What becomes of a job whose work has ended, or was stopped."""
    return jobs.given_back if held.task.cancelled() else held.task.result()
