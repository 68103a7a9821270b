"""The job that finds what is bought together, what after what, and what again when."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson

from graph.cross_sell.reading import spooled
from graph.normalise.moments import stored
from graph.patterns.keeping import categories, keep
from graph.patterns.learned import CATEGORIES, PURCHASES
from graph.store import Store, Transaction
from server.jobs.apart import apart, patiently
from server.jobs.running import Failed, Running
from server.settings import Settings

FINDING = "graph.patterns.work"


async def work(job: Running, store: Store, _settings: Settings) -> None:
    """Nothing is saved: what a killed attempt has laid down is seen by nobody, and swept away by the next."""
    with TemporaryDirectory(prefix="kith-patterns-") as name:
        folder = Path(name)
        async for looked_at in spooled(store, folder / PURCHASES):
            await job.progress(looked_at)
        (folder / CATEGORIES).write_bytes(orjson.dumps(await categories(store)))
        async with apart(FINDING, str(folder)) as process:
            code = await patiently(process.wait(), lambda: job.progress(job.done))
        if code:
            raise Failed(f"The process that finds patterns ended with {code}: it may need more memory than there is.")
        await keep(store, folder, at=stored(datetime.now(UTC)), last=partial(_said, job))


async def _said(job: Running, tx: Transaction) -> None:
    """The job is still ours to do."""
    await job.keep(tx, "", done=job.done)
