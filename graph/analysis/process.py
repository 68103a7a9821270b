"""The analysis as a process of its own: lines of JSON in, one for each page that was read, and lines of JSON out.

    stdin   {"people": [[id, community, channel], …], "spent": [[id, units], …], "referred": [[id, [id, …]], …], …}
    stdout  {"people": [[id, community, influence, connections, betweenness, bridges], …]}
            {"communities": [{"id": …, "size": …, "spent": …, "top": […], "traits": [{…}], "neighbours": [{…}]}, …]}
            {"done": {"people": …, "connections": …, "communities": …, "modularity": …, "seconds": …, "megabytes": …}}

It computes for minutes and takes as much memory as the network is large, which a server must not.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from typing import BinaryIO, TypeVar

import orjson

from graph.analysis.gathering import Gathered, people_of
from graph.analysis.outcome import Outcome, outcome

ROWS, NICE = 500, 10
T = TypeVar("T")


def run(lines: Iterable[bytes], out: BinaryIO) -> None:
    """Everything from what comes in to what goes out."""
    gathered = Gathered()
    for line in lines:
        gathered.take(orjson.loads(line))
    begun = time.monotonic()
    found = outcome(people_of(gathered))
    told = _told(found, time.monotonic() - begun)
    out.writelines(orjson.dumps(each, option=orjson.OPT_APPEND_NEWLINE) for each in told)


def _told(found: Outcome, seconds: float) -> Iterator[dict[str, object]]:
    for people in _portions(found.people):
        yield {"people": [astuple(each) for each in people]}
    for communities in _portions(found.communities):
        yield {"communities": communities}
    yield {"done": {
        "people": len(found.people), "connections": found.connections, "communities": len(found.communities),
        "modularity": round(found.modularity, 6), "seconds": round(seconds, 1), "megabytes": _megabytes(),
    }}  # fmt: skip


def _portions(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[start : start + ROWS] for start in range(0, len(items), ROWS))


def _megabytes() -> int:
    """The most that this process has taken."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    os.nice(NICE)
    run(sys.stdin.buffer, sys.stdout.buffer)
