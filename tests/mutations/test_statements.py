"""How many statements a small write takes, whatever it keeps beside what it was asked for."""

from typing import Any

import pytest

from graph.bolt import _BoltTransaction
from graph.statement import Statement
from graph.store import Row
from server.answers.answering import GraphQL
from tests.mutations.conftest import asked

UPSERT = """mutation ($name: String!, $once: String!) {
  customerUpsert(input: {external: {source: "shop", key: "1"}, name: $name}, idempotencyKey: $once) {
    customer { name } wasCreated } }"""


async def test_an_upsert_takes_eight(api: GraphQL, monkeypatch: pytest.MonkeyPatch) -> None:
    sent, run = list[str](), _BoltTransaction.run

    async def counted(self: Any, statement: Statement, /) -> list[Row]:
        sent.append(statement.text)
        return await run(self, statement)

    monkeypatch.setattr(_BoltTransaction, "run", counted)
    for name, once, was_created in (("Ann", "a", True), ("Anna", "b", False), ("Anna", "b", False)):
        done = (await asked(api, UPSERT, name=name, once=once))["customerUpsert"]
        assert done == {"customer": {"name": name}, "wasCreated": was_created}
        assert len(sent) <= 8, sent
        sent.clear()
