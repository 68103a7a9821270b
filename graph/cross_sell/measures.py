"""How good ten guesses are, buyer by buyer: recall, NDCG, hits, novelty; and how sure their means are.

Recall divides by the number of true products. NDCG (K. Järvelin, J. Kekäläinen, Cumulated Gain-based Evaluation of IR
Techniques, 2002) divides by what the best ten would have got. Novelty is the mean of -log2 of the share of buyers who
have a product. Intervals are percentiles of means over buyers drawn again and again (B. Efron, 1979).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.cross_sell.history import Floats, Ints

FIRST = 10
DRAWS, SHARE = 1000, 0.95
DISCOUNTS = 1 / np.log2(np.arange(FIRST) + 2)
NAMES = (f"recall@{FIRST}", f"ndcg@{FIRST}", f"hit_rate@{FIRST}", "novelty")


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Figures of each buyer who had something to be guessed, in the order of NAMES; and how often each product came."""

    figures: Floats
    offered: Ints

    @property
    def coverage(self) -> float:
        """The share of all products that were offered to somebody."""
        return float((self.offered > 0).mean()) if len(self.offered) else 0.0


def best(scores: Floats, allowed: NDArray[np.bool_], chance: np.random.Generator) -> list[Ints]:
    """The ten best products of each row among those allowed, ties in an order of chance."""
    return [_best(row, np.flatnonzero(free), chance) for row, free in zip(scores, allowed, strict=True)]


def _best(scores: Floats, free: Ints, chance: np.random.Generator) -> Ints:
    own = scores[free]
    if len(own) > FIRST:
        least = np.partition(own, len(own) - FIRST)[len(own) - FIRST]
        free = free[own >= least]
    free = chance.permutation(free)
    return free[np.argsort(-scores[free], kind="stable")][:FIRST]


def figures(chosen: Ints, wanted: Ints, surprise: Floats) -> tuple[float, float, float, float]:
    """Those of one buyer; `surprise` is what the novelty of a product is."""
    hits = np.isin(chosen, wanted)
    gain = DISCOUNTS[: len(chosen)][hits].sum() / DISCOUNTS[: len(wanted)].sum()
    novelty = surprise[chosen].mean() if len(chosen) else 0.0
    return float(hits.sum() / len(wanted)), float(gain), float(hits.any()), float(novelty)


def interval(values: Floats, chance: np.random.Generator) -> tuple[float, float]:
    """Between which values the mean is found again in 95 of 100 draws of as many buyers."""
    if not len(values):
        return 0.0, 0.0
    means = [values[chance.integers(0, len(values), len(values))].mean() for _ in range(DRAWS)]
    low, high = np.quantile(means, [(1 - SHARE) / 2, (1 + SHARE) / 2])
    return float(low), float(high)
