"""Converted rows of purchases become batches, each row with its place among those of its number."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from server.imports.cells import Converted
from server.imports.gathering import Built, Gathering, Terms
from server.imports.places import Places


@dataclass(frozen=True, slots=True)
class PurchaseBuilder:
    """Builds chunk after chunk of one file; `places` counts the rows of each number."""

    terms: Terms
    places: Places

    def __call__(self, converted: Converted) -> Built:
        gathering = Gathering(converted, self.terms)
        for row, place in _placed(converted.cells, self.places):
            if row in converted.refused:
                gathering.reject(row, converted.refused[row])
            else:
                gathering.take(row, place)
        return gathering.built()


def _placed(cells: Mapping[str, list[Any]], places: Places) -> Iterator[tuple[int, int]]:
    """Every row with its place: rejected ones keep theirs, so that mending them moves no other."""
    numbers, stated = cells["number"], cells.get("line")
    for row, number in enumerate(numbers):
        counted = places.next(number) if number is not None else 0
        yield row, stated[row] if stated and stated[row] is not None else counted
