"""Several processes on one socket: parted when everything they share is made, replaced when they die, stopped together.

>>> number = parted(4, has_served)     # comes back four times, in four processes; the fifth stays inside and watches
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

PR_SET_PDEATHSIG = 1
TOLD = frozenset({signal.SIGTERM, signal.SIGINT})
HEARD = TOLD | {signal.SIGCHLD}
# A worker that lived for so long was well, and its successor comes at once; otherwise later and later.
WELL, FIRST_PAUSE, LONGEST_PAUSE = 10.0, 0.1, 5.0
PATIENCE = 20.0  # seconds for workers to leave, more than they give their own requests


@dataclass(slots=True)
class Worker:
    """One place among the workers, and the process that fills it now; none while `due` is waited for."""

    pid: int | None
    began: float
    failures: int = 0
    due: float = 0.0


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def parted(count: int, served: int, leaving: Callable[[], None] = lambda: None) -> int:
    """Become `count` processes and come back in each with its number; the caller's own process never comes back.

    It replaces workers that die, passes SIGTERM on, and leaves by SystemExit: with 0 if all workers ended well, with 1
    if one did not, or if none could even begin. `served` is the end of a pipe into which workers write once they serve.
    `leaving` gives back what the watching process holds, before workers stop: a socket that it left open would go on
    taking connections in that nobody answers.
    """
    os.set_blocking(served, False)
    signal.pthread_sigmask(signal.SIG_BLOCK, HEARD)
    crew = {number: Worker(None, 0.0) for number in range(count)}
    has_served = False
    while True:
        for number, worker in crew.items():
            if worker.pid is None and worker.due <= time.monotonic() and not _forked(worker):
                return number
        found = signal.sigtimedwait(HEARD, _until_next(crew))
        if found is not None and found.si_signo in TOLD:
            leaving()
            raise SystemExit(_stopped(crew))
        has_served = has_served or _has_byte(served)
        failed = _buried(crew)
        if failed and not has_served:
            _stopped(crew)
            raise SystemExit(1)


def _forked(worker: Worker) -> bool:
    """Fill a place; False in the new process."""
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    worker.began = time.monotonic()
    worker.pid = os.fork()
    if worker.pid:
        return True
    _tied_to(parent)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, HEARD)
    return False


def _tied_to(parent: int) -> None:
    """Be told to stop when the parent dies, however it dies."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)


def _until_next(crew: dict[int, Worker]) -> float:
    waits = [each.due - time.monotonic() for each in crew.values() if each.pid is None]
    return max(0.0, min([*waits, 60.0]))


def _buried(crew: dict[int, Worker]) -> bool:
    """Note which workers have ended, and when others shall come; whether any failed."""
    failed = False
    for worker in crew.values():
        code = _ended(worker)
        if code is None:
            continue
        failed = failed or code != 0
        now = time.monotonic()
        worker.failures = 0 if now - worker.began > WELL else worker.failures + 1
        worker.due = now + (min(FIRST_PAUSE * 2.0**worker.failures, LONGEST_PAUSE) if worker.failures else 0.0)
        sys.stderr.write(f"kith: a worker ended with {code}; another one takes its place\n")
    return failed


def _ended(worker: Worker) -> int | None:
    """How the process of this place ended, if it did."""
    if worker.pid is None:
        return None
    found, status = os.waitpid(worker.pid, os.WNOHANG)
    if not found:
        return None
    worker.pid = None
    return os.waitstatus_to_exitcode(status)


def _stopped(crew: dict[int, Worker]) -> int:
    """Tell all workers to stop and wait for them; the worst of their ends, as 0 or 1."""
    for worker in crew.values():
        if worker.pid is not None:
            os.kill(worker.pid, signal.SIGTERM)
    until, code = time.monotonic() + PATIENCE, 0
    while any(each.pid is not None for each in crew.values()):
        for worker in crew.values():
            code = max(code, int(_ended(worker) not in (None, 0)))
        if time.monotonic() > until:
            return _killed(crew)
        signal.sigtimedwait({signal.SIGCHLD}, 0.1)
    return code


def _killed(crew: dict[int, Worker]) -> int:
    for worker in crew.values():
        if worker.pid is not None:
            os.kill(worker.pid, signal.SIGKILL)
            os.waitpid(worker.pid, 0)
    return 1


def _has_byte(served: int) -> bool:
    try:
        return bool(os.read(served, 1))
    except BlockingIOError:
        return False
