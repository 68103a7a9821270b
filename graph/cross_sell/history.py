"""Purchases as numbers, the same whatever the order in which they came."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.cross_sell.spool import Sale

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
NOBODY = -1
SECOND, DAY = 1_000_000, 86_400


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """Purchases by buyer, time and id; those of nobody we know come first.

    `buyer` is the place of each purchase's buyer among `buyers`, or NOBODY; `visit` counts moments at which a buyer
    bought, on through all buyers; `day` is in days since 1970; `bought` has a row a purchase and a column a product,
    1 where it is in it.
    """

    buyers: tuple[str, ...]
    products: tuple[str, ...]
    buyer: Ints
    visit: Ints
    day: Floats
    bought: csr_array[np.float32]

    def only(self, keep: NDArray[np.bool_]) -> History:
        """Some of the purchases; buyers and products stay what they are."""
        return History(self.buyers, self.products, self.buyer[keep], self.visit[keep], self.day[keep],
                       csr_array(self.bought[keep]))  # fmt: skip

    def narrow(self, products: Ints) -> History:
        """Some of the products, by their places; purchases stay, even those of which nothing is left."""
        names = tuple(self.products[each] for each in products)
        return History(self.buyers, names, self.buyer, self.visit, self.day, csr_array(self.bought[:, products]))

    def parts(self, most: int) -> Iterator[History]:
        """The same some buyers at a time, with about so many products bought by them; buyers must be known."""
        ends = np.searchsorted(self.bought.indptr, np.arange(most, self.bought.nnz, most))
        firsts = np.searchsorted(self.buyer, self.buyer[np.minimum(ends, len(self.buyer) - 1)])
        bounds = np.unique([0, *firsts, len(self.buyer)])
        return (self._part(slice(start, end)) for start, end in pairwise(bounds.tolist()))

    def _part(self, rows: slice) -> History:
        buyer, visit = self.buyer[rows], self.visit[rows]
        first, last = int(buyer[0]), int(buyer[-1])
        names, bought = self.buyers[first : last + 1], csr_array(self.bought[rows])
        return History(names, self.products, buyer - first, visit - visit[0], self.day[rows], bought)


def history(sales: Iterable[Sale]) -> History:
    """Purchases out of a stream of any order, which is read once."""
    ids: list[str] = []
    moments: list[str] = []
    buyers: dict[str, int] = {}
    products: dict[str, int] = {}
    buyer, sizes, entries = array("q"), array("q"), array("q")
    for each in sales:
        ids.append(each.id)
        moments.append(each.at)
        buyer.append(NOBODY if each.buyer is None else buyers.setdefault(each.buyer, len(buyers)))
        found = {products.setdefault(one, len(products)) for one in each.products}
        sizes.append(len(found))
        entries.extend(found)
    bought = _rows(np.array(sizes, np.int64), np.array(entries, np.int64), len(products))
    moment: Ints = np.array(moments, "datetime64[us]").astype(np.int64)
    return _ordered(np.array(ids, "S"), moment, _numbers(buyer, buyers), tuple(sorted(buyers)),
                    bought[:, _places(products)], tuple(sorted(products)))  # fmt: skip


def _rows(sizes: Ints, entries: Ints, width: int) -> csr_array[np.float32]:
    starts = np.concatenate([[0], np.cumsum(sizes)])
    ones = np.ones(len(entries), np.float32)
    return csr_array((ones, entries, starts), shape=(len(sizes), width))


def _places(numbered: dict[str, int]) -> Ints:
    """The first number of each name, in the order of names."""
    return np.array([numbered[name] for name in sorted(numbered)], np.int64)


def _numbers(buyer: array[int], numbered: dict[str, int]) -> Ints:
    """The same buyers by their places in the order of names."""
    place = np.full(len(numbered) + 1, NOBODY, np.int64)
    place[_places(numbered)] = np.arange(len(numbered))
    return place[np.array(buyer, np.int64)]


def _ordered(
    ids: NDArray[np.bytes_], moment: Ints, buyer: Ints, buyers: tuple[str, ...], bought: csr_array[np.float32],
    products: tuple[str, ...],
) -> History:  # fmt: skip
    order = np.lexsort((ids, moment, buyer))
    buyer, moment = buyer[order], moment[order]
    fresh = np.append(True, (np.diff(buyer) != 0) | (np.diff(moment) != 0))[: len(order)]
    sorted_bought = csr_array(bought[order])
    sorted_bought.sort_indices()
    return History(buyers, products, buyer, np.cumsum(fresh) - 1, moment / SECOND / DAY, sorted_bought)
