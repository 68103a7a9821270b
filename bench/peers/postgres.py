"""A PostgreSQL of its own in a folder of its own, gone afterwards: from the system's package, reached by a socket."""

from __future__ import annotations

import asyncio
import os
import pwd
import shutil
import signal
import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.peers.machine import Missing

PORT, USER, LONGEST_START = 5432, "kith", 30.0
PLACES = ":".join(
    (os.environ.get("PATH", ""), *map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)))
)
"""Debian keeps some of the programs where no path leads."""
UNPRIVILEGED = ("postgres", "nobody")
"""As whom it runs for root, for whom it does not."""
SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    "effective_cache_size": "2GB",
    "work_mem": "16MB",
    "random_page_cost": "1.1",
    "jit": "off",
    "max_connections": "40",
}
"""As its manual advises for some gigabytes, a quick disc and short questions."""


@dataclass(frozen=True, slots=True)
class Database:
    """Where it listens, and the process on top of it."""

    folder: Path
    pid: int

    async def run(self, *words: str, told: bytes = b"") -> str:
        """What psql says to these words; `told` is its standard input."""
        own = ("-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", str(self.folder), "-p", str(PORT), "-U", USER)
        return await _said([_program("psql"), *own, "-d", "postgres", *words], told)


@asynccontextmanager
async def running(*, buffers: int) -> AsyncIterator[Database]:
    """A server with an empty database and so many MiB of shared buffers; raises Missing."""
    initdb, server, _ = _program("initdb"), _program("postgres"), _program("psql")
    with tempfile.TemporaryDirectory(prefix="kith-peers-") as name:
        folder, prefix = Path(name), _as_other(Path(name))
        place = str(folder / "data")
        await _said([*prefix, initdb, "-D", place, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"])
        settings = [
            word
            for key, value in {**SETTINGS, "shared_buffers": f"{buffers}MB"}.items()
            for word in ("-c", f"{key}={value}")
        ]
        async with _child([*prefix, server, "-D", place, "-k", name, "-p", str(PORT), *settings]) as pid:
            database = Database(folder, pid)
            await _ready(database)
            yield database


@asynccontextmanager
async def _child(command: Sequence[str]) -> AsyncIterator[int]:
    quiet = asyncio.subprocess.DEVNULL
    child = await asyncio.create_subprocess_exec(*command, stdin=quiet, stdout=quiet, stderr=quiet, cwd="/")
    try:
        yield child.pid
    finally:
        # Who is still connected is not waited for.
        child.send_signal(signal.SIGINT)
        await child.wait()


async def _ready(database: Database) -> None:
    async with asyncio.timeout(LONGEST_START):
        while True:
            try:
                await database.run("-c", "SELECT 1")
            except RuntimeError:
                await asyncio.sleep(0.1)
            else:
                return


async def _said(command: Sequence[str], told: bytes = b"") -> str:
    pipe = asyncio.subprocess.PIPE
    # Who is told nothing may have ended before its input could be closed.
    given = pipe if told else asyncio.subprocess.DEVNULL
    child = await asyncio.create_subprocess_exec(*command, stdin=given, stdout=pipe, stderr=pipe, cwd="/")
    said, faults = await child.communicate(told or None)
    if child.returncode:
        raise RuntimeError(f"{Path(command[0]).name} failed: {faults.decode(errors='replace')[-1000:]}")
    return said.decode()


def _as_other(folder: Path) -> list[str]:
    """PostgreSQL does not run as root: what stands before its commands, and the folder given to who runs them."""
    if os.geteuid():
        return []
    other = next((each for each in pwd.getpwall() if each.pw_name in UNPRIVILEGED), None)
    if other is None or (found := shutil.which("setpriv")) is None:
        raise Missing("PostgreSQL does not run as root, and there is no setpriv or no user postgres. Use another user.")
    os.chown(folder, other.pw_uid, other.pw_gid)
    return [found, "--pdeathsig=INT", f"--reuid={other.pw_uid}", f"--regid={other.pw_gid}", "--clear-groups"]


def _program(name: str) -> str:
    found = shutil.which(name, path=PLACES)
    if found is None:
        raise Missing(f"PostGraphile needs PostgreSQL, and {name} is not there. On Debian: apt-get install postgresql.")
    return found
