"""Make, list and revoke API keys."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from rich.console import Console
from rich.table import Table

from graph.keys import service
from graph.keys.service import ApiKey
from graph.keys.spelling import minted
from graph.keys.wanted import Wanted, faults
from graph.normalise.durations import duration, from_now
from graph.normalise.errors import Invalid
from graph.normalise.moments import day_bounds, moment_text
from graph.store import Store, Transaction
from migrations.runner import pending
from server.access.caller import ADMIN_ROLE
from server.access.policy import load
from server.access.scopes import granting
from server.lifespan import model_of, opened
from server.settings import Settings

AUTHOR = "command line"
MOST = 10_000
Work = Callable[[Store], Awaitable[int]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(title="what to do", metavar="WHAT", required=True, dest="what")
    create = what.add_parser("create", help="make a key; it is printed once, and nothing else is on standard output")
    create.add_argument("--role", required=True, help="the role of whoever shows it, such as viewer, agent or admin")
    create.add_argument("--name", required=True, help="what it is for")
    create.add_argument("--expires", metavar="SPAN|DAY", help="when it ends: P90D, or the first day without it")
    create.add_argument("--only", nargs="+", metavar="FIELD", help="the root fields that it may use")
    create.add_argument("--claim", nargs="+", default=[], metavar="NAME=VALUE", help="what it says of its holder")
    what.add_parser("list", help="show all keys, without their secrets")
    revoke = what.add_parser("revoke", help="make a key good for nothing, within a second")
    revoke.add_argument("id", metavar="ID", help="the id of the key: the 12 letters behind kith_, or the whole key")


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    return asyncio.run(done(arguments, settings))


async def done(arguments: argparse.Namespace, settings: Settings) -> int:
    """The exit code of what was asked for; the engine is not started for what cannot be meant."""
    console = Console(stderr=True)
    try:
        work = WORKS[arguments.what](arguments, settings, console)
    except Invalid as error:
        console.print(str(error), style="red", markup=False)
        return 2
    return 2 if work is None else await _over(settings, work, console)


async def _over(settings: Settings, work: Work, console: Console) -> int:
    async with opened(settings) as kith:
        if await pending(kith.store):
            console.print("This graph is not of this version yet. Run ./kith migrate first.", style="red")
            return 1
        return await work(kith.store)


def _create(arguments: argparse.Namespace, settings: Settings, console: Console) -> Work | None:
    now = datetime.now(UTC)
    wanted = _wanted(arguments, settings, now)
    allowed = granting(ADMIN_ROLE, load(settings.policy_file).roles, model_of(settings))
    if wrong := faults(wanted, allowed, now):
        console.print("\n".join(each.message for each in wrong), style="red", markup=False)
        return None

    async def work(store: Store) -> int:
        spelled = minted()

        async def write(tx: Transaction) -> ApiKey:
            return await service.create(tx, wanted, spelled, by=AUTHOR, now=now)

        made = await store.write(write)
        sys.stdout.write(f"{spelled.text}\n")
        console.print(f"Key {made.id} is made. It stands above and is kept nowhere: put it where it is needed now.")
        return 0

    return work


def _wanted(arguments: argparse.Namespace, settings: Settings, now: datetime) -> Wanted:
    roots = None if arguments.only is None else tuple(arguments.only)
    claims = dict(each.partition("=")[::2] for each in arguments.claim)
    return Wanted(arguments.name, arguments.role, _end(arguments.expires, settings, now), roots, claims)


def _end(text: str | None, settings: Settings, now: datetime) -> str | None:
    if text is None:
        return None
    if text.strip().upper().startswith("P"):
        return from_now(duration(text), now, zone=settings.time_zone)
    return day_bounds(text, zone=settings.time_zone)[0]


def _list(_arguments: argparse.Namespace, _settings: Settings, _console: Console) -> Work:
    async def work(store: Store) -> int:
        table = Table("id", "name", "role", "only", "made", "by", "ends", "last used", box=None, pad_edge=False)
        for each in await service.listed(store, MOST):
            table.add_row(*_row(each))
        # Standard output may be a pipe, which has no width of its own.
        Console(width=None if sys.stdout.isatty() else 240).print(table, markup=False)
        return 0

    return work


def _row(key: ApiKey) -> tuple[str, ...]:
    ends = _shown(key.expires_at) if key.expires_at else "never"
    ends = f"revoked {_shown(key.revoked_at)}" if key.revoked_at else ends
    roots = "all" if key.roots is None else " ".join(key.roots)
    used = _shown(key.last_used_at) if key.last_used_at else "never"
    return key.id, key.name, key.role, roots, _shown(key.created_at), key.created_by, ends, used


def _shown(stored: str) -> str:
    """A moment to the second, as the API writes it."""
    return moment_text(stored[:19])


def _revoke(arguments: argparse.Namespace, _settings: Settings, console: Console) -> Work:
    key_id = arguments.id.removeprefix("kith_").partition("_")[0]

    async def work(store: Store) -> int:
        async def write(tx: Transaction) -> ApiKey | None:
            return await service.revoke(tx, key_id, now=datetime.now(UTC))

        found = await store.write(write)
        if found is None:
            console.print("There is no key of this id. ./kith keys list shows those there are.", style="red")
            return 1
        console.print(f"Key {found.id} ({found.name}) is revoked.", markup=False)
        return 0

    return work


WORKS = {"create": _create, "list": _list, "revoke": _revoke}
