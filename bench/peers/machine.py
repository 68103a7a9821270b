"""What the processes of this machine have used: processor time and memory of a process with all below it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
"""Of a second, in which Linux counts what has ended."""


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
    """User and system time of a process and all below it so far, those below that have ended included: Linux keeps a
    clock for each, and for what has ended a sum."""
    return sum(_clock(each) + _ended(each) for each in family(pid))


def _clock(pid: int) -> float:
    with suppress(OSError):
        return time.clock_gettime((~pid << 3) | 2)
    return 0.0


def _ended(pid: int) -> float:
    """What the children of a process took that have ended."""
    with suppress(OSError):
        told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(told[13]) + int(told[14])) / TICKS
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
