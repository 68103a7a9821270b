"""A feed to be read: changes written as anything writes them, and the API of any role over it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from functools import cache
from typing import Any

from graphql import GraphQLSchema

from graph.model import MODEL
from graph.origin import Origin
from graph.statement import Statement
from graph.store import Store
from graph.writes.changes import Change, ChangeKind
from graph.writes.commit import written
from graph.writes.writing import Writing
from resolvers.binding import Setting
from server.access.caller import Caller
from server.access.policy import load
from server.answers.apis import Apis
from server.answers.messages import Request
from server.answers.rooting import schema_of
from tests.cases.graph import NOW

ORIGIN = Origin("shop", "2026-05-01T12:00:00", "2026-05-01", by="key:ann")
ANN, BOB = "cus_01hzxv5p8q6rw2m3k4n7t9b0ca", "cus_01hzxv5p8q6rw2m3k4n7t9b0cb"
HOME, MAIL = "hou_01hzxv5p8q6rw2m3k4n7t9b0cc", "idn_01hzxv5p8q6rw2m3k4n7t9b0cd"
SETTING = Setting(UTC, "GBP", b"k" * 32, 1000)
PEOPLE = """UNWIND $ids AS id
CREATE (:Customer {id: id, name: id, nameKey: id, stage: 'CUSTOMER', version: 1})"""
CREATED = tuple(Change(ChangeKind.CREATED, "Customer", each, version=1) for each in (ANN, BOB))


def renamed(who: str, *fields: str) -> Change:
    return Change(ChangeKind.UPDATED, "Customer", who, fields or ("name",), 2)


def linked(relationship: str, other_type: str, other: str) -> Change:
    return Change(ChangeKind.LINKED, "Customer", ANN, relationship=relationship, other_type=other_type, other=other)


async def changed(store: Store, *changes: Change, statement: Statement | None = None) -> None:
    """One transaction that makes these changes."""

    async def work(writing: Writing) -> None:
        if statement is not None:
            await writing.run(statement)
        writing.note(*changes)

    await written(store, work, ORIGIN)


async def begun(store: Store) -> None:
    """Two customers, who are positions 1 and 2."""
    await changed(store, *CREATED, statement=Statement(PEOPLE, {"ids": [ANN, BOB]}))


@cache
def whole() -> GraphQLSchema:
    return schema_of(MODEL, "GBP", UTC, load().roles["admin"].operations)


def apis(store: Store) -> Apis:
    return Apis(store, MODEL, SETTING, load(), whole())


async def asked(store: Store, query: str, role: str = "admin", **variables: Any) -> Mapping[str, Any]:
    """The whole answer."""
    caller = Caller(role, role)
    api = await apis(store).of(caller)
    api.clock = lambda: NOW
    return (await api.answer(Request(query, None, variables), caller)).body()
