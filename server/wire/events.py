"""Answers as server-sent events, in the distinct connections mode of GraphQL over SSE: one operation, one stream.

https://github.com/graphql/graphql-over-http/blob/main/rfcs/GraphQLOverSSE.md
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import orjson
from graphql import GraphQLError
from starlette.datastructures import State
from starlette.types import Receive, Send

from server.access.caller import Caller
from server.answers.messages import Reply
from server.answers.watching import Watched
from server.errors import formatted
from server.live.follower import Follower
from server.refusals import Refused
from server.turns import Crowded
from server.wire.streams import GRACE, TOO_SLOW, Ended, first_of, guarded

HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"x-accel-buffering", b"no"),  # some proxies would wait for the end
]
QUIET = 12.0  # seconds after which a comment shows that the stream is alive
ALIVE, COMPLETE = b":\n\n", b"event: complete\ndata:\n\n"


def next_event(body: bytes) -> bytes:
    return b"event: next\ndata: " + body + b"\n\n"


async def tell(reply: Reply, send: Send) -> None:
    """An answer that is there, as a stream of one event."""
    await _start(send)
    await _send(send, next_event(orjson.dumps(reply.body())) + COMPLETE, more=False)


async def stream(
    watched: Watched, state: State, receive: Receive, send: Send, *, shown: Mapping[str, str], allowed: int
) -> None:
    """A subscription, until the client hangs up or has to be told that it is over; raises Refused before it begins."""
    caller: Caller = watched.caller
    try:
        with state.live.streams.one(caller.name, allowed):
            async with state.live.followed(watched) as follower:
                await _start(send)
                await _until_over(follower, state, receive, send, shown)
    except Crowded as over:
        message = f"You have {over.allowed} sockets and streams open, which is as many as you may. Close one."
        raise Refused(429, message) from None


async def _until_over(follower: Follower, state: State, receive: Receive, send: Send, shown: Mapping[str, str]) -> None:
    caller = follower.watched.caller
    try:
        await first_of(_pump(follower, send), guarded(state, shown, caller), _gone(receive))
    except Ended as ended:
        if ended.code == TOO_SLOW[0]:
            return
        await _last(send, _ended(ended))
    except Exception as error:  # noqa: BLE001  # the client hears of it, and the log of what is our fault
        await _last(send, {"errors": [formatted(error)]})
    else:
        await _send(send, COMPLETE, more=False)


async def _pump(follower: Follower, send: Send) -> None:
    events = follower.events()
    waiting = asyncio.ensure_future(anext(events))
    try:
        while True:
            await asyncio.wait({waiting}, timeout=QUIET)
            if not waiting.done():
                await _send(send, ALIVE)
                continue
            await _send(send, next_event(waiting.result()))
            waiting = asyncio.ensure_future(anext(events))
    except StopAsyncIteration:
        return
    finally:
        waiting.cancel()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _ended(ended: Ended) -> dict[str, object]:
    code = "FORBIDDEN" if ended.code == 4403 else "UNAVAILABLE"
    return {"errors": [formatted(GraphQLError(ended.reason, extensions={"code": code}))]}


async def _last(send: Send, body: dict[str, object]) -> None:
    await _send(send, next_event(orjson.dumps(body)) + COMPLETE, more=False)


async def _start(send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": list(HEADERS)})


async def _send(send: Send, body: bytes, *, more: bool = True) -> None:
    try:
        async with asyncio.timeout(GRACE):
            await send({"type": "http.response.body", "body": body, "more_body": more})
    except TimeoutError:
        raise Ended(*TOO_SLOW) from None
