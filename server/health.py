"""Whether the process lives, and whether it can answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graph.errors import StoreError

Check = Callable[[], Awaitable[str | None]]
"""Says why not, or None."""


async def livez(_request: Request) -> Response:
    """The process runs: asks nobody."""
    return JSONResponse({"status": "ok"})


async def readyz(request: Request) -> Response:
    """The engine answers, its graph is of this version, and what start-up promised to load is in."""
    try:
        reason = await request.app.state.check()
    except StoreError as error:
        reason = str(error).partition("\n")[0]
    return JSONResponse({"status": "waiting", "reason": reason}, 503) if reason else JSONResponse({"status": "ok"})
