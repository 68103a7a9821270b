"""The job that removes what has been kept for as long as the settings say."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from graph.normalise.durations import within_last
from graph.retention.service import forget
from graph.store import Store
from server.files.finding import shelf_of
from server.jobs.running import Running
from server.settings import Settings


async def work(job: Running, store: Store, settings: Settings) -> None:
    """Label by label. Nothing is saved: what was removed is not met again."""
    kept = {
        "Commit": settings.answers_kept,
        "Answered": settings.answers_kept,
        "Change": settings.changes_kept,
        "Job": settings.jobs_kept,
    }
    now = datetime.now(UTC)
    for label, span in kept.items():
        async for removed in forget(store, label, within_last(span, now, zone=settings.time_zone)):
            await job.progress(job.done + removed)
    await asyncio.to_thread(_tidied, settings, now, within_last(settings.jobs_kept, now, zone=settings.time_zone))


def _tidied(settings: Settings, now: datetime, before: str) -> None:
    """What lies on the disk of this server: files that were sent, and rejects of jobs that are no longer kept."""
    shelf = shelf_of(settings)
    shelf.forget(now.timestamp())
    shelf.forget_rejects(datetime.fromisoformat(before).replace(tzinfo=UTC).timestamp())
