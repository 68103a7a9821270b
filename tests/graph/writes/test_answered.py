"""Answers under idempotency keys: those of the same transaction are known before they are stored."""

import pytest

from graph.origin import Origin
from graph.statement import Statement
from graph.store import Row
from graph.writes import answered
from graph.writes.faults import Refused
from graph.writes.outcomes import Done
from graph.writes.writing import Writing


class Unasked:
    """A transaction of which nothing is asked."""

    async def run(self, statement: Statement, /) -> list[Row]:
        raise AssertionError(statement.text)


async def test_a_key_is_not_used_twice_in_one_transaction() -> None:
    writing = Writing(Unasked(), Origin("shop", "2026-05-01T12:00:00", "2026-05-01", by="ann"))
    answered.keep(writing, "key", "digest", [Done({"customer": "cus_1"}, was_created=True)])
    assert await answered.known(writing, "key", "digest") == (Done({"customer": "cus_1"}, was_created=True),)
    with pytest.raises(Refused, match="used for another"):
        await answered.known(writing, "key", "another digest")
