"""How much each thing that somebody bought still says of them: the less, the more visits ago it was bought last.

A visit is a moment at which a buyer bought. What is served counts visits by the moments at which something was bought
for the last time, since BOUGHT keeps no more; learning counts them in the same way.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from graph.cross_sell.history import NOBODY, History, Ints

FORGOTTEN = 0.02
"""What weighs less is left out of states, which keeps long histories from growing with the square of their length."""

Matrix = csr_array[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """Who bought what at which visit, once each, in the order of buyer, product and visit."""

    buyer: Ints
    product: Ints
    visit: Ints
    begins: Ints
    """Where another buyer or product begins."""


def recent(history: History, decay: float) -> Matrix:
    """Buyers x products: `decay ** visits since it was bought last`, the visits being last times of anything."""
    found = _entries(history)
    last = np.append(found.begins[1:], len(found.visit))[: len(found.begins)] - 1
    buyer, product, visit = found.buyer[last], found.product[last], found.visit[last]
    weights = decay ** _visits_ago(buyer, visit).astype(np.float32)
    shape = (len(history.buyers), len(history.products))
    return csr_array((weights.astype(np.float32), (buyer, product)), shape=shape)


def followed(history: History, decay: float) -> tuple[Matrix, Matrix]:
    """Rows are visits but first ones: what the buyer had bought by then, weighted, and what was new at it."""
    found = _entries(history)
    first, final = _visits_of(history)
    shape = (int(history.visit.max(initial=-1)) + 1, len(history.products))
    new = found.begins[found.visit[found.begins] > first[found.buyer[found.begins]]]
    ones = np.ones(len(new), np.float32)
    return _states(found, final, decay, shape), csr_array((ones, (found.visit[new], found.product[new])), shape=shape)


def _entries(history: History) -> Entries:
    rows = np.repeat(np.arange(len(history.buyer)), np.diff(history.bought.indptr))
    known = history.buyer[rows] != NOBODY
    rows, product = rows[known], history.bought.indices[known].astype(np.int64)
    buyer, visit = history.buyer[rows], history.visit[rows]
    order = np.lexsort((visit, product, buyer))
    buyer, product, visit = buyer[order], product[order], visit[order]
    same_thing = (buyer[1:] == buyer[:-1]) & (product[1:] == product[:-1])
    once = np.concatenate([[True], ~(same_thing & (visit[1:] == visit[:-1]))])[: len(visit)]
    buyer, product, visit = buyer[once], product[once], visit[once]
    fresh = np.concatenate([[True], (buyer[1:] != buyer[:-1]) | (product[1:] != product[:-1])])[: len(visit)]
    return Entries(buyer, product, visit, np.flatnonzero(fresh))


def _visits_ago(buyer: Ints, visit: Ints) -> Ints:
    """How many of a buyer's visits, among those given, are later. Visits grow with their buyers."""
    visits, place = np.unique(visit, return_inverse=True)
    owner = np.zeros(len(visits), np.int64)
    owner[place] = buyer
    end = np.searchsorted(owner, owner, side="right") - 1
    return np.asarray((end - np.arange(len(visits)))[place], np.int64)


def _visits_of(history: History) -> tuple[Ints, Ints]:
    """The first and the last visit of each buyer."""
    places = np.arange(len(history.buyers))
    starts = np.searchsorted(history.buyer, places, side="left")
    ends = np.searchsorted(history.buyer, places, side="right") - 1
    return history.visit[starts], history.visit[ends]


def _states(found: Entries, final: Ints, decay: float, shape: tuple[int, int]) -> Matrix:
    """What was bought at a visit counts at those behind it, until it is bought again, or forgotten."""
    again = np.append(found.visit[1:], 0)
    last_of_thing = np.append(found.begins[1:], len(found.visit))[: len(found.begins)] - 1
    again[last_of_thing] = final[found.buyer[last_of_thing]]
    reach = int(np.log(FORGOTTEN) / np.log(decay)) + 1
    lengths = np.minimum(again - found.visit, reach)
    since = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    rows = np.repeat(found.visit, lengths) + since + 1
    weights = (decay ** since.astype(np.float32)).astype(np.float32)
    return csr_array((weights, (rows, np.repeat(found.product, lengths))), shape=shape)
