"""An API over a graph that its own mutations have made."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC
from functools import partial
from typing import Any

import pytest

from graph.bolt import BoltStore
from graph.export import statements
from graph.ids import new_id
from graph.ingest.slots import filled, spelled
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
Web = Callable[..., Awaitable[dict[str, str]]]
MADE = "2026-01-01T00:00:00"
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
async def web(indexed: BoltStore, api: GraphQL) -> Web:
    """Makes nodes and what connects them out of lines such as `Ana TIED_TO Boris kind=FRIEND`; gives their ids.

    A name that begins with `Household`, `Company`, `Address` or `Product` is one of these, all others are customers.
    """

    async def made(*lines: str) -> dict[str, str]:
        told = [line.split() for line in lines]
        names = sorted({name for words in told for name in (words[0], *words[2:3])})
        ids: dict[str, str] = {name: new_id(MODEL.node(kind_of(name)).prefix) for name in names}

        async def work(tx: Transaction) -> None:
            for name, id_ in ids.items():
                own = {"id": id_, "name": name, "createdAt": MADE, "updatedAt": MADE, "version": 1, "lines": [name]}
                await tx.run(Statement(filled(statements.CREATE_NODES, label=kind_of(name)), {"rows": [own]}))
            for start, type_, end, *said in (each for each in told if len(each) > 1):
                row = {"start": ids[start], "end": ids[end], "properties": dict(map(_property, said))}
                names = {"start": kind_of(start), "type": type_, "end": kind_of(end)}
                await tx.run(Statement(filled(spelled(statements.CREATE_LINKS, [row]), **names), {"rows": [row]}))

        await indexed.write(work)
        return ids

    return made


def _property(text: str) -> tuple[str, str | int | bool]:
    name, value = text.split("=")
    return name, True if value == "yes" else int(value) if value.isdigit() else value


def kind_of(name: str) -> str:
    return next((each for each in ("Household", "Company", "Address", "Product") if name.startswith(each)), "Customer")


@pytest.fixture
def as_role(api: GraphQL) -> Callable[[str], GraphQL]:
    """The API of a role over the same graph."""
    return lambda name: Apis(api.store, MODEL, api.setting, policy(), api.schema).api(policy().roles[name])


@pytest.fixture
def counted(api: GraphQL, monkeypatch: pytest.MonkeyPatch) -> Counted:
    """The text of every statement that is read from now on."""
    texts, read = list[str](), api.store.read

    async def counting(statement: Statement, **others: Any) -> list[Row]:
        texts.append(statement.text)
        return await read(statement, **others)

    monkeypatch.setattr(api.store, "read", counting)
    return texts
