"""The job that removes what has been kept for as long as the settings say."""

from __future__ import annotations

from datetime import UTC, datetime

from graph.normalise.durations import within_last
from graph.retention.service import forget
from graph.store import Store
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
