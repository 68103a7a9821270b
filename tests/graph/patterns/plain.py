"""Patterns counted one basket and one visit after the other, as `graph/patterns` must find them for all at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from statistics import median

from graph.patterns.itemsets import Itemset, among
from graph.patterns.repeats import Lasting, between, days_of
from graph.patterns.sequences import Sequence as After
from graph.patterns.sequences import Visit

DAY = timedelta(days=1)


def frequent(baskets: Iterable[Collection[str]], *, support: float, longest: int = 5) -> tuple[Itemset, ...]:
    """Every set of at most so many products with this support or more, by length, then by names."""
    bits, size = _bits(baskets)
    return tuple(among(bits, size, support=support, longest=longest))


def of_categories(
    baskets: Iterable[Collection[str]], categories: Mapping[str, Collection[str]]
) -> Iterator[frozenset[str]]:
    """The same baskets, of categories instead of products; `categories` are those of each product."""
    for basket in baskets:
        yield frozenset(each for product in basket for each in categories.get(product, ()))


def _bits(baskets: Iterable[Collection[str]]) -> tuple[dict[str, int], int]:
    rows: dict[str, list[int]] = {}
    size = 0
    for basket in baskets:
        for item in set(basket):
            rows.setdefault(item, []).append(size)
        size += 1
    return {item: _integer(places, size) for item, places in rows.items()}, size


def _integer(places: Sequence[int], size: int) -> int:
    """An integer with these bits set; bit by bit it would be copied each time."""
    found = bytearray(size // 8 + 1)
    for place in places:
        found[place // 8] |= 1 << place % 8
    return int.from_bytes(found, "little")


def sequences(visits: Iterable[Visit], *, within: timedelta, fewest: int) -> tuple[After, ...]:
    """Every pair with so many buyers or more, the highest lift first. One moment is not after itself."""
    by_buyer: dict[str, list[Visit]] = defaultdict(list)
    for visit in visits:
        by_buyer[visit.buyer].append(visit)
    owners: Counter[str] = Counter()
    gaps: dict[tuple[str, str], list[float]] = defaultdict(list)
    for own in by_buyer.values():
        owners.update({product for visit in own for product in visit.products})
        for pair, gap in _shortest(sorted(own, key=lambda visit: visit.at), within).items():
            gaps[pair].append(gap / DAY)
    found = _counted(gaps, owners, len(by_buyer), fewest)
    return tuple(sorted(found, key=lambda each: (-each.lift, -each.buyers, each.first, each.then)))


def _shortest(own: list[Visit], within: timedelta) -> dict[tuple[str, str], timedelta]:
    """How soon one thing followed another, for each pair of a buyer."""
    found: dict[tuple[str, str], timedelta] = {}
    for place, visit in enumerate(own):
        for later in _reached(own, place, within):
            gap = later.at - visit.at
            for pair in ((first, then) for first in visit.products for then in later.products if first != then):
                found[pair] = min(gap, found.get(pair, gap))
    return found


def _reached(own: list[Visit], place: int, within: timedelta) -> Iterator[Visit]:
    for later in own[place + 1 :]:
        if later.at - own[place].at > within:
            return
        if later.at > own[place].at:
            yield later


def _counted(
    gaps: Mapping[tuple[str, str], list[float]], owners: Mapping[str, int], everybody: int, fewest: int
) -> Iterator[After]:
    for (first, then), days in gaps.items():
        if len(days) >= fewest:
            confidence = len(days) / owners[first]
            lift = confidence * everybody / owners[then]
            yield After(first, then, len(days), owners[first], confidence, lift, median(days))


def lasting(visits: Iterable[Visit], *, fewest: int = 3) -> tuple[Lasting, ...]:
    """Every product that so many buyers or more have bought again, by name."""
    intervals: dict[str, list[list[int]]] = defaultdict(list)
    for (_, product), days in days_of(visits).items():
        if len(days) > 1:
            intervals[product].append(between(days))
    return tuple(
        Lasting(product, median([each for one in own for each in one]), sum(map(len, own)), len(own))
        for product, own in sorted(intervals.items())
        if len(own) >= fewest
    )
