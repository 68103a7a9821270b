"""/graphql: a request in, an answer out, with the media type and the status that GraphQL over HTTP gives it."""

from __future__ import annotations

from collections.abc import Mapping

import orjson
from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from graph.errors import StoreError
from server.answers.messages import Reply, Request
from server.errors import formatted
from server.refusals import Refused
from server.telemetry.record import current
from server.wire.admitting import admitted
from server.wire.arriving import CLOSING, Gone, body_of, heads_of
from server.wire.ingress import Sent, sent_in_body, sent_in_url
from server.wire.media import GRAPHQL_JSON, JSON, look_at_body_type, media_of
from server.wire.packing import packed
from server.wire.sites import look_at_site

METHODS = "GET, HEAD, POST, OPTIONS"
TYPES = {media: (b"content-type", f"{media}; charset=utf-8".encode()) for media in (JSON, GRAPHQL_JSON)}
Pairs = list[tuple[bytes, bytes]]
LONG = 5  # digits of a length that is not worth reading after a refusal


class Endpoint:
    """The API for whomever `app.state` knows, by its `doors`, `policy` and `apis`."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "OPTIONS":
            await _send(send, 204, b"", [], {"allow": METHODS})
            return
        heads, media = heads_of(scope), JSON
        headers: Mapping[str, str] = {}
        try:
            media = media_of(heads.get(b"accept", ""))
            reply = await _reply(scope, receive, heads)
        except Gone:
            return
        except Refused as refused:
            said, status, headers = refused.body, _status(refused, media), _closing(refused, heads)
        except StoreError as error:
            said, status = {"errors": [formatted(error)]}, 503
        else:
            said, status, headers = reply.body(), _status(reply, media), reply.headers
        current().replied(said.get("errors", []))
        text, own = orjson.dumps(said), [TYPES[media]]
        if scope["app"].state.surface.packs:
            text, packing = await _packing(text, heads)
            own += packing
        await _send(send, status, text, own, headers)


async def _reply(scope: Scope, receive: Receive, heads: Mapping[bytes, str]) -> Reply:
    """Whoever asks is known before a byte of the body is read."""
    state, method = scope["app"].state, scope["method"]
    if method not in ("POST", "GET", "HEAD"):
        raise Refused(
            405, f"{method[:20]} does nothing here. Send POST, or GET for a query.", headers=(("allow", METHODS),)
        )
    look_at_site(heads, state.surface.origins)
    caller, api = await admitted(state, Headers(scope=scope))
    largest = state.policy.limits(caller.role).body
    sent = await (_posted(receive, heads, largest) if method == "POST" else _got(scope, largest))
    request = Request(
        state.surface.texts.of(sent),
        sent.operation_name,
        sent.variables,
        reads_only=method != "POST",
        wants_cost=heads.get(b"kith-cost") == "1",
        idempotency_key=heads.get(b"idempotency-key"),
    )
    return await api.answer(request, caller)


async def _posted(receive: Receive, heads: Mapping[bytes, str], largest: int) -> Sent:
    look_at_body_type(heads.get(b"content-type", ""), heads.get(b"content-encoding", ""))
    return sent_in_body(await body_of(receive, heads.get(b"content-length"), largest))


async def _got(scope: Scope, largest: int) -> Sent:
    if len(scope["query_string"]) > largest:
        raise Refused(414, f"A request has at most {largest:,} bytes for your role. Send less at once.")
    return sent_in_url(scope["query_string"])


def _status(outcome: Reply | Refused, media: str) -> int:
    """What GraphQL itself could not run is 400, which `application/json` has always reported with 200."""
    if isinstance(outcome, Refused):
        return 200 if outcome.is_graphql and media == JSON else outcome.status
    if outcome.status is not None:
        return outcome.status
    return 400 if not outcome.was_run and media == GRAPHQL_JSON else 200


def _closing(refused: Refused, heads: Mapping[bytes, str]) -> dict[str, str]:
    """The headers of a refusal; a long body that nobody will read is no reason to keep a connection."""
    is_long = len(heads.get(b"content-length", "")) > LONG or b"transfer-encoding" in heads
    return dict((*refused.all_headers, *(CLOSING if is_long else ())))


async def _packing(text: bytes, heads: Mapping[bytes, str]) -> tuple[bytes, Pairs]:
    """The text as gzip where that is wanted and pays, and what is said of it."""
    short = await packed(text, heads.get(b"accept-encoding", ""))
    vary = (b"vary", b"accept-encoding")
    return (text, [vary]) if short is None else (short, [(b"content-encoding", b"gzip"), vary])


async def _send(send: Send, status: int, text: bytes, own: Pairs, others: Mapping[str, str]) -> None:
    headers = [*own, (b"content-length", b"%d" % len(text))]
    headers += [(name.lower().encode(), value.encode()) for name, value in others.items()]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text})
