"""An API over an engine on which somebody writes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from graphql import GraphQLSchema

from graph.bolt import BoltStore
from graph.model import MODEL
from resolvers.binding import Setting
from schema.operations import OPERATIONS
from server.access.policy import OURS, load
from server.answers.answering import GraphQL
from server.answers.apis import Apis
from server.answers.messages import Request
from server.answers.rooting import schema_of
from tests.engines.wiping import wipe

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
SETTING = Setting(UTC, "GBP", b"k" * 32, 1000, "GB")
OWN = '[roles.agent.rows]\nCustomer = "{stage: {eq: CUSTOMER}}"\n\n[roles.agent.writes]'
Ask = Callable[..., Awaitable[dict[str, Any]]]


@cache
def made() -> GraphQLSchema:
    return schema_of(MODEL, "GBP", UTC, OPERATIONS)


@pytest.fixture
async def api(indexed: BoltStore) -> GraphQL:
    await wipe(indexed)
    return GraphQL(indexed, MODEL, SETTING, clock=lambda: NOW, made=made())


@pytest.fixture
def ask(api: GraphQL) -> Ask:
    return partial(asked, api)


@pytest.fixture
async def apart(indexed: BoltStore, tmp_path: Path) -> tuple[GraphQL, GraphQL]:
    """An administrator, and an agent who sees customers of one stage alone."""
    await wipe(indexed)
    file = tmp_path / "policy.toml"
    file.write_text(OURS.read_text("utf-8").replace("[roles.agent.writes]", OWN))
    apis = Apis(indexed, MODEL, SETTING, load(file), made())
    return apis.api(apis.policy.roles["admin"]), apis.api(apis.policy.roles["agent"])


async def asked(api: GraphQL, text: str, key: str | None = None, **variables: Any) -> dict[str, Any]:
    """The data of an answer without errors."""
    reply = await api.answer(Request(text, variables=variables, idempotency_key=key))
    assert not reply.errors, reply.errors
    assert reply.data is not None
    return reply.data
