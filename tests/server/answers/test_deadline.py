"""An operation that takes too long is told so, and the engine works on none of its statements."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import Any

import pytest

from graph.bolt import BoltStore
from graph.endpoint import Endpoint
from graph.model import MODEL
from graph.statement import Statement
from graph.store import Row
from server.access.limits import SERVICE
from server.answers.answering import GraphQL
from server.answers.messages import Request
from tests.graph.test_bolt import ENDLESS, three_hundred_things, until
from tests.server.wire.house import NoRows, api


@dataclass
class Slow(NoRows):
    """Whatever is asked of it, it has an engine do something without an end."""

    store: BoltStore | None = None

    async def read(self, statement: Statement, **how: Any) -> list[Row]:  # noqa: ARG002  # whatever it is
        assert self.store
        return await self.store.read(Statement(ENDLESS, {"sum": -3}), **how)


async def test_all_statements_end_with_their_operation(store: BoltStore, engine: Endpoint) -> None:
    await three_hundred_things(store)
    limits = replace(SERVICE, seconds=0.5)
    slow = GraphQL(Slow(store=store, engine=store.engine), MODEL, api().setting, limits=limits, made=api().schema)
    async with asyncio.timeout(15):
        reply = await slow.answer(Request("{ a: customers { nodes { id } totalCount } b: companies { totalCount } }"))
        await until(store, engine, running=0)
    assert [each["extensions"]["code"] for each in reply.errors] == ["TIMEOUT", "TIMEOUT"]
    assert reply.data == {"a": None, "b": None}


CHAIN = "{ customer(by: {id: $id}) { referralChain(maxDepth: 50) { truncated } } }"


@dataclass
class Endless(NoRows):
    """Everybody was brought by somebody else, and with each statement a second passes."""

    now: float = 0.0

    async def read(self, statement: Statement, **how: Any) -> list[Row]:
        assert how["timeout"] == 5 - self.now
        self.asked.append(statement)
        self.now += 1
        ids = statement.parameters.get("ids")
        return [[each, f"{each}x", None] for each in ids] if isinstance(ids, list) else [[[["cus_1"]]]]


async def test_statements_that_follow_each_other_have_one_time_together(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = Endless()
    monkeypatch.setattr("server.answers.deadline.monotonic", lambda: endless.now)
    slow = GraphQL(endless, MODEL, api().setting, limits=replace(SERVICE, seconds=5), made=api().schema)
    reply = await slow.answer(Request("query ($id: ID!) " + CHAIN, variables={"id": "cus_1"}))
    assert [each["extensions"]["code"] for each in reply.errors] == ["TIMEOUT"]
    assert len(endless.asked) == 5


def test_the_feed_is_read_in_time_as_well() -> None:
    lens, other = api().lens, NoRows()
    assert lens.over(other).store is other
    assert lens.over(other).looking is lens.looking
    assert lens.over(other).sighting is lens.sighting
