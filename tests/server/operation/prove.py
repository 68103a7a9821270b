"""`./kith prove operation`: the engine is killed for a minute under load; then the server is told to stop."""

from __future__ import annotations

import argparse
import asyncio
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from server.settings import CHECKOUT
from tests.server.operation.engines import Mortal, embedded_engine, neo4j_engine
from tests.server.operation.serving import Heard, Running, command, environment, load, logged, serving

ENGINES: dict[str, Callable[[Path], AbstractAsyncContextManager[Mortal]]] = {
    "embedded": embedded_engine,
    "neo4j": neo4j_engine,
}
PAGE = CHECKOUT / "docs" / "proofs.md"
CALLERS = 16
WARM, STEADY = 5.0, 15.0  # seconds before the engine is killed, and after it is back
HEADS = (
    "engine", "away", "`/livez` not 200", "503 after", "p99 while away", "slowest", "answers while away", "whole after"
)  # fmt: skip
ENDS = ("engine", "answered", "taken in and lost", "not taken in", "exit code")


@dataclass(frozen=True, slots=True)
class Outage:
    """What was heard around one absence of an engine; moments by time.monotonic."""

    engine: str
    killed: float
    back: float
    server: Running

    @property
    def during(self) -> list[Heard]:
        """Requests of the time in which the engine was not there; those sent a blink before it died are judged too."""
        return [each for each in self.server.answers if self.killed <= each.at < self.back]

    @property
    def noticed(self) -> float:
        """How long /readyz went on saying that all was well."""
        told = (each.at + each.seconds for each in self.server.readies if each.at > self.killed and each.status == 503)
        return min(told) - self.killed

    @property
    def whole(self) -> float:
        """How long after the engine's return the last thing went wrong."""
        later = [each for each in (*self.server.answers, *self.server.readies) if each.at >= self.back]
        return max((each.at + each.seconds - self.back for each in later if not each.is_well), default=0.0)

    def faults(self) -> list[str]:
        """What was promised and did not hold."""
        slow = percentile([each.seconds for each in self.during], 0.99)
        strange = Counter((each.status, each.code) for each in self.during if not _may_be(each))
        checks = {
            f"/livez failed {self.dead} times": self.dead > 0,
            f"/readyz took {self.noticed:.1f} s to say 503": self.noticed >= 5,
            f"99 of 100 requests took up to {slow:.2f} s": slow >= 1,
            f"requests were answered by {strange}": bool(strange),
            f"service was whole after {self.whole:.1f} s": self.whole >= 10,
        }
        return [said for said, is_so in checks.items() if is_so]

    @property
    def dead(self) -> int:
        return sum(each.status != 200 for each in self.server.lives)

    def row(self) -> tuple[str, ...]:
        times = [each.seconds for each in self.during]
        p99, slowest = percentile(times, 0.99), max(times)
        return (
            self.engine, f"{self.back - self.killed:.0f} s", f"{self.dead} of {len(self.server.lives)}",
            f"{self.noticed:.1f} s", f"{p99 * 1000:.0f} ms", f"{slowest * 1000:.0f} ms",
            f"{len(times):,}", f"{self.whole:.1f} s",
        )  # fmt: skip


def _may_be(heard: Heard) -> bool:
    """Answered before the engine died, or told that it is away: by GraphQL over HTTP a field's error, so 200."""
    return heard.is_well or (heard.status, heard.code) == (200, "UNAVAILABLE")


def percentile(values: Sequence[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


async def outage(engine: str, seconds: float, folder: Path) -> tuple[Outage, tuple[str, ...], list[str]]:
    """Kill, wait, revive; then stop the server under the same load."""
    async with ENGINES[engine](folder) as mortal:
        await asyncio.to_thread(_migrated, mortal)
        async with serving(mortal.settings, folder / "serve.log") as server:
            async with load(server, CALLERS):
                await asyncio.sleep(WARM)
                killed = time.monotonic()
                mortal.kill()
                await asyncio.sleep(seconds)
                await mortal.revive()
                back = time.monotonic()
                await asyncio.sleep(STEADY)
            found = Outage(engine, killed, back, server)
            row, faults = await _stopped(engine, Running(server.url, server.process), folder / "serve.log")
            return found, row, [*found.faults(), *faults]


def _migrated(mortal: Mortal) -> None:
    done = subprocess.run(command("migrate"), env=environment(mortal.settings), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


async def _stopped(engine: str, server: Running, log: Path) -> tuple[tuple[str, ...], list[str]]:
    """SIGTERM under load: whoever was let in is answered, others are turned away at the door.

    What the server took in stands in its log. A connection that waited in the system's queue when the door was closed
    was never taken in; it looks to its client like one that was lost.
    """
    async with load(server, CALLERS):
        await asyncio.sleep(WARM)
        code = await asyncio.to_thread(server.stop)
        await asyncio.sleep(1)
    known = logged(log)
    missed = [each for each in server.answers if not each.is_well]
    lost = Counter(each.code for each in missed if each.request in known)
    row = (
        engine,
        f"{len(server.answers) - len(missed):,}",
        f"{lost.total()}",
        f"{len(missed) - lost.total():,}",
        str(code),
    )
    return row, [f"{each}: {number}" for each, number in lost.items()] + ([f"exit code {code}"] if code else [])


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser("kith prove operation", description=__doc__)
    parser.add_argument("--engine", choices=sorted(ENGINES), action="append", help="one of them; both by default")
    parser.add_argument("--seconds", type=float, default=60.0, help="how long the engine is away")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/proofs.md")
    arguments = parser.parse_args(words)
    outages, ends, faults = [], [], []
    for engine in arguments.engine or sorted(ENGINES):
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            found, end, wrong = asyncio.run(outage(engine, arguments.seconds, Path(folder)))
        outages.append(found.row())
        ends.append(end)
        faults += [f"{engine}: {each}" for each in wrong]
    figures = f"{table(HEADS, outages)}\n\n{table(ENDS, ends)}\n\nMeasured on {datetime.now(UTC):%Y-%m-%d}."
    sys.stdout.write(figures + "\n")
    if arguments.write:
        PAGE.write_text(placed(PAGE.read_text(), figures))
    for each in faults:
        sys.stdout.write(f"not as promised: {each}\n")
    return 1 if faults else 0


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["--", *["--:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(each)} |" for each in lines)


def placed(page: str, figures: str) -> str:
    """The page with these figures between its markers."""
    return re.sub(r"(<!-- operation -->\n).*?(<!-- end -->)", rf"\g<1>\n{figures}\n\n\g<2>", page, flags=re.DOTALL)


if __name__ == "__main__":
    sys.exit(main())
