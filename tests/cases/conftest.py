"""The API over the graph of the cases, and the oracle beside it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace

import pytest
from graphql import GraphQLSchema

from graph.bolt import BoltStore
from graph.model import MODEL
from resolvers.binding import Setting
from server.access.limits import SERVICE
from server.answers.answering import GraphQL
from tests.cases.asking import Run, run_of
from tests.cases.case import Case
from tests.cases.graph import CURRENCY, LARGEST_PAGE, NOW, ZONE, world
from tests.engines.recording import Recording
from tests.engines.wiping import wipe
from tests.oracle.answers import naive
from tests.oracle.loading import load
from tests.oracle.world import World

Ask = Callable[[Case], Awaitable[Run]]
"""Asks a case, once for all tests of it."""


@pytest.fixture(scope="module")
def oracle_world() -> World:
    return world()


@pytest.fixture(scope="session")
def oracle() -> GraphQLSchema:
    return naive(world())


@pytest.fixture(scope="module")
async def api(indexed: BoltStore, oracle_world: World) -> AsyncIterator[GraphQL]:
    """The graph of the cases behind the API."""
    await wipe(indexed)
    await load(indexed, oracle_world.graph, MODEL)
    setting = Setting(ZONE, CURRENCY, b"cases", LARGEST_PAGE)
    yield GraphQL(Recording(indexed), MODEL, setting, clock=lambda: NOW, limits=replace(SERVICE, cost=10**9))
    await wipe(indexed)


@pytest.fixture(scope="module")
def run(api: GraphQL) -> Ask:
    kept: dict[str, Run] = {}

    async def ask(case: Case) -> Run:
        if case.name not in kept:
            kept[case.name] = await run_of(case, api)
        return kept[case.name]

    return ask
