"""Applies what is left of the migrations, one runner at a time, as often as somebody likes."""

import importlib.util
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import cast

from graph.endpoint import Endpoint
from graph.statement import Statement
from graph.store import Store
from migrations import files, history, lock
from migrations.files import FOLDER, Migration, Refused
from migrations.statements import KEYS
from migrations.writing import write

Up = Callable[[Store, Endpoint], Awaitable[None]]
Told = Callable[[str], object]


async def pending(store: Store, *, folder: Path = FOLDER) -> tuple[Migration, ...]:
    """What is left to do, without doing it; raises Refused if the files do not fit the graph's history."""
    return history.left(files.found(folder), await history.read(store))


async def migrate(store: Store, endpoint: Endpoint, *, folder: Path = FOLDER, told: Told = str) -> tuple[str, ...]:
    """Apply what is left and return its names; `told` hears each name before it is applied."""
    if not await pending(store, folder=folder):
        return ()
    for key in KEYS:
        await write(store, Statement(key))
    async with lock.held(store) as check:
        # Somebody else may have done it all while this one waited.
        migrations = await pending(store, folder=folder)
        for migration in migrations:
            check()
            told(migration.name)
            await _apply(store, endpoint, migration)
    return tuple(migration.name for migration in migrations)


async def _apply(store: Store, endpoint: Endpoint, migration: Migration) -> None:
    done = await history.begin(store, migration)
    if migration.path.suffix == ".py":
        await up_of(migration)(store, endpoint)
    else:
        await _run_statements(store, migration, done)
    await history.finish(store, migration)


async def _run_statements(store: Store, migration: Migration, done: int) -> None:
    for step, text in enumerate(files.statements(migration), start=1):
        if step > done:
            await write(store, Statement(text))
            await history.progress(store, migration, step)


def up_of(migration: Migration) -> Up:
    """What a migration in Python does."""
    specification = importlib.util.spec_from_file_location(f"migrations.{migration.path.stem}", migration.path)
    if specification is None or specification.loader is None:
        raise Refused(f"{migration.name} cannot be loaded.")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    up = getattr(module, "up", None)
    if up is None:
        raise Refused(f"{migration.name} should define `async def up(store, endpoint)`, and does not.")
    return cast(Up, up)
