from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette

from server.web import routes


@pytest.fixture
async def browser() -> AsyncIterator[httpx.AsyncClient]:
    """A client of an application that serves the page and nothing else."""
    transport = httpx.ASGITransport(Starlette(routes=routes()))
    async with httpx.AsyncClient(transport=transport, base_url="http://kith.test") as client:
        yield client
