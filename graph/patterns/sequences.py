"""After one product another, within so many days: counted by buyers, so that nobody's habits count twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Visit:
    """What a buyer bought at a moment."""

    buyer: str
    at: datetime
    products: Collection[str]


@dataclass(frozen=True, slots=True)
class Sequence:
    """`buyers` of the `of_buyers` who bought `first` bought `then` later, within the days asked for.

    Lift is that share against the share of all buyers who bought `then` at any time; `days` is the median of how long
    it took, each buyer's shortest way.
    """

    first: str
    then: str
    buyers: int
    of_buyers: int
    confidence: float
    lift: float
    days: float


def sequences(visits: Iterable[Visit], *, within: timedelta, fewest: int) -> tuple[Sequence, ...]:
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
) -> Iterator[Sequence]:
    for (first, then), days in gaps.items():
        if len(days) >= fewest:
            confidence = len(days) / owners[first]
            lift = confidence * everybody / owners[then]
            yield Sequence(first, then, len(days), owners[first], confidence, lift, median(days))
