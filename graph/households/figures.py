"""How good found households are beside known ones: pairs of people who are together, as everywhere in this field.

>>> figures([("a", "b", "c")], {"a": "1", "b": "1", "c": "2", "d": "2"}, {"a", "b", "c", "d"}).line()
'precision 0.3333, recall 0.5000, F1 0.4000: 1 right, 2 wrong, 1 missed'
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Figures:
    """Pairs that were found and are right, that were found and are wrong, that were missed."""

    right: tuple[Pair, ...]
    wrong: tuple[Pair, ...]
    missed: tuple[Pair, ...]

    @property
    def precision(self) -> float:
        return _share(len(self.right), len(self.wrong))

    @property
    def recall(self) -> float:
        return _share(len(self.right), len(self.missed))

    @property
    def f1(self) -> float:
        return _share(2 * len(self.right), len(self.wrong) + len(self.missed))

    def line(self) -> str:
        return (f"precision {self.precision:.4f}, recall {self.recall:.4f}, F1 {self.f1:.4f}: "
                f"{len(self.right):,} right, {len(self.wrong):,} wrong, {len(self.missed):,} missed")  # fmt: skip


def figures(
    found: Iterable[Iterable[str]], home: Mapping[str, str], judged: Collection[str], *, spared: bool = False
) -> Figures:
    """Of pairs of which one is judged: it is wrong to put them with anybody from elsewhere, or who is not judged.

    `spared` leaves out pairs of one who is judged and one who is not where both have the same home.
    """
    truth = _together(home, judged)
    pairs = {pair for group in found for pair in combinations(sorted(group), 2) if not judged_out(pair, judged)}
    if spared:
        pairs = {pair for pair in pairs if pair in truth or home[pair[0]] != home[pair[1]]}
    return Figures(*(tuple(sorted(each)) for each in (pairs & truth, pairs - truth, truth - pairs)))


def judged_out(pair: Pair, judged: Collection[str]) -> bool:
    return pair[0] not in judged and pair[1] not in judged


def _together(home: Mapping[str, str], judged: Collection[str]) -> set[Pair]:
    groups: dict[str, list[str]] = defaultdict(list)
    for person in judged:
        groups[home[person]].append(person)
    return {pair for group in groups.values() for pair in combinations(sorted(group), 2)}


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 1.0
