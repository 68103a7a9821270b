from collections.abc import AsyncIterator

import httpx
import pytest

from server.app import application
from server.everybody import everybody
from tests.server.wire.house import api, well


@pytest.fixture
async def browser() -> AsyncIterator[httpx.AsyncClient]:
    """A browser before an application whose callers are all one developer."""
    transport = httpx.ASGITransport(application(everybody(api()), well))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        yield client
