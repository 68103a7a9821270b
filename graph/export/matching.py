"""Which relationships that are read back are in the graph already: decided without a database.

A relationship is there if one between the same two says exactly the same; failing that, one that differs in nothing
that tells several apart becomes what is told. Whoever is told twice needs two of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from graph.export.digest import canonical
from graph.export.rows import Link, Values


@dataclass(frozen=True, slots=True)
class Stored:
    """A relationship of the graph, and what the engine calls it within the transaction."""

    link: Link
    element: str


@dataclass(frozen=True, slots=True)
class Matched:
    """What has to be made, and what has to become something else."""

    new: tuple[Link, ...]
    changed: tuple[tuple[Stored, Values], ...]


def matched(told: Sequence[Link], stored: Sequence[Stored], apart: tuple[str, ...]) -> Matched:
    """Find each that is told among those that are stored, each of which is found at most once."""
    if not stored:
        return Matched(tuple(told), ())
    _, unlike, left = _paired(told, stored, _whole)
    similar, new, _ = _paired(unlike, left, partial(_named, names=apart))
    return Matched(tuple(new), tuple((found, link.values) for link, found in similar))


def _paired(
    told: Sequence[Link], stored: Sequence[Stored], key: Callable[[Link], bytes]
) -> tuple[list[tuple[Link, Stored]], list[Link], list[Stored]]:
    """Pairs of one key, what was told and has no partner, and what is stored and has none."""
    by_key: dict[bytes, list[Stored]] = {}
    for each in stored:
        by_key.setdefault(key(each.link), []).append(each)
    pairs, alone = [], []
    for link in told:
        if found := by_key.get(key(link)):
            pairs.append((link, found.pop()))
        else:
            alone.append(link)
    return pairs, alone, [each for some in by_key.values() for each in some]


def _whole(link: Link) -> bytes:
    return canonical([*link])


def _named(link: Link, names: tuple[str, ...]) -> bytes:
    return canonical([link.start, link.end, [link.values.get(name) for name in names]])
