"""The job that learns which products go together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.cross_sell.keeping import Keep, compared, current, replaced
from graph.cross_sell.reading import spooled
from graph.cross_sell.serving import alike
from graph.cross_sell.serving.listing import model_name
from graph.cross_sell.spool import PURCHASES
from graph.normalise.moments import stored
from graph.store import Store, Transaction
from server.jobs.apart import apart
from server.jobs.running import Failed, Running
from server.settings import Settings

LEARNING = "graph.cross_sell.work"
Progress = Callable[[int], Awaitable[None]]


async def work(job: Running, store: Store, _settings: Settings) -> None:
    """Nothing is saved: a killed attempt has written nothing."""
    await learn(store, progress=job.progress, keep=partial(_said, job))


async def learn(store: Store, *, progress: Progress, keep: Keep) -> None:
    """Purchases into a file, edges into another by a process of its own, and those into the graph all at once."""
    with TemporaryDirectory(prefix="kith-learning-") as name:
        folder = Path(name)
        looked_at = 0
        async for looked_at in spooled(store, folder / PURCHASES):
            await progress(looked_at)
        await learned(folder)
        await progress(looked_at)
        await _kept(store, folder, keep)


async def learned(folder: Path) -> None:
    """What is computed for long is computed elsewhere; it ends with whoever waits for it."""
    async with apart(LEARNING, str(folder)) as process:
        code = await process.wait()
    if code:
        raise Failed(f"The process that learns ended with {code}: it may need more memory than there is.")


async def _kept(store: Store, folder: Path, keep: Keep) -> None:
    at = stored(datetime.now(UTC))
    number = await current(store) + 1
    changed = await compared(store, folder, number=number, at=at)
    # Lists of customers who are alike belong to the model that is named, so they may stand there before it counts.
    name = model_name(number)
    await alike.keep(store, name, at=at)
    await store.write(partial(replaced, changed=changed, folder=folder, number=number, at=at, keep=keep))
    await alike.forget(store, [name])


async def _said(job: Running, tx: Transaction) -> None:
    """The job is still ours to do."""
    await job.keep(tx, "", done=job.done)
