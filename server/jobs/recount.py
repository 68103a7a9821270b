"""The job that adds up anew what everybody has bought."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from graph.ingest import bought
from graph.ingest.references import Found
from graph.store import Store, Transaction
from server.jobs.running import Running
from server.settings import Settings


async def work(job: Running, store: Store, _settings: Settings) -> None:
    """Buyer by buyer in a fixed order; what is saved is the last one that was added up."""
    await job.progress(job.done, await bought.headcount(store))
    async for batch in bought.everybody(store, after=_found(job.state)):
        done = job.done + len(batch)
        await store.write(partial(_added_up, job=job, batch=batch, done=done))
        await job.progress(done)


async def _added_up(tx: Transaction, job: Running, batch: Sequence[Found], done: int) -> None:
    await bought.add_up(tx, batch)
    last = batch[-1]
    await job.keep(tx, f"{last.label} {last.id}", done=done)


def _found(state: str | None) -> Found | None:
    if state is None:
        return None
    label, _, id_ = state.partition(" ")
    return Found(id_, label)
