"""/graphql: a request in, an answer out, with the media type and the status that GraphQL over HTTP gives it."""

from __future__ import annotations

from collections.abc import Mapping
from time import perf_counter

import orjson
from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from graph.errors import StoreError
from server.answers.messages import Reply, Request
from server.answers.watching import Watched, watched
from server.errors import formatted
from server.refusals import Refused
from server.telemetry.record import RECORD, current
from server.wire.admitting import admitted
from server.wire.arriving import CLOSING, Gone, body_of, heads_of
from server.wire.events import stream, tell
from server.wire.ingress import Sent, sent_in_body, sent_in_url
from server.wire.media import EVENT_STREAM, GRAPHQL_JSON, JSON, look_at_body_type, media_of, wants_events
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
            media = _media(scope, heads)
            outcome = await _outcome(scope, receive, heads)
            if isinstance(outcome, Watched) or media == EVENT_STREAM:
                await _streamed(outcome, scope, receive, send, heads)
                return
            reply = outcome
        except Gone:
            return
        except Refused as refused:
            said, status, headers = refused.body, _status(refused, media), _closing(refused, heads)
        except StoreError as error:
            said, status = {"errors": [formatted(error)]}, 503
        else:
            said, status, headers = reply.body(), _status(reply, media), reply.headers
        current().replied(said.get("errors", []))
        text, own = orjson.dumps(said), [TYPES.get(media, TYPES[JSON])]
        if scope["app"].state.surface.packs:
            text, packing = await _packing(text, heads)
            own += packing
        await _send(send, status, text, own, headers)


def _media(scope: Scope, heads: Mapping[bytes, str]) -> str:
    """The media type of an answer. Events are given to those who take nothing else, and to those who subscribe."""
    accept = heads.get(b"accept", "")
    try:
        return media_of(accept)
    except Refused:
        if _takes_events(scope, heads):
            return EVENT_STREAM
        raise


def _takes_events(scope: Scope, heads: Mapping[bytes, str]) -> bool:
    return scope["method"] == "POST" and wants_events(heads.get(b"accept", ""))


async def _outcome(scope: Scope, receive: Receive, heads: Mapping[bytes, str]) -> Reply | Watched:
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
    return await (watched(api, request, caller) if _takes_events(scope, heads) else api.answer(request, caller))


async def _streamed(
    outcome: Reply | Watched, scope: Scope, receive: Receive, send: Send, heads: Mapping[bytes, str]
) -> None:
    """Events, of which the record of the request knows no more than that they began; raises Refused before that."""
    record, state = current(), scope["app"].state
    record.replied([] if isinstance(outcome, Watched) else outcome.errors)
    if isinstance(outcome, Reply):
        await tell(outcome, send)
        return
    record.seconds = perf_counter() - record.began
    RECORD.set(None)
    shown = {"authorization": heads[b"authorization"]} if b"authorization" in heads else {}
    allowed = state.policy.limits(outcome.caller.role).sockets
    await stream(outcome, state, receive, send, shown=shown, allowed=allowed)


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
