"""The engine of the run, with a random graph after the other."""

from collections.abc import AsyncIterator

import pytest

from graph.bolt import BoltStore
from tests.agreement.rounds import Place, place
from tests.engines.wiping import wipe


@pytest.fixture(scope="module")
async def here(indexed: BoltStore) -> AsyncIterator[Place]:
    yield place(indexed)
    await wipe(indexed)
