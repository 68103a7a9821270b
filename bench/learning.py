"""What it takes to learn what goes together: made purchases in a file, learned from by a process, as a job does it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np
from rich.console import Console

from bench import figures
from graph.cross_sell.spool import PURCHASES, Sale, put
from server.settings import CHECKOUT

BATCH, DAYS, LARGEST_BASKET = 50_000, 365, 3
LEARNING = "graph.cross_sell.work"


@dataclass(frozen=True, slots=True)
class Size:
    """How much is learned from."""

    customers: int
    products: int
    purchases: int

    def __str__(self) -> str:
        return f"{self.customers:,} customers, {self.products:,} products, {self.purchases:,} purchases"


def main(size: Size, *, is_written: bool) -> int:
    """The exit code of the process that learns; figures go to the terminal, and into the document if asked for."""
    with tempfile.TemporaryDirectory(prefix="kith-bench-") as name:
        folder = Path(name)
        with (folder / PURCHASES).open("wb") as file:
            put(file, _made(size))
        begun = perf_counter()
        process = subprocess.Popen([sys.executable, "-m", LEARNING, name], cwd=CHECKOUT)
        _, status, used = os.wait4(process.pid, 0)
        took = perf_counter() - begun
    said = (
        f"{size}: learned in {took:.0f} s, {used.ru_utime + used.ru_stime:.0f} s of a processor, "
        f"{used.ru_maxrss / 1024 / 1024:.2f} GiB at most. {figures.about('embedded', 'once, without the engine')}"
    )
    Console().print(said)
    if is_written:
        figures.put(said, "learning cross-sell")
    return os.waitstatus_to_exitcode(status)


def _made(size: Size) -> Iterator[Sale]:
    """Purchases of one to three products, few of them much more often than most: the square of a chance number."""
    chance = np.random.default_rng(1)
    for start in range(0, size.purchases, BATCH):
        many = min(BATCH, size.purchases - start)
        who = chance.integers(0, size.customers, many)
        what = (chance.random((many, LARGEST_BASKET)) ** 2 * size.products).astype(int)
        sizes = chance.integers(1, LARGEST_BASKET + 1, many)
        days = np.datetime64("2026-01-01T10:00:00") + chance.integers(0, DAYS * 24, many).astype("timedelta64[h]")
        for number in range(many):
            goods = {f"pro_{each:05}" for each in what[number, : sizes[number]].tolist()}
            yield Sale(f"int_{start + number:08}", f"cus_{who[number]:06}", str(days[number]), tuple(sorted(goods)))
