"""Look at everything that must be right before Kith can answer, and say what is not."""

from __future__ import annotations

import argparse
import asyncio
import importlib.util
import os
import shutil
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from rich.console import Console

from graph.errors import StoreError
from graph.model import MODEL
from graph.store import Store
from migrations.runner import pending
from server.charter import BadCharter, Charter, read
from server.entrance import Unguarded, check_guarded
from server.lifespan import opened
from server.safety import unsafe, unwise
from server.settings import Settings

ROOM = 1024**3  # bytes


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `mend` says what to do where it is not well."""

    what: str
    is_well: bool
    mend: str = ""


Guard = Callable[[Settings, Store], Awaitable[Finding]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Checks Python, the data directory, the engine and the migrations; exit code 1 if anything is wrong."
    )
    parser.add_argument(
        "--production", action="store_true", help="also name every setting that is unsafe where strangers can call"
    )


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    console = Console()
    charter = _charter(settings)
    guards = (partial(_guard, charter),) if arguments.production else ()
    findings = [*_of_this_machine(settings), *_of_the_files(charter), *asyncio.run(_of_the_engine(settings, guards))]
    if arguments.production:
        findings += of_production(settings)
    for each in findings:
        console.print(
            ("[green]ok   " if each.is_well else "[red]wrong ")
            + f"[/] {each.what}"
            + (f"\n       {each.mend}" if each.mend else "")
        )
    return 0 if all(each.is_well for each in findings) else 1


def of_production(settings: Settings) -> list[Finding]:
    """What is unsafe, and what is merely unwise, where strangers can call."""
    dangers = [*unsafe(replace(settings, dev=False)), *unwise(settings)]
    found = [Finding(f"{each.setting}: {each.fault}", is_well=False, mend=each.mend) for each in dangers]
    return found or [Finding("settings for production", is_well=True)]


def _of_this_machine(settings: Settings) -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding(
        f"Python {version}",
        sys.version_info >= (3, 11),
        "" if sys.version_info >= (3, 11) else "Install 3.11 or newer.",
    )
    if settings.engine_uri is None:
        there = importlib.util.find_spec("arcadedb_embedded") is not None
        yield Finding("embedded engine installed", there, "" if there else "Delete .venv and run ./kith again.")
        yield from _of_the_folder(settings)


def _charter(settings: Settings) -> Charter | BadCharter:
    try:
        return read(settings)
    except BadCharter as faults:
        return faults


def _of_the_files(charter: Charter | BadCharter) -> Iterator[Finding]:
    is_well = isinstance(charter, Charter)
    yield Finding("policy, and the files that settings name", is_well, "" if is_well else str(charter))


def _of_the_folder(settings: Settings) -> Iterator[Finding]:
    folder = settings.data_dir
    settled = folder if folder.exists() else folder.parent
    writable = os.access(settled, os.W_OK)
    yield Finding(f"data directory {folder}", writable, "" if writable else "Choose another one by KITH_DATA_DIR.")
    free = shutil.disk_usage(settled).free
    yield Finding(
        f"{free // 1024**2} MiB free there", free >= ROOM, "" if free >= ROOM else "Make room: 1 GiB at least."
    )


async def _of_the_engine(settings: Settings, guards: Sequence[Guard] = ()) -> list[Finding]:
    try:
        return [each async for each in _opened(settings, guards)]
    except StoreError as error:
        return [Finding("engine", is_well=False, mend=str(error))]


async def _guard(charter: Charter | BadCharter, settings: Settings, store: Store) -> Finding:
    try:
        await check_guarded(settings, charter.issuers if isinstance(charter, Charter) else (), store)
    except Unguarded as refusal:
        return Finding("keys", is_well=False, mend=str(refusal))
    return Finding("somebody has a key, or tokens are taken", is_well=True)


async def _opened(settings: Settings, guards: Sequence[Guard]) -> AsyncIterator[Finding]:
    async with opened(settings, MODEL) as kith:
        await kith.store.ping()
        for guard in guards:
            yield await guard(settings, kith.store)
        yield Finding(f"engine {kith.store.engine} answers at {kith.endpoint.uri}", is_well=True)
        left = await pending(kith.store)
        yield Finding("migrations", not left, f"{len(left)} are left: run ./kith migrate" if left else "")
