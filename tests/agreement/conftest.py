"""The engine of the run, with a random graph after the other."""

from collections.abc import AsyncIterator
from zoneinfo import ZoneInfo

import pytest
from graphql import GraphQLSchema

from graph.bolt import BoltStore
from graph.model import MODEL
from schema.build import build
from tests.agreement.rounds import Place, place
from tests.engines.wiping import wipe


@pytest.fixture(scope="module")
async def here(indexed: BoltStore) -> AsyncIterator[Place]:
    yield place(indexed)
    await wipe(indexed)


@pytest.fixture(scope="module")
def core() -> GraphQLSchema:
    return build(MODEL, currency="GBP", zone=ZoneInfo("UTC"))._schema
