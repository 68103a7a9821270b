"""Frequent sets of products and the rules in them, by the definitions of R's package arules.

Support is the share of baskets with all of a set, those that hold nothing counted too; a rule has one product on its
right; its confidence is the share of the baskets with its left side that have the right one as well, its lift that
confidence against the share of all baskets with the right one. Sets are found by depth, each with the set of its
baskets (Eclat: M. Zaki, Scalable Algorithms for Association Mining, 2000), which is one long integer.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

ROUNDING = 1e-9
Found = tuple[str, int]
"""A product, and its baskets as bits."""


@dataclass(frozen=True, slots=True)
class Itemset:
    """Products that are in one basket `count` times."""

    items: tuple[str, ...]
    count: int
    support: float


@dataclass(frozen=True, slots=True)
class Rule:
    """Whoever buys what is `given` buys `then`."""

    given: tuple[str, ...]
    then: str
    count: int
    support: float
    confidence: float
    lift: float


def among(
    bits: Mapping[str, int], size: int, *, support: float, longest: int = 5, most: int | None = None
) -> list[Itemset]:
    """Every set of at most so many products with this support or more, by length, then by names.

    `bits` are the baskets of each product as bits of one integer, `size` is how many baskets there are. If there are
    more sets than `most`, that many and one more.
    """
    least = max(1, math.ceil(support * size - ROUNDING))
    alone = [(item, rows) for item, rows in sorted(bits.items()) if rows.bit_count() >= least]
    counted = islice(_deeper((), alone, least, longest), None if most is None else most + 1)
    found = [Itemset(items, count, count / size) for items, count in counted]
    return sorted(found, key=lambda each: (len(each.items), each.items))


def rules(itemsets: Sequence[Itemset], *, confidence: float) -> tuple[Rule, ...]:
    """The rules in sets that `among` has found, the highest lift first. A part of a frequent set is one itself."""
    known = {each.items: each for each in itemsets}
    found = [rule for each in itemsets if len(each.items) > 1 for rule in _of(each, known)]
    kept = [each for each in found if each.confidence >= confidence - ROUNDING]
    return tuple(sorted(kept, key=lambda each: (-each.lift, -each.confidence, each.given, each.then)))


def _deeper(
    before: tuple[str, ...], candidates: Sequence[Found], least: int, longest: int
) -> Iterator[tuple[tuple[str, ...], int]]:
    for place, (item, rows) in enumerate(candidates):
        items = (*before, item)
        yield items, rows.bit_count()
        if len(items) < longest:
            shared = [(other, rows & theirs) for other, theirs in candidates[place + 1 :]]
            kept = [(other, both) for other, both in shared if both.bit_count() >= least]
            yield from _deeper(items, kept, least, longest)


def _of(itemset: Itemset, known: Mapping[tuple[str, ...], Itemset]) -> Iterator[Rule]:
    for then in itemset.items:
        given = tuple(each for each in itemset.items if each != then)
        confidence = itemset.count / known[given].count
        yield Rule(given, then, itemset.count, itemset.support, confidence, confidence / known[then,].support)
