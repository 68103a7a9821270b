"""All purchases as columns of numbers, the same whatever the order in which they came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
NOBODY = -1
Line = tuple[str, str | None, str, Sequence[str]]
"""A purchase: its id, who made it, if that is known, when (a stored moment), and its products, each once."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A row for each product of each purchase, by buyer, moment and product; `baskets` counts empty purchases too.

    Buyers and products are places in the order of names, moments microseconds since 1970, days those of UTC.
    """

    buyers: tuple[str, ...]
    products: tuple[str, ...]
    baskets: int
    basket: Ints
    buyer: Ints
    product: Ints
    moment: Ints

    @property
    def day(self) -> Ints:
        return np.asarray(self.moment // 86_400_000_000, np.int64)

    def known(self) -> Table:
        """Without the purchases of nobody we know."""
        return self.rows(self.buyer != NOBODY)

    def rows(self, keep: NDArray[np.bool_]) -> Table:
        """Some of the rows; names stay what they are."""
        return Table(self.buyers, self.products, self.baskets, self.basket[keep], self.buyer[keep],
                     self.product[keep], self.moment[keep])  # fmt: skip


def table(lines: Iterable[Line]) -> Table:
    """Purchases out of a stream, which is read once."""
    buyers, products = dict[str, int](), dict[str, int]()
    owner, moments, sizes, entries = list[int](), list[str](), list[int](), list[int]()
    for _, buyer, at, goods in lines:
        owner.append(NOBODY if buyer is None else buyers.setdefault(buyer, len(buyers)))
        moments.append(at)
        found = {products.setdefault(each, len(products)) for each in goods}
        sizes.append(len(found))
        entries.extend(found)
    basket = np.repeat(np.arange(len(sizes)), sizes)
    moment: Ints = np.array(moments, "datetime64[us]").astype(np.int64)[basket]
    whose = _in_order(buyers)[np.array(owner, np.int64)][basket]
    product = _in_order(products)[np.array(entries, np.int64)]
    order = np.lexsort((product, moment, whose))
    return Table(tuple(sorted(buyers)), tuple(sorted(products)), len(sizes), basket[order], whose[order],
                 product[order], moment[order])  # fmt: skip


def _in_order(numbered: dict[str, int]) -> Ints:
    """From numbers in the order of coming to places in the order of names; the last stands for nobody."""
    place = np.full(len(numbered) + 1, NOBODY, np.int64)
    place[[numbered[name] for name in sorted(numbered)]] = np.arange(len(numbered))
    return place


def owners(found: Table) -> Ints:
    """How many buyers each product has."""
    width = max(len(found.products), 1)
    pairs = np.unique(found.buyer * width + found.product)
    return np.bincount(pairs % width, minlength=len(found.products)).astype(np.int64)
