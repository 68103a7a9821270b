"""GET /metrics: to anybody on its own port, to who has the token on the port of the API."""

from __future__ import annotations

import hmac

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from server.telemetry.metrics import Meters


def metrics_route(meters: Meters, token: str = "") -> Route:
    """Shows these counters; with a token, only to those who bring it."""

    async def metrics(request: Request) -> Response:
        if token and not _brings(request, token):
            wanted = "Metrics want the header Authorization: Bearer, with the token of KITH_METRICS_TOKEN."
            return PlainTextResponse(wanted, 401, {"WWW-Authenticate": "Bearer"})
        return Response(meters.text(), media_type=CONTENT_TYPE_LATEST)

    return Route("/metrics", metrics, methods=["GET"])


def _brings(request: Request, token: str) -> bool:
    said = request.headers.get("authorization", "")
    return hmac.compare_digest(said.encode(), b"Bearer " + token.encode())
