"""Which of several ways to guess the last basket guesses best: never-bought products apart, then all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import numpy as np

from graph.cross_sell.history import Floats, History, Ints
from graph.cross_sell.holding_out import HeldOut, held_out
from graph.cross_sell.learning import Settings
from graph.cross_sell.measures import NAMES, Judged, best, figures, interval
from graph.cross_sell.rivals import RIVALS, Scorer, served

SERVED = "served"
GROUPS = ("never_bought", "all_items")
BATCH = 500


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over buyers by name, each with the interval it lies in; of how many buyers."""

    means: Mapping[str, float]
    intervals: Mapping[str, tuple[float, float]]
    buyers: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures by way and group, and what was judged."""

    by_way: Mapping[str, Mapping[str, Figures]]
    settings: Settings
    buyers: int
    products: int
    purchases: int
    seed: int

    def as_json(self) -> dict[str, object]:
        """The figures of what is served at the top, unrounded; those of the others beside them."""
        own = {group: dict(found.means) for group, found in self.by_way[SERVED].items()}
        intervals = {way: {group: found.intervals for group, found in groups.items()}
                     for way, groups in self.by_way.items()}  # fmt: skip
        compared = {way: {group: dict(found.means) for group, found in groups.items()}
                    for way, groups in self.by_way.items() if way != SERVED}  # fmt: skip
        judged = {group: found.buyers for group, found in self.by_way[SERVED].items()}
        return {
            **own, "compared": compared, "intervals": intervals, "judged": judged, "settings": asdict(self.settings),
            "buyers": self.buyers, "products": self.products, "purchases": self.purchases, "seed": self.seed,
        }  # fmt: skip


def evaluated(history: History, settings: Settings, *, seed: int = 1, back: int = 1) -> Evaluation:
    """Judge what is served and its rivals by the last basket of each buyer, or the one `back` from the end."""
    given = held_out(history, back)
    ways = {SERVED: served(given, settings), **{name: make(given) for name, make in RIVALS.items()}}
    by_way = {name: _of_way(way, given, seed) for name, way in ways.items()}
    known = given.known
    return Evaluation(by_way, settings, len(known.buyers), len(known.products), len(known.buyer), seed)


def _of_way(way: Scorer, given: HeldOut, seed: int) -> dict[str, Figures]:
    return {group: summed_up(judged(way, given, novel=group == GROUPS[0], seed=seed), seed) for group in GROUPS}


def judged(way: Scorer, given: HeldOut, *, novel: bool, seed: int) -> Judged:
    """The figures of each buyer; with `novel`, what a buyer has is neither offered nor wanted."""
    chance = np.random.default_rng(seed)
    wanted = given.truth - given.truth.multiply(given.owned) if novel else given.truth
    buyers = np.flatnonzero(np.asarray(wanted.sum(axis=1)).ravel() > 0)
    fame = np.maximum(np.asarray(given.owned.sum(axis=0)).ravel(), 1)
    surprise = np.log2(len(given.known.buyers)) - np.log2(fame)
    rows, offered = [np.zeros((0, len(NAMES)))], np.zeros(len(given.known.products), np.int64)
    for start in range(0, len(buyers), BATCH):
        some = buyers[start : start + BATCH]
        allowed = given.owned[some].toarray() == 0 if novel else np.ones((len(some), len(offered)), bool)
        chosen = best(way(some), allowed, chance)
        rows.append(_figures(chosen, np.asarray(wanted[some].toarray(), np.float64), surprise))
        offered += np.bincount(np.concatenate(chosen), minlength=len(offered))
    return Judged(np.concatenate(rows), offered)


def _figures(chosen: list[Ints], wanted: Floats, surprise: Floats) -> Floats:
    found = [figures(one, np.flatnonzero(row), surprise) for one, row in zip(chosen, wanted, strict=True)]
    return np.array(found, np.float64)


def summed_up(found: Judged, seed: int) -> Figures:
    """Means and intervals."""
    chance = np.random.default_rng(seed)
    columns = dict(zip(NAMES, found.figures.T, strict=True))
    means = {name: float(values.mean()) if len(values) else 0.0 for name, values in columns.items()}
    intervals = {name: interval(values, chance) for name, values in columns.items()}
    return Figures({**means, "coverage": found.coverage}, intervals, len(found.figures))
