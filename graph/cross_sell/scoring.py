"""Scores from the edges that are kept, and from nothing else: what serving adds up, for many buyers at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.cross_sell.history import NOBODY, History
from graph.cross_sell.learning import Settings
from graph.cross_sell.recency import recent
from graph.cross_sell.strongest import Weights

Scores = NDArray[np.float64]


def scores(now: csr_array[np.float32], weights: Weights) -> Scores:
    """Buyers x products, from what they bought lately (`recent`)."""
    return np.asarray((now @ weights).toarray(), np.float64)


def again(history: History, settings: Settings) -> csr_array[np.float64]:
    """What is on top of it for what somebody bought already: how often, how lately, and how many others did."""
    rows = np.arange(len(history.buyer))
    known = rows[history.buyer != NOBODY]
    ones = np.ones(len(known), np.float32)
    adding = csr_array((ones, (history.buyer[known], known)), shape=(len(history.buyers), len(rows)))
    times = csr_array(adding @ history.bought)
    fame = np.asarray((times > 0).sum(axis=0), np.float64).ravel()
    weighted = times.multiply(recent(history, settings.again_decay))
    return csr_array(weighted.multiply(settings.again * fame[None, :] ** settings.again_fame))
