"""What a learned model is compared with: each makes scores of some buyers for all products out of what is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from scipy.sparse import csr_array

from graph.cross_sell.ease import product, together
from graph.cross_sell.evidence import counts
from graph.cross_sell.history import Floats, History, Ints
from graph.cross_sell.holding_out import HeldOut
from graph.cross_sell.learning import Settings, learned
from graph.cross_sell.recency import recent
from graph.cross_sell.scoring import again, scores
from graph.cross_sell.strongest import strongest

Scorer = Callable[[Ints], Floats]
"""Places of buyers in, their scores out: a row a buyer, a column a product."""
SHRINKING, CERTAIN = 10.0, 10.83
KNOWN_DECAY, KNOWN_RIDGE = 0.9, 500.0


def served(given: HeldOut, settings: Settings) -> Scorer:
    """What serving adds up from the edges that are kept; where they say nothing, the popular come."""
    found = _spoken(given, settings.decay, learned(given.known, settings).weights)
    own = again(given.known, settings)
    return lambda buyers: found(buyers) + own[buyers].toarray()


def popularity(given: HeldOut) -> Scorer:
    """By how many buyers have it."""
    return lambda buyers: np.tile(_fame(given), (len(buyers), 1))


def personal(given: HeldOut) -> Scorer:
    """By how many of the buyer's own baskets have it."""
    times = _times(given.known)
    return lambda buyers: np.asarray(times[buyers].toarray(), np.float64)


def by_chance(given: HeldOut) -> Scorer:
    """All alike, so that ties decide."""
    return lambda buyers: np.zeros((len(buyers), len(given.known.products)))


def cosine(given: HeldOut) -> Scorer:
    """The cosine between two products' weighted buyers, shrunk where there are few (G. Linden et al., 2003)."""
    now = recent(given.known, 0.85)
    length = np.sqrt(np.asarray(now.multiply(now).sum(axis=0)).ravel())
    found = product(now, now) / (np.outer(length, length) + SHRINKING)
    np.fill_diagonal(found, 0)
    return _spoken(given, 0.7, strongest(found.astype(np.float32), 50))


def lift(given: HeldOut) -> Scorer:
    """The logarithm of how many times as often as chance two stand in one basket, if that is no chance."""
    rows = given.known.bought
    source, target = (each.astype(np.int64) for each in product(rows, rows).nonzero())
    found = counts(rows, source, target)
    kept = (source != target) & (found.significance > CERTAIN)
    weights = np.zeros((rows.shape[1], rows.shape[1]), np.float32)
    weights[source[kept], target[kept]] = np.log(found.lift[kept])
    return _spoken(given, 0.7, strongest(weights, 50))


def ease(given: HeldOut) -> Scorer:
    """EASE alone, all of its weights, on sums of weighted baskets: the known figure of the sample."""
    now = _weighted_baskets(given.known, KNOWN_DECAY)
    weights = together(product(now, now), ridge=KNOWN_RIDGE, dropout=0)
    return lambda buyers: np.asarray(now[buyers] @ weights, np.float64)


RIVALS: Mapping[str, Callable[[HeldOut], Scorer]] = {
    "EASE uncut": ease, "cosine": cosine, "lift": lift, "popularity": popularity, "personal frequency": personal,
    "random": by_chance,
}  # fmt: skip


def _spoken(given: HeldOut, decay: float, weights: csr_array[np.float32]) -> Scorer:
    now = recent(given.known, decay)
    fame = _fame(given)
    least = fame / max(float(fame.sum()), 1) * 1e-6

    def scorer(buyers: Ints) -> Floats:
        return scores(csr_array(now[buyers]), weights) + least[None, :]

    return scorer


def _fame(given: HeldOut) -> Floats:
    return np.asarray(given.owned.sum(axis=0), np.float64).ravel()


def _times(history: History) -> csr_array[np.float32]:
    return _by_buyer(history, np.ones(len(history.buyer)))


def _weighted_baskets(history: History, decay: float) -> csr_array[np.float32]:
    ago = np.searchsorted(history.buyer, history.buyer, side="right") - 1 - np.arange(len(history.buyer))
    return _by_buyer(history, decay ** ago.astype(np.float64))


def _by_buyer(history: History, weights: Floats) -> csr_array[np.float32]:
    """The baskets of each buyer, added up with a weight each."""
    rows = np.arange(len(history.buyer))
    shape = (len(history.buyers), len(rows))
    adding = csr_array((weights.astype(np.float32), (history.buyer, rows)), shape=shape)
    return csr_array(adding @ history.bought)
