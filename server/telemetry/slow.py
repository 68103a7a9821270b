"""The log line of an operation that took long: its statements by text, and how long each of them took.

Texts hold no values, so they may stand in a log. A statement is not run again for its profile: what is slow should not
be run twice. `./kith explain` shows the profile of the same query where that is wanted.
"""

from __future__ import annotations

from server.telemetry.logs import log
from server.telemetry.record import Record, Run, short_hash

MOST = 20  # statements in one line


def slow_line(record: Record, longest: float) -> None:
    """Log the statements of an operation that took longer than this many seconds."""
    if record.seconds <= longest:
        return
    log.warning(
        "slow operation",
        operation=record.operation,
        document=record.document,
        ms=round(record.seconds * 1000, 1),
        statements=[_statement(each) for each in record.sent[:MOST]],
        left_out=max(0, len(record.sent) - MOST),
    )


def _statement(sent: Run) -> dict[str, object]:
    return {
        "hash": short_hash(sent.text), "ms": round(sent.seconds * 1000, 1), "outcome": sent.outcome, "text": sent.text
    }  # fmt: skip
