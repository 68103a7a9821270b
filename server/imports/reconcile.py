"""Rows and sums of a file against rows and sums of the graph: nothing is lost, nothing comes twice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from server.imports.rules import RowKind
from server.imports.tally import REJECTED, Tally

SIGNS = ((RowKind.PURCHASE, "PURCHASE", 1), (RowKind.RETURN, "RETURN", -1), (RowKind.ADJUSTMENT, "ADJUSTMENT", 1))


@dataclass(frozen=True, slots=True)
class Entry:
    """Rows of one kind: as read from the file, and as they stand in the graph, with the sign of the file."""

    kind: str
    label: str
    rows: int
    worth: int
    stored_rows: int | None = None
    stored_worth: int | None = None

    @property
    def agrees(self) -> bool:
        """Whether the graph holds what the file says; what the graph is not asked about agrees."""
        return (self.stored_rows in (None, self.rows)) and (self.stored_worth in (None, self.worth))


def reconciled(tally: Tally, stored: Mapping[str, int]) -> tuple[Entry, ...]:
    """One entry for each kind of row, those without a node of their own at the end."""
    return tuple(_entries(tally, stored))


def _entries(tally: Tally, stored: Mapping[str, int]) -> Iterator[Entry]:
    for kind, name, sign in SIGNS:
        rows, worth = tally.of(kind)
        if rows or stored.get(f"{name}.lines"):
            yield Entry(
                kind,
                f"{kind} lines",
                rows,
                worth,
                stored.get(f"{name}.lines", 0),
                sign * stored.get(f"{name}.amount", 0),
            )
    for what, label in ((str(RowKind.SKIP), "skipped"), (REJECTED, "rejected")):
        rows, worth = tally.of(what)
        if rows or what == REJECTED:
            yield Entry(what, label, rows, worth)


def details(tally: Tally) -> tuple[tuple[str, int, int], ...]:
    """For each rule what it caught: label, rows, worth."""
    return tuple((label, rows, worth) for labels in tally.figures.values() for label, (rows, worth) in labels.items())
