"""Learning in a process of its own: `python -m graph.cross_sell.work FOLDER`, where the purchases are."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from pathlib import Path

from graph.cross_sell.history import History, history
from graph.cross_sell.learning import Learned, Settings, learned
from graph.cross_sell.spool import ABOUT, EDGES, PURCHASES, About, put_about, put_edges, sales
from graph.cross_sell.trends import newest, popular, rising

NICE = 5
"""Whoever waits for answers comes first."""


def work(folder: Path) -> None:
    """Read the purchases of a folder, write what is learned from them into it."""
    settings = Settings()
    found = history(sales(folder / PURCHASES))
    model = learned(found, settings)
    with (folder / EDGES).open("wb") as file:
        for source, edges in model.edges():
            put_edges(file, source, edges)
    put_about(folder / ABOUT, _about(found, model, settings))


def _about(found: History, model: Learned, settings: Settings) -> About:
    return About(
        len(found.buyer),
        len(found.buyers),
        len(found.products),
        int(model.weights.nnz),
        asdict(settings),
        popular(found),
        rising(found),
        newest(found),
    )


if __name__ == "__main__":
    os.nice(NICE)
    work(Path(sys.argv[1]))
