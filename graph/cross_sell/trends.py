"""What is popular, and what has been rising: for those of whom nothing else is known."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
from scipy.sparse import csr_array

from graph.cross_sell.history import NOBODY, Floats, History, Ints
from graph.cross_sell.spool import Trend

RECENT, WEEKS, BEFORE = 90.0, 28.0, 84.0
"""Days back from the last purchase: what popular looks at; what rising looks at, and what it is compared with."""
MOST = 500
START = datetime(1970, 1, 1)  # noqa: DTZ001  # stored moments are UTC


def popular(history: History) -> tuple[Trend, ...]:
    """By how many different buyers bought it of late; purchases of nobody we know count as one buyer each."""
    found = _buyers(history, RECENT, 0)
    return _listed(history, found.astype(np.float64), found)


def rising(history: History) -> tuple[Trend, ...]:
    """By how far its buyers of late exceed those of the weeks before, in standard deviations of a chance number."""
    late = _buyers(history, WEEKS, 0)
    expected = _buyers(history, WEEKS + BEFORE, WEEKS) * (WEEKS / BEFORE)
    return _listed(history, (late - expected) / np.sqrt(expected + 1), late)


def newest(history: History) -> str | None:
    """The day of the last purchase."""
    return None if not len(history.day) else (START + timedelta(days=float(history.day.max()))).date().isoformat()


def _buyers(history: History, begin: float, end: float) -> Ints:
    """How many bought each product between so many days before the last purchase."""
    ago = history.day.max(initial=0) - history.day
    within = np.flatnonzero((ago < begin) & (ago >= end))
    bought = csr_array(history.bought[within])
    rows = np.repeat(np.arange(len(within)), np.diff(bought.indptr))
    owner = history.buyer[within]
    who = np.where(owner == NOBODY, len(history.buyers) + np.arange(len(within)), owner)[rows]
    width = len(history.products)
    pairs = np.unique(who * width + bought.indices)
    return np.bincount(pairs % max(width, 1), minlength=width).astype(np.int64)


def _listed(history: History, score: Floats, buyers: Ints) -> tuple[Trend, ...]:
    order = np.argsort(-score, kind="stable")[:MOST]
    return tuple(
        Trend(history.products[each], float(score[each]), int(buyers[each])) for each in order if score[each] > 0
    )
