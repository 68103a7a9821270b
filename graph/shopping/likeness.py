"""Households that are like one another, and what they buy that one of them does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

MOST_PEERS = 100


@dataclass(frozen=True, slots=True)
class Home:
    """A household by what it is compared by: its members, the country of its address, what it spent."""

    id: str
    size: int
    country: str | None
    spent: int


@dataclass(frozen=True, slots=True)
class Missing:
    """A category, how many of the others buy it, and which share of them that is."""

    id: str
    buyers: int
    share: float


def peers(home: Home, others: Iterable[Home], most: int = MOST_PEERS) -> list[Home]:
    """Those of the same size and country that spent from half to twice as much, the nearest in that first."""
    alike = (each for each in others if each.id != home.id and _are_alike(home, each))
    return sorted(alike, key=lambda each: (abs(each.spent - home.spent), each.id))[:most]


def _are_alike(one: Home, other: Home) -> bool:
    is_same = (one.size, one.country) == (other.size, other.country)
    return is_same and one.spent <= 2 * other.spent and other.spent <= 2 * one.spent


def missing(own: frozenset[str], bought: Iterable[frozenset[str]]) -> list[Missing]:
    """What others buy and this one does not, what most of them buy first, equals by id."""
    each_bought = list(bought)
    buyers = Counter(category for each in each_bought for category in each - own)
    found = (Missing(category, count, count / len(each_bought)) for category, count in buyers.items())
    return sorted(found, key=lambda each: (-each.buyers, each.id))


def most_shared(values: Iterable[str]) -> str | None:
    """What most have; of several the least."""
    counted = Counter(values)
    return min(counted, key=lambda each: (-counted[each], each), default=None)
