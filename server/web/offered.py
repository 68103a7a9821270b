"""The examples that a caller's own schema knows: what somebody may not ask is not offered either."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import orjson
from graphql import GraphQLSchema, parse, validate
from starlette.requests import Request as Call
from starlette.responses import Response

from graph.errors import StoreError
from server.access.caller import Caller
from server.answers.answering import GraphQL
from server.answers.messages import Request
from server.errors import formatted
from server.refusals import Refused
from server.web.examples import EXAMPLES, Example
from server.web.files import MEDIA_TYPES
from server.web.policy import HEADERS
from server.wire.admitting import admitted
from server.wire.trusted import Texts, digest

HEADERS_OF_ONE = HEADERS | {"Cache-Control": "no-store"}
"""What one caller gets is nothing for another."""


async def offered(request: Call) -> Response:
    """The examples for whoever asks, or why there are none."""
    state = request.app.state
    try:
        caller, api = await admitted(state, request.headers)
    except StoreError as error:
        return Response(orjson.dumps({"errors": [formatted(error)]}), 503, HEADERS_OF_ONE, MEDIA_TYPES[".json"])
    except Refused as refused:
        headers = HEADERS_OF_ONE | dict(refused.all_headers)
        return Response(orjson.dumps(refused.body), refused.status, headers, MEDIA_TYPES[".json"])
    known = [each for each in known_to(api.schema) if may_run(each, state.surface.texts)]
    found = [await shown(each, caller, api) for each in known]
    return Response(orjson.dumps(found), 200, HEADERS_OF_ONE, MEDIA_TYPES[".json"])


async def shown(example: Example, caller: Caller, api: GraphQL) -> Mapping[str, object]:
    """An example as the page knows it, with ids that are there for who asks; empty ones where there are none."""
    told = dict(example.variables)
    if example.looks is not None:
        reply = await api.answer(Request(example.looks, reads_only=True), caller)
        told |= {name: at(way, reply.data) for name, way in example.found.items()}
    return {"title": example.title, "query": example.query, "variables": told}


def at(way: Sequence[str | int], tree: Any) -> str:
    """What stands at the end of a way through an answer."""
    for each in way:
        if not tree:
            return ""
        tree = tree[each]
    return str(tree or "")


@lru_cache(maxsize=32)
def known_to(schema: GraphQLSchema) -> tuple[Example, ...]:
    """The examples that are valid here."""
    return tuple(each for each in EXAMPLES if not validate(schema, parse(each.query)))


def may_run(example: Example, texts: Texts) -> bool:
    """Whether the text is one that runs: where only trusted documents do, few examples are among them."""
    return not texts.closed or digest(example.query) in texts.trusted
