"""The two linear models, both in closed form: what stands together in a history, and what follows after one.

`together` is EASE (H. Steck, Embarrassingly Shallow Autoencoders for Sparse Data, WWW 2019) with the regularisation by
emphasised dropout of H. Steck, Autoencoders that Don't Overfit towards the Identity, NeurIPS 2020: each product is
predicted from all others. `following` predicts what a visit brings that is new from all that was bought before it, as
the transitions of M. Choi et al., Session-aware Linear Item-Item Models, WWW 2021, do.

Both take and give dense float32 matrices of products x products, source by target, and write over what they are given:
10,000 products are 400 MB a matrix.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import lapack
from scipy.sparse import csr_array

Dense = NDArray[np.float32]
SLICE = 512
"""Rows that are computed at once where the whole would need its size again."""
AT_ONCE = min(os.cpu_count() or 1, 4)
"""Slices that are computed at once: sparse products leave the interpreter to others. Each takes some 100 MB."""


def product(left: csr_array[np.float32], right: csr_array[np.float32]) -> Dense:
    """`left.T @ right`, dense and in Fortran's order."""
    found = nothing(left.shape[1])
    add_product(found, left, right)
    return found


def nothing(width: int) -> Dense:
    """What products are added to, in Fortran's order."""
    return np.zeros((width, width), np.float32, order="F")


def add_product(found: Dense, left: csr_array[np.float32], right: csr_array[np.float32]) -> None:
    """Add `left.T @ right`, slice by slice."""
    turned = csr_array(left.T)

    def add(start: int) -> None:
        found[start : start + SLICE] += (turned[start : start + SLICE] @ right).toarray()

    by_slices(len(found), add)


def by_slices(rows: int, work: Callable[[int], None]) -> None:
    """Do something about the slice that begins at each of these rows, some of them at once."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for _ in pool.map(work, range(0, rows, SLICE)):
            pass


def together(gram: Dense, *, ridge: float, dropout: float) -> Dense:
    """EASE of a Gram matrix, which it takes the place of."""
    penalised(gram, ridge=ridge, dropout=dropout)
    inverse, _ = _lapack("spotri")(_cholesky(gram), lower=1, overwrite_c=1)
    _mirrored(inverse)
    inverse /= -np.diagonal(inverse).copy()[None, :]
    np.fill_diagonal(inverse, 0)
    return np.asarray(inverse)


def following(gram: Dense, targets: Dense, *, ridge: float, dropout: float) -> Dense:
    """Ridge regression of what is new on what was there; both matrices are written over."""
    penalised(gram, ridge=ridge, dropout=dropout)
    found, _ = _lapack("spotrs")(_cholesky(gram), targets, lower=1, overwrite_b=1)
    np.fill_diagonal(found, 0)
    return np.asarray(found)


def penalised(gram: Dense, *, ridge: float, dropout: float) -> None:
    """What keeps weights small: the same for all products, and more for those that are bought often."""
    places = np.arange(len(gram))
    gram[places, places] *= 1 / (1 - dropout)
    gram[places, places] += ridge


def _cholesky(matrix: Dense) -> Dense:
    factor, failed = _lapack("spotrf")(matrix, lower=1, overwrite_a=1)
    if failed:
        raise ArithmeticError("a penalised Gram matrix should be positive definite, and is not")
    return np.asarray(factor)


def _mirrored(lower: Dense) -> None:
    """Fill the upper half in place: LAPACK leaves it alone."""
    for start in range(0, len(lower), SLICE):
        stop = start + SLICE
        lower[start:stop, stop:] = lower[stop:, start:stop].T
        block = np.tril(lower[start:stop, start:stop])
        lower[start:stop, start:stop] = block + np.tril(block, -1).T


def _lapack(name: str) -> Any:
    """A routine of LAPACK. Its types are not told."""
    return getattr(lapack, name)
