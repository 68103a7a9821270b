"""Lines of purchases added up by category."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a purchase: when that was made, the product, the line's number, and its total in ten-thousandths."""

    purchase: str
    at: str
    product: str
    number: int
    total: int


@dataclass(frozen=True, slots=True)
class Bought:
    """What was bought of a category: in how many purchases, for how much, first and last when."""

    id: str
    times: int
    spent: int
    first: str
    last: str


def by_category(lines: Iterable[Line], categories: Mapping[str, Iterable[str]]) -> list[Bought]:
    """Each category once, what most was spent on first; a line counts in each category of its product."""
    found = dict[str, list[Line]]()
    for line in lines:
        for category in categories.get(line.product, ()):
            found.setdefault(category, []).append(line)
    return sorted((_added_up(*each) for each in found.items()), key=lambda each: (-each.spent, each.id))


def _added_up(category: str, lines: Iterable[Line]) -> Bought:
    known = list(lines)
    moments = sorted(each.at for each in known)
    spent = sum(each.total for each in known)
    return Bought(category, len({each.purchase for each in known}), spent, moments[0], moments[-1])
