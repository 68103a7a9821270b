"""How far an import has come and what it has counted so far: one text, kept in the graph."""

from dataclasses import dataclass, field, replace

import orjson

from graph.ingest.records import Outcome
from server.imports.tally import Tally, restored


@dataclass(frozen=True, slots=True)
class State:
    """Rows that are done with, the figures of these rows, and how long the rejects file was then."""

    rows: int = 0
    tally: Tally = field(default_factory=Tally)
    outcome: Outcome = field(default_factory=Outcome)
    rejected_cells: int = 0
    rejects_length: int = 0
    is_done: bool = False

    def after(self, rows: int, tally: Tally, outcome: Outcome, *, cells: int, length: int) -> "State":
        """The state when some more rows are done with."""
        together = Tally()
        together.include(self.tally)
        together.include(tally)
        counted = replace(self.outcome + outcome, refusals=())
        return State(rows, together, counted, self.rejected_cells + cells, length)

    def dump(self) -> str:
        """As text."""
        kept = {
            "rows": self.rows,
            "figures": self.tally.figures,
            "created": self.outcome.created,
            "changed": self.outcome.changed,
            "unchanged": self.outcome.unchanged,
            "stored": dict(self.outcome.stored),
            "rejectedCells": self.rejected_cells,
            "rejectsLength": self.rejects_length,
            "isDone": self.is_done,
        }
        return orjson.dumps(kept).decode()


def load(text: str | None) -> State:
    """What an earlier run has left; an import that was done begins anew."""
    found = State() if text is None else kept(text)
    return State() if found.is_done else found


def kept(text: str) -> State:
    """A state as it was dumped."""
    told = orjson.loads(text)
    outcome = Outcome(told["created"], told["changed"], told["unchanged"], stored=told["stored"])
    figures = restored(told["figures"])
    return State(told["rows"], figures, outcome, told["rejectedCells"], told["rejectsLength"], told["isDone"])
