"""Purchases in, edges between products out: the whole of learning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from scipy.sparse import csr_array

from graph.cross_sell.ease import Dense, add_product, following, nothing, product, together
from graph.cross_sell.evidence import Counts, counts
from graph.cross_sell.history import NOBODY, History, Ints
from graph.cross_sell.recency import followed, recent
from graph.cross_sell.spool import Edge
from graph.cross_sell.strongest import Weights, scaled, strongest

AT_ONCE = 1_000_000
"""Of how many products that somebody bought the states are made at once: some 400 MB."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What was chosen on earlier baskets of the sample: docs/cross-sell.md has the table.

    `decay` is what a purchase weighs a visit later. `ridge` and `dropout` keep both models small, `next` is how much
    the model of what follows counts beside that of what stands together, `fame` how far the weight of a product that
    many buy is lowered, `most` how many edges lead into one product, `fewest` how many buyers a product
    needs, `largest` of how many products a model is made at most. The `again` are for what somebody has bought already:
    see scoring.py.
    """

    decay: float = 0.7
    ridge: float = 100.0
    dropout: float = 0.33
    next: float = 8.0
    next_ridge: float = 1000.0
    next_dropout: float = 0.8
    fame: float = 0.1
    most: int = 50
    again: float = 0.12
    again_decay: float = 0.9
    again_fame: float = 0.2
    fewest: int = 2
    largest: int = 12_000


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """Weights of products x products, source by target, and how they came about."""

    products: tuple[str, ...]
    weights: Weights
    purchases: Counts
    buyers: Counts

    def edges(self) -> Iterator[tuple[str, tuple[Edge, ...]]]:
        """Product by product, what goes with it."""
        return ((source, tuple(some)) for source, some in groupby(self._edges(), key=lambda edge: edge.source))

    def _edges(self) -> Iterator[Edge]:
        source, target = self.weights.nonzero()
        baskets, buyers = self.purchases, self.buyers
        columns = (
            source, target, self.weights.data, baskets.both, baskets.support, baskets.confidence, baskets.lift,
            baskets.significance, buyers.both, buyers.first, buyers.lift,
        )  # fmt: skip
        for first, second, *rest in zip(*(np.asarray(each).tolist() for each in columns), strict=True):
            yield Edge(self.products[first], self.products[second], *rest)


def learned(history: History, settings: Settings) -> Learned:
    """The edges of a history, the same for the same purchases."""
    known = history.only(history.buyer != NOBODY)
    core = _core(known, settings)
    weights = _weights(known, core, settings)
    weights.sort_indices()
    source, target = weights.nonzero()
    return Learned(
        history.products, weights, counts(history.bought, source, target), counts(owned(known), source, target)
    )


def _weights(history: History, core: Ints, settings: Settings) -> Weights:
    width = len(history.products)
    if not len(core):
        return _spread(csr_array(np.zeros((0, 0), np.float32)), core, width)
    kept = strongest(_dense(history.narrow(core), settings), settings.most)
    fame = np.maximum(_buyers_of(history), 1)
    return scaled(_spread(kept, core, width), fame**-settings.fame)


def owned(history: History) -> csr_array[np.float32]:
    """Buyers x products: 1 where somebody has bought something."""
    found = recent(history, 0.5)
    found.data[:] = 1
    return found


def _core(history: History, settings: Settings) -> Ints:
    """The products that are learned: with enough buyers, and the most bought where there are too many for memory."""
    buyers = _buyers_of(history)
    order = np.argsort(-buyers, kind="stable")[: settings.largest]
    return np.sort(order[buyers[order] >= settings.fewest])


def _buyers_of(history: History) -> Ints:
    return np.asarray(owned(history).sum(axis=0)).ravel().astype(np.int64)


def _dense(history: History, settings: Settings) -> Dense:
    now = recent(history, settings.decay)
    found = together(product(now, now), ridge=settings.ridge, dropout=settings.dropout)
    if settings.next:
        gram, targets = _followed(history, settings)
        found += settings.next * following(gram, targets, ridge=settings.next_ridge, dropout=settings.next_dropout)
    return found


def _followed(history: History, settings: Settings) -> tuple[Dense, Dense]:
    """What was bought before a visit by what was bought before it, and by what was new at it.

    Some buyers at a time: their states at each of their visits are many times what they bought.
    """
    gram, targets = nothing(len(history.products)), nothing(len(history.products))
    for part in history.parts(AT_ONCE):
        before, new = followed(part, settings.decay)
        add_product(gram, before, before)
        add_product(targets, before, new)
    return gram, targets


def _spread(weights: Weights, core: Ints, width: int) -> Weights:
    """The same among all products."""
    source, target = weights.nonzero()
    return csr_array((weights.data, (core[source], core[target])), shape=(width, width))
