"""The embedded engine: started when its first user comes, shared by all, stopped when the last one leaves.

>>> async with running(Path(".kith")) as endpoint:      # 2 to 3 seconds the first time, at once if it runs
...     async with connected(endpoint) as store:
...         await store.read(Statement("RETURN 1"))
"""

import asyncio
import logging
import os
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from graph.endpoint import Endpoint
from graph.engine import keeper, locks
from graph.engine.commands import is_ready
from graph.engine.home import Home, prepared, published
from graph.engine.progress import Progress, progress
from graph.errors import EngineFailed

CHECKOUT = Path(__file__).resolve().parents[1]
DEFAULT_HEAP = "2g"
LONGEST_START = 90.0
PAUSE, KEEPER_PAUSE = 0.05, 0.5
FIRST_DELAY, LONGEST_DELAY = 1.0, 60.0
log = logging.getLogger("kith.engine")


@asynccontextmanager
async def running(data_dir: Path, *, heap: str = DEFAULT_HEAP) -> AsyncIterator[Endpoint]:
    """Where the engine of this data directory listens; it runs at least until the block ends.

    `heap` is the most memory it takes, as Java writes it; an engine that runs already keeps its own.
    Raises EngineFailed with the last words of the engine if it does not come up.
    """
    home = prepared(data_dir)
    place = await asyncio.to_thread(locks.shared, home.lock("users"))
    try:
        endpoint, keeping = await _ready(home, heap)
        watch = asyncio.create_task(_replace_keepers(home, heap, keeping))
        try:
            yield endpoint
        finally:
            watch.cancel()
    finally:
        os.close(place)


@contextmanager
def used(data_dir: Path) -> Iterator[None]:
    """Be a user of the engine without waiting for it: once it runs, it runs until the block ends, and forks end too."""
    place = locks.shared(prepared(data_dir).lock("users"))
    try:
        yield
    finally:
        os.close(place)


async def _ready(home: Home, heap: str) -> tuple[Endpoint, int | None]:
    """Where the engine listens, and the keeper that was started for it here."""
    keeping = None
    until = time.monotonic() + LONGEST_START
    while time.monotonic() < until:
        keeping = _kept(home, heap, keeping)
        endpoint = published(home)
        if endpoint is not None and await asyncio.to_thread(is_ready, endpoint) and locks.is_held(home.lock("keeper")):
            return endpoint, keeping
        if progress(home.log("engine")) is Progress.RECOVERING:
            until = time.monotonic() + LONGEST_START
        await asyncio.sleep(PAUSE)
    raise EngineFailed(f"The embedded engine did not come up within {LONGEST_START:.0f} s. {_last_words(home)}")


async def _replace_keepers(home: Home, heap: str, keeping: int | None) -> None:
    """Start another keeper where the one that was there has been killed, and the engine with it, or has given up.

    What made an engine fail may pass, such as a disk that was full, so it is tried again, later and later.
    """
    delay, failed_at = FIRST_DELAY, 0.0
    while True:
        try:
            keeping = _kept(home, heap, keeping)
        except (EngineFailed, OSError):
            delay = FIRST_DELAY if time.monotonic() - failed_at > 2 * LONGEST_DELAY else delay
            log.error("the embedded engine does not run; its log is %s; next try in %g s", home.log("engine"), delay)
            await asyncio.sleep(delay)
            keeping, delay, failed_at = None, min(2 * delay, LONGEST_DELAY), time.monotonic()
        else:
            await asyncio.sleep(KEEPER_PAUSE)


def _kept(home: Home, heap: str, keeper_pid: int | None) -> int | None:
    """The keeper that this process started, if it is needed; None while another process's does its work."""
    if keeper_pid is not None:
        return _still_keeping(home, keeper_pid)
    return None if locks.is_held(home.lock("keeper")) else _start_keeper(home, heap)


def _start_keeper(home: Home, heap: str) -> int:
    """The process number of a keeper that outlives this process, and that a Ctrl-C at its terminal spares."""
    words = os.open(home.log("keeper"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        return os.posix_spawn(
            sys.executable,
            [sys.executable, "-P", "-m", keeper.__name__, str(home.folder), heap],
            {**os.environ, "PYTHONPATH": str(CHECKOUT)},
            file_actions=[(os.POSIX_SPAWN_DUP2, words, 1), (os.POSIX_SPAWN_DUP2, words, 2)],
            setsid=True,
        )
    finally:
        os.close(words)


def _still_keeping(home: Home, keeper_pid: int) -> int | None:
    """The keeper, or None if it left the engine to another one or was killed."""
    found, status = os.waitpid(keeper_pid, os.WNOHANG)
    if not found:
        return keeper_pid
    code = os.waitstatus_to_exitcode(status)
    if code == keeper.TAKEN or code < 0:
        return None
    raise EngineFailed(f"The embedded engine does not run. {_last_words(home)}")


def _last_words(home: Home) -> str:
    """The end of what the engine, or else its keeper, had to say."""
    for whose in ("engine", "keeper"):
        lines = _lines(home.log(whose))
        if lines:
            return f"Its log {home.log(whose)} ends:\n" + "\n".join(lines[-5:])
    return f"There is no log in {home.folder}."


def _lines(path: Path) -> list[str]:
    return path.read_text(errors="replace").splitlines() if path.exists() else []
