"""What the processes of this machine have used: processor time and memory of a process with all below it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


class Missing(Exception):
    """A program that a peer needs is not on this machine; the message says which, and how to come by it."""


def family(pid: int) -> tuple[int, ...]:
    """A process and all processes below it."""
    return (pid, *(each for child in _children(pid) for each in family(child)))


def _children(pid: int) -> Iterator[int]:
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            yield from map(int, (task / "children").read_text().split())


def processor_seconds(pid: int) -> float:
    """User and system time of a process and all below it so far: Linux keeps a clock for each."""
    return sum(_clock(each) for each in family(pid))


def _clock(pid: int) -> float:
    with suppress(OSError):
        return time.clock_gettime((~pid << 3) | 2)
    return 0.0


def memory(pid: int) -> int:
    """Bytes that a process and all below it have for themselves; what several share is divided among them."""
    return sum(_share(each) for each in family(pid))


def _share(pid: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
