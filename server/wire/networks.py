"""GET /network: what surrounds somebody, as a file for NetworkX, Gephi, Graphviz or pandas.

    GET /network?around=cus_…&around=…&depth=2&kinds=REFERRED,TIED_TO&limit=500&asOf=2026-01-01&format=gexf
    GET /network?community=cmy_…&limit=500

It is the field `network` asked like any other question: with the rights, limits and budget of who asks.
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import orjson
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from graph.errors import StoreError
from server.answers.messages import Reply, Request
from server.errors import formatted
from server.networks.formats import FORMATS, sink
from server.networks.values import QUERY, of_answer
from server.refusals import Refused
from server.telemetry.record import current
from server.wire.admitting import admitted
from server.wire.arriving import heads_of
from server.wire.sites import look_at_site

WHOLE_NUMBERS, TEXTS = ("depth", "limit"), ("community", "asOf", "format")
NAMES = ("around", "kinds", *WHOLE_NUMBERS, *TEXTS)
STATUS = {"UNAVAILABLE": 503, "TIMEOUT": 504, "INTERNAL": 500, "FORBIDDEN": 403}
"""Of the codes of errors; all others are the fault of who asked."""


class Networks:
    """Networks as files."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            response = await _answered(scope)
        except Refused as refused:
            current().replied(refused.body["errors"])
            response = _said(refused.body, refused.status, dict(refused.all_headers))
        except StoreError as error:
            response = _said({"errors": [formatted(error)]}, 503, {})
        await response(scope, receive, send)


async def _answered(scope: Scope) -> Response:
    if scope["method"] not in ("GET", "HEAD"):
        raise Refused(405, "Ask for a network by GET.", headers=(("allow", "GET, HEAD"),))
    state, heads = scope["app"].state, heads_of(scope)
    look_at_site(heads, state.surface.origins)
    caller, api = await admitted(state, Headers(scope=scope))
    largest = state.policy.limits(caller.role).body
    if len(scope["query_string"]) > largest:
        raise Refused(414, f"A request has at most {largest:,} bytes for your role. Send less at once.")
    name, variables = asked(scope["query_string"])
    reply = await api.answer(Request(QUERY, variables=variables, reads_only=True), caller)
    current().replied(reply.errors)
    if reply.errors or not reply.data or reply.data["network"] is None:
        return _said(reply.body(), _status(reply), dict(reply.headers))
    network = reply.data["network"]
    return await asyncio.to_thread(_file, name, network)


def asked(query: bytes) -> tuple[str, dict[str, Any]]:
    """The format and the variables that a query string asks for; raises Refused."""
    given: dict[str, list[str]] = {}
    for name, value in parse_qsl(query.decode("ascii", "replace"), keep_blank_values=True):
        given.setdefault(name, []).append(value)
    if strange := [name for name in given if name not in NAMES]:
        raise Refused(400, f"{strange[0][:60]!r} is none of {', '.join(NAMES)}.")
    if twice := [name for name in (*WHOLE_NUMBERS, *TEXTS) if len(given.get(name, ())) > 1]:
        raise Refused(400, f"{twice[0]} should stand there once.")
    form = given.get("format", ["graphml"])[0]
    if form not in FORMATS:
        raise Refused(400, f"format should be one of {', '.join(FORMATS)}, not {form[:60]!r}.")
    return form, _variables(given)


def _variables(given: Mapping[str, list[str]]) -> dict[str, Any]:
    """Only what was given; several ids or kinds stand behind each other or with commas between."""
    found: dict[str, Any] = {name: _parts(given[name]) for name in ("around", "kinds") if name in given}
    found |= {name: _number(name, given[name][0]) for name in WHOLE_NUMBERS if name in given}
    return found | {name: given[name][0] for name in ("community", "asOf") if name in given}


def _parts(values: list[str]) -> list[str]:
    return [part for value in values for part in value.split(",") if part]


def _number(name: str, text: str) -> int:
    if not (text.isascii() and text.removeprefix("-").isdecimal() and len(text) < 10):
        raise Refused(400, f"{name} should be a whole number, not {text[:60]!r}.")
    return int(text)


def _file(name: str, network: Mapping[str, Any]) -> Response:
    """The network in a format; a header says whether there is more of it."""
    file, form = io.BytesIO(), FORMATS[name]
    nodes, links = of_answer(network)
    with sink(name, file) as out:
        out.nodes(nodes)
        out.edges(links)
    headers = {"content-disposition": f'attachment; filename="network.{form.suffix}"',
               "kith-truncated": str(network["truncated"]).lower()}  # fmt: skip
    return Response(file.getvalue(), 200, headers, form.media)


def _status(reply: Reply) -> int:
    if reply.status is not None:
        return reply.status
    code = reply.errors[0].get("extensions", {}).get("code", "") if reply.errors else ""
    return STATUS.get(code, 400)


def _said(body: Mapping[str, Any], status: int, headers: dict[str, str]) -> Response:
    return Response(orjson.dumps(body), status, headers, "application/json")
