"""POST /graphql: a request in, a reply out, with the status that GraphQL over HTTP gives it."""

from __future__ import annotations

from collections.abc import Mapping

import orjson
from starlette.requests import Request
from starlette.responses import Response

from server.answering import GraphQL, Reply
from server.ingress import LARGEST, Refused, request_of
from server.telemetry.record import current

JSON, GRAPHQL_JSON = "application/json", "application/graphql-response+json"


async def graphql(request: Request) -> Response:
    api: GraphQL = request.app.state.api
    media = GRAPHQL_JSON if GRAPHQL_JSON in request.headers.get("accept", "") else JSON
    try:
        asked = request_of(request.headers.get("content-type", ""), await _body(request))
    except Refused as refusal:
        return _written({"errors": [{"message": refusal.message}]}, refusal.status, media)
    reply = await api.answer(asked)
    current().replied(reply.errors)
    return _written(reply.body(), _status(reply, media), media, reply.headers)


async def _body(request: Request) -> bytes:
    """The body, as far as it may reach: no more is read than one byte over the limit."""
    parts, length = [], 0
    async for part in request.stream():
        parts.append(part)
        length += len(part)
        if length > LARGEST:
            break
    return b"".join(parts)


def _status(reply: Reply, media: str) -> int:
    return reply.status or (400 if not reply.was_run and media == GRAPHQL_JSON else 200)


def _written(body: dict[str, object], status: int, media: str, headers: Mapping[str, str] | None = None) -> Response:
    return Response(orjson.dumps(body), status, headers, media_type=f"{media}; charset=utf-8")
