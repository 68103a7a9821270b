"""Purchases taken apart into what may be known and what is to be guessed: the last basket of each buyer, or one before.

The rules are those of the sample's known figures: products that fewer than five buyers have bought are left out, then
buyers with fewer than three baskets; a basket is a purchase; what nobody had bought before cannot be guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from graph.cross_sell.history import NOBODY, Floats, History, Ints

FEWEST_BUYERS, FEWEST_BASKETS = 5, 3
Marks = csr_array[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class HeldOut:
    """What may be known; who has what by then, and what is in the baskets held out: buyers x products, 1 where so."""

    known: History
    owned: Marks
    truth: Marks


def held_out(history: History, back: int = 1) -> HeldOut:
    """Hold out the basket that is `back` from the end, and all behind it."""
    whole = _counting(history)
    rank = _from_the_end(whole.buyer)
    known = whole.only(rank > back)
    wanted = _marks(whole.only(rank == back))
    seen = np.asarray(known.bought.sum(axis=0)).ravel() > 0
    truth = csr_array(wanted.multiply(seen[None, :].astype(np.float32)))
    truth.eliminate_zeros()
    return HeldOut(known, _marks(known), truth)


def _counting(history: History) -> History:
    """The purchases, buyers and products that count."""
    found = history.only(history.buyer != NOBODY)
    buyers: Floats = np.asarray(_marks(found).sum(axis=0), np.float64).ravel()
    found = found.narrow(np.flatnonzero(buyers >= FEWEST_BUYERS))
    found = found.only(np.diff(found.bought.indptr) > 0)
    baskets = np.bincount(found.buyer, minlength=len(found.buyers))
    return _renumbered(found.only(baskets[found.buyer] >= FEWEST_BASKETS), np.flatnonzero(baskets >= FEWEST_BASKETS))


def _renumbered(history: History, buyers: Ints) -> History:
    """Without the buyers who have no purchase."""
    names = tuple(history.buyers[each] for each in buyers)
    places = np.searchsorted(buyers, history.buyer)
    return History(names, history.products, places, history.visit, history.day, history.bought)


def _from_the_end(buyer: Ints) -> Ints:
    """Which basket of its buyer each is, the last one being 1. Baskets come by buyer and time."""
    return np.asarray(np.searchsorted(buyer, buyer, side="right") - np.arange(len(buyer)), np.int64)


def _marks(history: History) -> Marks:
    """Buyers x products: 1 where a buyer has a product."""
    rows = np.repeat(history.buyer, np.diff(history.bought.indptr))
    shape = (len(history.buyers), len(history.products))
    found = csr_array((np.ones(len(rows), np.float32), (rows, history.bought.indices)), shape=shape)
    found.data[:] = 1
    return found
