"""After one product another, within so many days: counted by buyers, so that nobody's habits count twice."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime


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
