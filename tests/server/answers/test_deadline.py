"""An operation that takes too long is told so, and the engine works on none of its statements."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import Any

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
