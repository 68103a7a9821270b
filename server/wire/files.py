"""/files: bytes in, to be imported later; and out again what an import has not taken.

    POST /files                    201 {id, size, sha256}; whoever may start imports may send files
    GET  /files/{id of a job}/rejects    CSV; whoever may see reports of imports may see this

No form, no JSON and no plain text is taken, and every file needs a name in a header of ours: a browser asks before it
sends such a thing for a page of another site, and is told no.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator, Mapping
from urllib.parse import unquote

import orjson
from starlette.datastructures import Headers, State
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Message, Receive, Scope, Send

from graph.errors import StoreError
from graph.jobs import service
from server.access.caller import Caller
from server.answers.answering import GraphQL
from server.budgets import MUTATION, Overspent, Purse
from server.errors import formatted
from server.files import telling
from server.files.shelf import Full, Kept, Shelf
from server.refusals import Refused
from server.telemetry.logs import log
from server.turns import Crowded, Seats
from server.wire.admitting import admitted
from server.wire.arriving import CLOSING, Gone, heads_of, too_large
from server.wire.sites import look_at_site

MEDIA = ("text/csv", "text/vcard", "text/x-vcard", "application/x-ndjson", "application/jsonl",
         "application/vnd.apache.parquet", "application/octet-stream")  # fmt: skip
PATIENCE, SLOWEST = 20.0, 50_000  # seconds to begin in, and bytes that must come in each second from then on
AT_ONCE = 2  # files of one caller, in each worker
NAMED = re.compile(r"[!-~]{1,500}")
START, REPORT = "importStart", "importReport"


class Files:
    """What is sent goes to the shelf; `seats` are those of callers who send now."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.seats = Seats()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        heads = heads_of(scope)
        try:
            response = await self._answer(scope, receive, heads)
        except Gone:
            return
        except Refused as refused:
            response = _refusal(refused.status, refused.body, dict((*refused.all_headers, *CLOSING)))
        except (Crowded, Overspent) as over:
            response = _refusal(429, {"errors": [formatted(over.error())]}, {**over.headers(), **dict(CLOSING)})
        except StoreError as error:
            response = _refusal(503, {"errors": [formatted(error)]}, dict(CLOSING))
        await response(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, heads: Mapping[bytes, str]) -> Response:
        if scope["method"] != "POST":
            raise Refused(405, "Send a file by POST.", headers=(("allow", "POST"),))
        state = scope["app"].state
        caller, api = await entitled(state, scope, heads, START)
        name = _named(heads)
        _look_at_media(heads)
        largest = min(state.policy.limits(caller.role).file, self.shelf.largest)
        Purse(api.budgets, caller.name).take(MUTATION)
        with self.seats.one(caller.name, AT_ONCE):
            kept = await self._kept(_parts(receive, heads.get(b"content-length"), largest), name)
        log.info("file", file=kept.id, size=kept.size, caller=caller.name)
        told = {"id": kept.id, "size": kept.size, "sha256": kept.sha256}
        return Response(orjson.dumps(told), 201, media_type="application/json")

    async def _kept(self, parts: AsyncIterator[bytes], name: str) -> Kept:
        try:
            return await self.shelf.received(parts, name, time.time())
        except Full:
            raise Refused(507, "There is no room for this file until others are a day old.", "UNAVAILABLE") from None


class Rejects:
    """The rejects of a job, from the shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            response = await self._answer(scope)
        except Refused as refused:
            response = _refusal(refused.status, refused.body, dict(refused.all_headers))
        except Overspent as over:
            response = _refusal(429, {"errors": [formatted(over.error())]}, over.headers())
        except StoreError as error:
            response = _refusal(503, {"errors": [formatted(error)]}, {})
        await response(scope, receive, send)

    async def _answer(self, scope: Scope) -> Response:
        if scope["method"] not in ("GET", "HEAD"):
            raise Refused(405, "Fetch rejects by GET.", headers=(("allow", "GET, HEAD"),))
        caller, api = await entitled(scope["app"].state, scope, heads_of(scope), REPORT)
        Purse(api.budgets, caller.name).take(MUTATION)
        job = await service.find(api.store, Request(scope).path_params["id"], timeout=api.limits.seconds)
        if job is None or job.kind != "import" or job.saved is None:
            raise Refused(404, "There is no import of this id that has read anything.")
        path = self.shelf.rejects(telling.load(job.saved).rejects)
        named = {"content-disposition": f'attachment; filename="{job.id}.rejects.csv"'}
        return StreamingResponse(telling.as_csv(path), headers=named, media_type="text/csv")


async def entitled(state: State, scope: Scope, heads: Mapping[bytes, str], operation: str) -> tuple[Caller, GraphQL]:
    """Who asks, if their role and their key have an operation of the API; raises Refused."""
    look_at_site(heads, state.surface.origins)
    caller, api = await admitted(state, Headers(scope=scope))
    roots = (api.schema.query_type, api.schema.mutation_type)
    is_known = any(operation in root.fields for root in roots if root is not None)
    if not is_known or (caller.roots is not None and operation not in caller.roots):
        raise Refused(403, f"This is for those who may use {operation}.")
    return caller, api


def _named(heads: Mapping[bytes, str]) -> str:
    name = heads.get(b"kith-file-name", "")
    if not NAMED.fullmatch(name):
        raise Refused(400, "Kith-File-Name must say what the file is called, with percent signs for what is not ASCII.")
    return unquote(name, errors="replace")


def _look_at_media(heads: Mapping[bytes, str]) -> None:
    media = heads.get(b"content-type", "").split(";")[0].strip().lower()
    if media not in MEDIA:
        raise Refused(415, f"Content-Type must be one of {', '.join(MEDIA)}; the file itself is the body.")
    if heads.get(b"content-encoding", "").strip().lower() not in ("", "identity"):
        raise Refused(415, "Content-Encoding must be left out: files are kept as they are.")


async def _parts(receive: Receive, announced: str | None, largest: int) -> AsyncIterator[bytes]:
    """The body as it comes; raises Refused if it is too large or too slow, Gone if it ends before its end."""
    if announced is not None and (not announced.isdecimal() or int(announced[:20]) > largest):
        raise too_large(largest, "A file")
    began, length, has_more = time.monotonic(), 0, True
    while has_more:
        message = await _next(receive, began + PATIENCE + length / SLOWEST)
        part = message.get("body", b"")
        length += len(part)
        if length > largest:
            raise too_large(largest, "A file")
        yield part
        has_more = message.get("more_body", False)
    if not length:
        raise Refused(400, "The body is empty; it should be the file.")


async def _next(receive: Receive, until: float) -> Message:
    try:
        async with asyncio.timeout(max(until - time.monotonic(), 0)):
            message = await receive()
    except TimeoutError:
        raise Refused(408, f"The file came slower than {SLOWEST:,} bytes a second.") from None
    if message["type"] == "http.disconnect":
        raise Gone
    return message


def _refusal(status: int, body: Mapping[str, object], headers: dict[str, str]) -> Response:
    return Response(orjson.dumps(body), status, headers, "application/json")
