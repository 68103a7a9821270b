"""The API over a graph of a test's own, and what it sends an engine for a question."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from zoneinfo import ZoneInfo

from graph.bolt import BoltStore
from graph.model import MODEL
from graph.statement import Statement
from resolvers.binding import Setting
from server.answers.answering import GraphQL
from server.answers.messages import Request
from tests.engines.recording import Recording
from tests.engines.wiping import wipe
from tests.oracle.graph import Graph
from tests.oracle.loading import load

# Neo4j plans by what it counted last, which it does now and then by itself.
COUNTED = "CALL db.prepareForReplanning(60)"


@asynccontextmanager
async def over(store: BoltStore, graph: Graph) -> AsyncIterator[GraphQL]:
    """Loaded and counted; nothing of it stays."""
    await wipe(store)
    await load(store, graph, MODEL)
    if store.engine == "neo4j":
        await store.read(Statement(COUNTED))
    yield GraphQL(Recording(store), MODEL, Setting(ZoneInfo("UTC"), "GBP", b"k", 100))
    await wipe(store)


async def answered(api: GraphQL, text: str) -> tuple[Any, list[Statement]]:
    """The data, and the statements that were sent for it."""
    assert isinstance(api.store, Recording)
    api.store.statements.clear()
    reply = await api.answer(Request(text))
    assert not reply.errors
    return reply.data, list(api.store.statements)
