"""What speaks for an edge: how many purchases and how many buyers had both products, against chance.

Support, confidence and lift are those of R. Agrawal et al. (1993) and S. Brin et al. (1997), with purchases as
baskets; significance is the likelihood ratio G² of T. Dunning, Accurate Methods for the Statistics of Surprise and
Coincidence (1993): by chance alone it is above 10.83 once in a thousand.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.special import xlogy

from graph.cross_sell.ease import SLICE, by_slices
from graph.cross_sell.history import Floats, Ints

Counted = csr_array[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """Of pairs of products, among rows that are purchases or buyers: with both, with the first, with the second."""

    both: Ints
    first: Ints
    second: Ints
    all: int

    @property
    def support(self) -> Floats:
        """The share of all rows with both."""
        return np.asarray(self.both / max(self.all, 1), np.float64)

    @property
    def confidence(self) -> Floats:
        """Of those with the first, the share with the second as well."""
        return np.asarray(self.both / np.maximum(self.first, 1), np.float64)

    @property
    def lift(self) -> Floats:
        """How many times as often as chance both are there."""
        return np.asarray(self.both * max(self.all, 1) / np.maximum(self.first * self.second, 1), np.float64)

    @property
    def significance(self) -> Floats:
        """G², negative where both are there less often than chance."""
        rest = self.all - self.first - self.second + self.both
        cells = np.array([self.both, self.first - self.both, self.second - self.both, rest], np.float64)
        rows = np.array([self.first, self.first, self.all - self.first, self.all - self.first], np.float64)
        columns = np.array([self.second, self.all - self.second] * 2, np.float64)
        expected = np.maximum(rows * columns / max(self.all, 1), 1e-300)
        found = 2 * np.maximum(xlogy(cells, cells / expected).sum(axis=0), 0)
        sign = np.where(self.both * self.all >= self.first * self.second, 1.0, -1.0)
        return np.asarray(sign * found, np.float64)


def counts(rows: Counted, source: NDArray[np.integer], target: NDArray[np.integer]) -> Counts:
    """Counts of pairs; `rows` has 1 where a purchase, or a buyer, has a product. Pairs come by their source."""
    each = np.asarray(rows.sum(axis=0)).ravel().round().astype(np.int64)
    return Counts(_both(rows, source, target), each[source], each[target], rows.shape[0])


def _both(rows: Counted, source: NDArray[np.integer], target: NDArray[np.integer]) -> Ints:
    turned = csr_array(rows.T)
    found = np.zeros(len(source), np.int64)

    def count(start: int) -> None:
        begin, end = np.searchsorted(source, [start, start + SLICE])
        slab = (turned[start : start + SLICE] @ rows).toarray()
        found[begin:end] = slab[source[begin:end] - start, target[begin:end]].round()

    by_slices(rows.shape[1], count)
    return found
