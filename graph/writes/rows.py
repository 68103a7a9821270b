"""Rows of a write, each by itself: what it comes to or why it is refused, and which can be done together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from graph.writes.faults import Refused
from graph.writes.keys import Key

A = TypeVar("A")
B = TypeVar("B")


def read(rows: Iterable[tuple[int, A]], one: Callable[[A], B]) -> tuple[dict[int, B], dict[int, Refused]]:
    """What `one` makes of each row, by its number, and those that it refuses."""
    made: dict[int, B] = {}
    refused: dict[int, Refused] = {}
    for number, row in rows:
        try:
            made[number] = one(row)
        except Refused as why:
            refused[number] = why
    return made, refused


def without_repeats(rows: Mapping[int, A], keys_of: Callable[[A], Collection[Key]]) -> Iterator[dict[int, A]]:
    """Runs in which no key comes twice, so that each row meets what the one before has left."""
    run: dict[int, A] = {}
    met: set[Key] = set()
    for number, row in rows.items():
        own = set(keys_of(row))
        if own & met:
            yield run
            run, met = {}, set()
        run[number] = row
        met |= own
    if run:
        yield run
