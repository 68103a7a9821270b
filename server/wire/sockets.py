"""/graphql as a WebSocket: the protocol `graphql-transport-ws`, and no other.

https://github.com/graphql/graphql-over-http/blob/main/rfcs/GraphQLOverWebSocket.md
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress

from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from graph.errors import StoreError
from server.access.caller import Caller, Unauthenticated
from server.answers.answering import GraphQL
from server.refusals import Refused
from server.turns import Crowded
from server.wire.admitting import admitted
from server.wire.arriving import heads_of
from server.wire.gate import deny
from server.wire.sites import look_at_origin
from server.wire.streams import Ended, first_of, guarded
from server.wire.talk import Talk, message_of, text_of

PROTOCOL = "graphql-transport-ws"
PATIENCE, GOODBYE = 10.0, 1.0  # seconds for a client to say who it is, and to hear that it is over
LARGEST = 16 * 1024  # characters of the first message
NO_PROTOCOL = (4406, f"Subprotocol not acceptable: this server speaks {PROTOCOL}.")
SILENT = (4408, "Connection initialisation timeout.")
UNKNOWN = (4403, "Forbidden: show a key or token, in the header or in the payload of connection_init.")
CROWDED = (4429, "Too many sockets and streams of yours are open. Close one.")
NOT_FIRST = (4401, "Unauthorized: the first message is connection_init.")
UNAVAILABLE = (1013, "The graph cannot be reached now. Try again in a few seconds.")


class Socket:
    """The API over WebSockets for whomever `app.state` knows."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        socket = WebSocket(scope, receive, send)
        heads, state = heads_of(scope), scope["app"].state
        await socket.receive()
        try:
            look_at_origin(heads, state.surface.origins)
            shown = {"authorization": heads[b"authorization"]} if b"authorization" in heads else {}
            await admitted_as(scope, shown)
        except Refused as refused:
            await deny(refused, send)
            return
        except StoreError:
            await deny(Refused(503, UNAVAILABLE[1]), send)
            return
        await _spoken(socket, shown)


async def admitted_as(scope: Scope, shown: Mapping[str, str]) -> None:
    """What a header shows must be good; whoever shows nothing may still say in the first message who he is."""
    if shown:
        await admitted(scope["app"].state, Headers(shown))


async def _spoken(socket: WebSocket, shown: Mapping[str, str]) -> None:
    """The whole of a conversation, and how it ends."""
    offers = PROTOCOL in socket.scope["subprotocols"]
    await socket.accept(PROTOCOL if offers else None)
    try:
        if not offers:
            raise Ended(*NO_PROTOCOL)
        await _held(socket, shown)
    except Ended as ended:
        await _close(socket, ended)
    except (WebSocketDisconnect, RuntimeError):
        return  # the client hung up, while we listened or while we spoke


async def _held(socket: WebSocket, shown: Mapping[str, str]) -> None:
    state = socket.app.state
    shown = await _introduced(socket, shown)
    caller, api = await _who(socket, shown)
    limits = state.policy.limits(caller.role)
    try:
        with state.live.streams.one(caller.name, limits.sockets):
            await _talked(Talk(socket, caller, api, limits), shown)
    except Crowded:
        raise Ended(*CROWDED) from None


async def _talked(talk: Talk, shown: Mapping[str, str]) -> None:
    await talk.say({"type": "connection_ack"})
    try:
        await first_of(talk.listen(), guarded(talk.socket.app.state, shown, talk.caller), talk.break_off())
    finally:
        await talk.close()


async def _introduced(socket: WebSocket, shown: Mapping[str, str]) -> Mapping[str, str]:
    """What the first message shows, or else what the header did."""
    try:
        async with asyncio.timeout(PATIENCE):
            message = message_of(await text_of(socket, LARGEST))
    except TimeoutError:
        raise Ended(*SILENT) from None
    if message["type"] != "connection_init":
        raise Ended(*NOT_FIRST)
    payload = message.get("payload") or {}
    found = payload.get("authorization", payload.get("Authorization")) if isinstance(payload, dict) else None
    return {"authorization": found} if isinstance(found, str) else shown


async def _who(socket: WebSocket, shown: Mapping[str, str]) -> tuple[Caller, GraphQL]:
    try:
        caller, api = await admitted(socket.app.state, Headers(shown))
    except (Refused, Unauthenticated, UnicodeEncodeError):
        raise Ended(*UNKNOWN) from None
    except StoreError:
        raise Ended(*UNAVAILABLE) from None
    return caller, api


async def _close(socket: WebSocket, ended: Ended) -> None:
    """Say goodbye; a client that does not read is not waited for."""
    with suppress(TimeoutError, RuntimeError, WebSocketDisconnect):
        async with asyncio.timeout(GOODBYE):
            await socket.close(ended.code, ended.reason)
