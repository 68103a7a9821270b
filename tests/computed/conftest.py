"""An API over a graph that its own mutations have made."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import pytest

from graph.bolt import BoltStore
from graph.statement import Statement
from graph.store import Transaction
from server.answers.answering import GraphQL
from tests.mutations.conftest import api, asked

__all__ = ["api"]

Ask = Callable[..., Awaitable[dict[str, Any]]]
People = Callable[..., Awaitable[dict[str, str]]]
CREATE = """mutation ($rows: [CustomerCreateInput!]!) {
  customersCreate(input: {rows: $rows}) { results { customer { id name } userErrors { message } } } }"""
BROUGHT = """UNWIND $pairs AS pair
MATCH (a:Customer {name: pair[0]}), (b:Customer {name: pair[1]})
CREATE (a)-[:REFERRED {isCredited: true, at: '2025-05-03T10:00:00', status: 'CONVERTED'}]->(b)"""


@pytest.fixture
def ask(api: GraphQL) -> Ask:
    return partial(asked, api)


@pytest.fixture
async def people(ask: Ask, indexed: BoltStore) -> People:
    """Makes customers of pairs of names, the first of each credited with the second; gives their ids."""

    async def made(*pairs: str) -> dict[str, str]:
        names = sorted({name for pair in pairs for name in pair.split()})
        done = (await ask(CREATE, rows=[{"name": each} for each in names]))["customersCreate"]
        both = [pair.split() for pair in pairs if " " in pair]

        async def work(tx: Transaction) -> None:
            await tx.run(Statement(BROUGHT, {"pairs": both}))

        await indexed.write(work)
        return {each["customer"]["name"]: each["customer"]["id"] for each in done["results"]}

    return made
