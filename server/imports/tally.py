"""Figures of an import: for each kind of row, and each rule within it, how many rows and what they are worth."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Figures = dict[str, dict[str, list[int]]]

REJECTED = "rejected"


@dataclass(slots=True)
class Tally:
    """`figures` by kind and label: rows, and their worth in 1/10,000 of the deployment's currency."""

    figures: Figures = field(default_factory=dict)

    def add(self, kind: str, label: str, worth: int, rows: int = 1) -> None:
        """Count rows."""
        found = self.figures.setdefault(kind, {}).setdefault(label, [0, 0])
        found[0] += rows
        found[1] += worth

    def include(self, other: "Tally") -> None:
        """Count what another has counted."""
        for kind, labels in other.figures.items():
            for label, (rows, worth) in labels.items():
                self.add(kind, label, worth, rows)

    def of(self, kind: str) -> tuple[int, int]:
        """Rows and worth of one kind."""
        labels = self.figures.get(kind, {}).values()
        return sum(rows for rows, _ in labels), sum(worth for _, worth in labels)

    @property
    def rows(self) -> int:
        return sum(self.of(kind)[0] for kind in self.figures)

    @property
    def worth(self) -> int:
        return sum(self.of(kind)[1] for kind in self.figures)


def restored(figures: Mapping[str, Mapping[str, list[int]]]) -> Tally:
    """A tally from what was written down."""
    return Tally({kind: {label: list(pair) for label, pair in labels.items()} for kind, labels in figures.items()})
