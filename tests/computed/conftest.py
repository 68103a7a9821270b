"""An API over a graph that its own mutations have made."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC
from functools import partial
from typing import Any

import pytest

from graph.bolt import BoltStore
from graph.model import MODEL
from graph.statement import Statement
from graph.store import Row, Transaction
from resolvers.binding import Setting
from server.access.policy import load as policy
from server.answers.answering import GraphQL
from server.answers.apis import Apis
from server.answers.rooting import schema_of
from tests.cases.drafting import Draft
from tests.mutations.conftest import NOW, api, asked
from tests.oracle.loading import load

__all__ = ["api"]

Ask = Callable[..., Awaitable[dict[str, Any]]]
Load = Callable[[Draft], Awaitable[None]]
Counted = list[str]
As = Callable[[str], Ask]
People = Callable[..., Awaitable[dict[str, str]]]
CREATE = """mutation ($rows: [CustomerCreateInput!]!) {
  customersCreate(input: {rows: $rows}) { results { customer { id name } userErrors { message } } } }"""
SETTING = Setting(UTC, "GBP", b"k" * 32, 1000, "GB")
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


@pytest.fixture
def loaded(api: GraphQL, indexed: BoltStore) -> Load:
    """Writes a drafted graph into the empty store of the API."""

    async def write(draft: Draft) -> None:
        assert api.store is indexed
        await load(indexed, draft.graph(), MODEL)

    return write


@pytest.fixture
def ask_as(api: GraphQL) -> As:
    """Asks with what a role of our policy may see."""

    def by_role(name: str) -> Ask:
        apis = Apis(api.store, MODEL, SETTING, policy(), schema_of(MODEL, "GBP", UTC))
        role = apis.api(apis.policy.roles[name])
        role.clock = lambda: NOW
        return partial(asked, role)

    return by_role


@pytest.fixture
def counted(api: GraphQL, monkeypatch: pytest.MonkeyPatch) -> Counted:
    """The texts of the statements that the API reads by, as they come."""
    texts, read = list[str](), api.store.read

    async def counting(statement: Statement, **others: Any) -> list[Row]:
        texts.append(statement.text)
        return await read(statement, **others)

    monkeypatch.setattr(api.store, "read", counting)
    return texts
