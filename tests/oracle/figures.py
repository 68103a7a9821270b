"""Figures over what was found: exact, and of nothing a sum is 0 and the others are missing."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, Literal

from graph.declare import Property
from tests.oracle.relations import Found

Place = Literal["node", "edge"]


def figures_of(found: list[Found], prop: Property, place: Place) -> list[Any]:
    """The values of a property that are there, of the things or of the edges to them."""
    values = [(each.thing.values if place == "node" else each.edge).get(prop.name) for each in found]
    return [each for each in values if each is not None]


def figure(name: str, values: list[Any]) -> Any:
    return FIGURES[name](values)


def mean(values: list[Any]) -> Any:
    """Exact for whole numbers."""
    if not values:
        return None
    return sum(values) / len(values) if isinstance(values[0], float) else Fraction(sum(values), len(values))


FIGURES: dict[str, Callable[[list[Any]], Any]] = {
    "count": len,
    "sum": sum,
    "avg": mean,
    "min": lambda values: min(values, default=None),
    "max": lambda values: max(values, default=None),
    "countDistinct": lambda values: len(set(values)),
}
