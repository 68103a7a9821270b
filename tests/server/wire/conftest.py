from collections.abc import AsyncIterator

import httpx
import pytest

from tests.server.wire.house import browser


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with browser() as found:
        yield found
