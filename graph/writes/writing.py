"""One attempt at a write: the transaction, on whose behalf it is, and what it has changed so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.origin import Origin
from graph.statement import Statement
from graph.store import Row, Transaction
from graph.writes import statements
from graph.writes.changes import Change, rows


@dataclass(slots=True)
class Writing:
    """A transaction that keeps a record of what is done in it; where a `Transaction` is wanted it is one.

    `answers` are those to be remembered under idempotency keys, as they are stored; `is_unsaid` that something was
    written of which the feed is not told.
    """

    tx: Transaction
    origin: Origin
    changes: list[Change] = field(default_factory=list)
    answers: list[Mapping[str, object]] = field(default_factory=list)
    is_unsaid: bool = False

    async def run(self, statement: Statement, /) -> list[Row]:
        return await self.tx.run(statement)

    def note(self, *changes: Change) -> None:
        """Something was changed; the feed will say so, in this order."""
        self.changes.extend(changes)

    def write_unsaid(self) -> None:
        """Something is written of which the feed is not told, and which must not be done twice."""
        self.is_unsaid = True

    async def close(self, commit: str) -> None:
        """Write the record, and the mark by which this commit can be told from one that never came about.

        It comes last in a transaction, since all writers of changes wait for each other from here to the commit. Where
        nothing was written, nothing but answers is kept: what does nothing can be done again.
        """
        kept = {"answers": self.answers, "at": self.origin.at}
        if self.changes:
            told = {"rows": rows(self.changes, self.origin), "count": len(self.changes), "commit": commit}
            await self.tx.run(Statement(statements.RECORD_CHANGES, {**kept, **told}, is_last=True))
        elif self.is_unsaid:
            await self.tx.run(Statement(statements.MARK_COMMIT, {**kept, "commit": commit}, is_last=True))
        elif self.answers:
            await self.tx.run(Statement(statements.KEEP_ANSWERED, kept, is_last=True))
