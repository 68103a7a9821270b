"""Locks on files that the system gives back when their holder dies, however it dies."""

import fcntl
import os
import time
from pathlib import Path

PAUSE = 0.02


def shared(path: Path) -> int:
    """Wait for a lock that many may hold at once; closing the descriptor gives it back."""
    return _waited_for(path, fcntl.LOCK_SH)


def exclusive(path: Path) -> int:
    """Wait for a lock that nobody else holds in any way."""
    return _waited_for(path, fcntl.LOCK_EX)


def exclusive_within(path: Path, seconds: float) -> int | None:
    """The same, or None if it cannot be had in this time."""
    until = time.monotonic() + seconds
    while (found := _tried(path, fcntl.LOCK_EX)) is None and time.monotonic() < until:
        time.sleep(PAUSE)
    return found


def is_held(path: Path) -> bool:
    """Whether anybody holds the exclusive lock now."""
    found = _tried(path, fcntl.LOCK_SH)
    if found is not None:
        os.close(found)
    return found is None


def _waited_for(path: Path, kind: int) -> int:
    descriptor = _opened(path)
    fcntl.flock(descriptor, kind)
    return descriptor


def _tried(path: Path, kind: int) -> int | None:
    descriptor = _opened(path)
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def _opened(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
