"""What an import has done."""

from dataclasses import dataclass
from pathlib import Path

from graph.ingest.records import Outcome
from server.imports.reconcile import Entry
from server.imports.tally import Tally


@dataclass(frozen=True, slots=True)
class Report:
    """Figures of a whole file. `resumed_at` is the number of rows that an earlier run had done.

    `left_out` counts values that could not be taken from rows that were.
    """

    kind: str
    source: str
    rows: int
    outcome: Outcome
    tally: Tally
    entries: tuple[Entry, ...]
    rejects: Path | None
    rejected_rows: int
    buyers: int
    resumed_at: int
    seconds: float
    is_dry: bool = False
    left_out: int = 0

    @property
    def agrees(self) -> bool:
        """Whether every row and every sum of the file is accounted for."""
        return all(entry.agrees for entry in self.entries) and self.tally.rows == self.rows
