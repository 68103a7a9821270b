"""`./kith prove doors`: damaged keys and tokens by chance, and a revoked key at real workers.

First damaged texts: none may let anybody in, none may be our fault. Then a server of several workers over an embedded
engine: a key is revoked while it is used, and the last moment is measured at which any worker still let it in.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from graph.keys.service import ApiKey
from graph.keys.spelling import Spelled
from server.access.caller import Unauthenticated
from server.access.doors import Doors
from server.access.keys import Keys
from tests.engines.unread import Unread
from tests.server.access.damaging import ANY, OF_TOKENS, damaged
from tests.server.access.signing import claims, header, signed, tokens_of
from tests.server.access.workers import revoked_at_workers

KEY = Spelled("0123456789AB", "abcdefghijklmnopqrstuvwxyzABCDEF")
TOKEN = signed(header(), claims())
KEPT = ApiKey(KEY.id, KEY.hash, "till", "agent", None, {}, "2026-01-01T00:00:00", "a proof", None, None, None)


@dataclass
class Figures:
    """What came of damaged texts."""

    tried: int = 0
    let_in: int = 0
    broken: int = 0
    examples: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.tried:,} damaged keys and tokens: {self.let_in} let in, {self.broken} our fault"


class OneKey(Keys):
    """Keys over a graph that holds one."""

    async def _found(self, key_id: str) -> ApiKey | None:
        return KEPT if key_id == KEY.id else None

    def _note(self, key_id: str) -> None:
        """Nobody looks when it was used."""


def house() -> Doors:
    """Doors by which one key and the tokens of one issuer let people in."""
    return Doors(OneKey(Unread("neo4j")), tokens_of())


async def attacked(doors: Doors, times: int, chance: Random, figures: Figures) -> None:
    """Knock with so many damaged keys and as many damaged tokens."""
    for _ in range(times):
        await _knock(doors, damaged(KEY.text, ANY, chance), figures)
        await _knock(doors, damaged(TOKEN, OF_TOKENS, chance), figures)


async def _knock(doors: Doors, text: str, figures: Figures) -> None:
    figures.tried += 1
    try:
        await doors.caller({"authorization": f"Bearer {text}"})
    except Unauthenticated:
        return
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what is looked for
        figures.broken += 1
        figures.examples.append(f"{error!r}: {text[:100]}")
        return
    if text.strip(" ") not in (KEY.text, TOKEN):
        figures.let_in += 1
        figures.examples.append(text)


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="kith prove doors", description=__doc__)
    parser.add_argument("--times", type=int, default=100_000, help="damaged keys, and as many tokens")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins")
    parser.add_argument("--workers", type=int, default=2, help="processes of the server")
    parser.add_argument("--rounds", type=int, default=10, help="keys that are revoked")
    return asyncio.run(_prove(parser.parse_args(words)))


async def _prove(given: argparse.Namespace) -> int:
    figures, began = Figures(), time.monotonic()
    await attacked(house(), given.times, Random(given.seed), figures)
    _say(f"{figures} in {time.monotonic() - began:,.0f} s")
    _say("".join(f"  {each}\n" for each in figures.examples[:20]).rstrip("\n"))
    with TemporaryDirectory(prefix="kith-doors-") as folder:
        delays = await revoked_at_workers(Path(folder), given.workers, given.rounds)
    _say(f"{given.rounds} revoked keys at {given.workers} workers: last let in after {max(delays) * 1000:,.0f} ms")
    return 1 if figures.let_in or figures.broken or max(delays) >= 1.0 else 0


def _say(text: str) -> None:
    if text:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
