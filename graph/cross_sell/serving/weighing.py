"""How much each thing that was bought still says of its buyer: the formula that the evaluation judges as well."""

from __future__ import annotations

from collections.abc import Mapping
from math import floor, log

FORGOTTEN = 0.02


def weights_of(last: Mapping[str, str], *, decay: float) -> dict[str, float]:
    """`decay ** visits since it was bought last`, by product; visits are the different last times of anything.

    What weighs next to nothing is left out.

    The same for one buyer as `graph.cross_sell.recency.recent` is for all of them, which a test holds true.
    """
    ago = {at: visits for visits, at in enumerate(sorted(set(last.values()), reverse=True))}
    return {product: decay ** ago[at] for product, at in last.items() if decay ** ago[at] >= FORGOTTEN}


def reach(decay: float) -> int:
    """How many visits there are, the last one among them, of which something still weighs."""
    return floor(log(FORGOTTEN) / log(decay)) + 1
