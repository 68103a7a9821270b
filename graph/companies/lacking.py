"""What the other companies of a group buy and one does not, with what it is worth to us."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Spent = Mapping[str, Mapping[str, int]]
"""What companies spent, in ten-thousandths: by company, then by product or category."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What is lacked: how many sisters buy it, what they spent on it together, and the median of them."""

    id: str
    sisters: int
    spent: int
    median: int


def gaps(company: str, group: Iterable[str], spent: Spent) -> list[Gap]:
    """What is bought in the group and not by the company, what most was spent on first, equals by id."""
    own = spent.get(company, {})
    amounts = defaultdict[str, list[int]](list)
    for sister in set(group) - {company}:
        for wanted, amount in spent.get(sister, {}).items():
            if wanted not in own:
                amounts[wanted].append(amount)
    found = (Gap(wanted, len(each), sum(each), median(each)) for wanted, each in amounts.items())
    return sorted(found, key=lambda each: (-each.spent, each.id))


def by_category(spent: Spent, categories: Mapping[str, Iterable[str]]) -> Spent:
    """The same by category: a product counts in each of its categories, and in none that only lies around those."""
    found = dict[str, dict[str, int]]()
    for company, products in spent.items():
        sums = found.setdefault(company, {})
        for product, amount in products.items():
            for category in categories.get(product, ()):
                sums[category] = sums.get(category, 0) + amount
    return found


def median(amounts: Iterable[int]) -> int:
    """The middle one, or the mean of both middle ones, rounded down."""
    ordered = sorted(amounts)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) // 2
