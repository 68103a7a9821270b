"""The job that learns which products go together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.cross_sell.keeping import Keep, Overtaken, Switch, compared, made_ahead, ranked, replaced, said, standing
from graph.cross_sell.reading import spooled
from graph.cross_sell.restoring import NoWayBack, restoring, way_back
from graph.cross_sell.serving import alike
from graph.cross_sell.serving.models import model_name
from graph.cross_sell.spool import ABOUT, PURCHASES, about
from graph.normalise.moments import stored
from graph.sheets.service import sweep
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
    at, now = stored(datetime.now(UTC)), await standing(store)
    number = now.newest + 1
    compare = partial(compared, store, folder, number=number, at=at, is_packed=now.is_packed)
    await compare()
    if not now.number and await made_ahead(store, folder, keep):
        await compare()
    # Lists of customers who are alike belong to the model that is named, so they may stand there before it counts.
    found = about(folder / ABOUT)
    await alike.keep(store, model_name(number), at=found.newest or at)
    undo = await way_back(store, folder, before=now.number, after=number)
    switch = Switch(now.number, said(found, number, at), ranked(found.popular), ranked(found.rising), undo)
    await _switched(store, folder, switch, keep)


async def restore(job: Running, store: Store, _settings: Settings) -> None:
    """The model before the one that counts counts again; done twice, the newer one."""
    await restored(store, keep=partial(_said, job))


async def restored(store: Store, *, keep: Keep) -> None:
    """The same, for whoever may."""
    with TemporaryDirectory(prefix="kith-learning-") as name:
        folder = Path(name)
        try:
            switch = await restoring(store, folder, await standing(store))
        except NoWayBack as none:
            raise Failed("There is no model before this one. Two have to be learned first.") from none
        await _switched(store, folder, switch, keep)


async def _switched(store: Store, folder: Path, switch: Switch, keep: Keep) -> None:
    try:
        await store.write(partial(replaced, switch=switch, folder=folder, keep=keep))
    except Overtaken as overtaken:
        raise Failed("Another model came to count meanwhile, and stays. Ask again.") from overtaken
    await alike.forget(store, [model_name(number) for number in (switch.before, int(str(switch.model["number"])))])
    await sweep(store)


async def _said(job: Running, tx: Transaction) -> None:
    """The job is still ours to do."""
    await job.keep(tx, "", done=job.done)
