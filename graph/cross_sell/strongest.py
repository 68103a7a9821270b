"""From a dense model to the edges that are kept: the strongest into each product.

Into, not out of: of what goes with many things each has a share, and recall is higher (docs/cross-sell.md).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array

from graph.cross_sell.ease import SLICE, Dense

Weights = csr_array[np.float32]


def strongest(dense: Dense, most: int) -> Weights:
    """The `most` strongest positive weights of each column; of equal ones those of the first rows."""
    parts = [_of_columns(dense[:, start : start + SLICE], start, most) for start in range(0, dense.shape[1], SLICE)]
    source, target, weight = (np.concatenate(each) for each in zip(*parts, strict=True))
    return csr_array((weight, (source, target)), shape=dense.shape)


def scaled(weights: Weights, targets: NDArray[np.floating]) -> Weights:
    """Each weight times the number of its target."""
    found = csc_array(weights)
    found.data = (found.data * np.repeat(targets, np.diff(found.indptr))).astype(np.float32)
    return csr_array(found)


def _of_columns(dense: Dense, start: int, most: int) -> tuple[NDArray[np.int64], NDArray[np.int64], Dense]:
    kept = min(most, len(dense))
    order = np.argsort(-dense, axis=0, kind="stable")[:kept]
    weight = np.take_along_axis(dense, order, axis=0)
    row, column = np.nonzero(weight > 0)
    return order[row, column], column + start, weight[row, column]
