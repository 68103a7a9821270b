"""The messages of `graphql-transport-ws` on one socket, once its client is known: operations begin, answer and end."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from starlette.websockets import WebSocket, WebSocketDisconnect

from server.access.caller import Caller
from server.access.limits import Limits
from server.answers.answering import GraphQL
from server.answers.messages import Reply, Request
from server.answers.watching import Watched, watched
from server.errors import formatted
from server.refusals import Refused
from server.telemetry.record import RECORD, Record, begun
from server.wire.ingress import sent_of
from server.wire.streams import GRACE, TOO_SLOW, Ended
from server.wire.strict import value_of

LONGEST_ID = 128
AGAIN = (4429, "Too many initialisation requests.")
TOO_LARGE = (1009, "A message of yours is longer than your role allows.")


def message_of(text: str) -> dict[str, Any]:
    """A message with its type; raises Ended for what is none."""
    try:
        found = value_of(text.encode(), called="The message")
    except (Refused, UnicodeEncodeError) as refused:
        raise _invalid(str(refused)) from None
    if not isinstance(found, dict) or not isinstance(found.get("type"), str):
        raise _invalid("A message is an object with a type.")
    return found


async def text_of(socket: WebSocket, largest: int) -> str:
    """The next message; raises Ended for one that is no text or too long, WebSocketDisconnect at the end."""
    message = await socket.receive()
    if message["type"] != "websocket.receive":
        raise WebSocketDisconnect
    text = message.get("text")
    if text is None:
        raise _invalid("A message is text.")
    if len(text) > largest:
        raise Ended(*TOO_LARGE)
    return str(text)


def _invalid(reason: str) -> Ended:
    return Ended(4400, f"Invalid message: {reason}"[:120])


Work = Callable[[str, dict[str, Any], Record], Awaitable[None]]


class Talk:
    """One socket of a caller, and the operations that run on it by the ids that the client gave them."""

    def __init__(self, socket: WebSocket, caller: Caller, api: GraphQL, limits: Limits) -> None:
        self.socket, self.caller, self.api, self.limits = socket, caller, api, limits
        self.running: dict[str, asyncio.Task[None]] = {}
        self.saying = asyncio.Lock()
        self.broken: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def listen(self) -> None:
        """Take in messages until the client hangs up; raises Ended for what it should not have said."""
        while True:
            try:
                message = message_of(await text_of(self.socket, self.limits.body))
            except WebSocketDisconnect:
                return
            match message["type"]:
                case "ping":
                    await self.say({"type": "pong"})
                case "pong":
                    continue
                case "subscribe":
                    self._begin(message)
                case "complete":
                    self._end(message)
                case "connection_init":
                    raise Ended(*AGAIN)
                case other:
                    raise _invalid(f"there is no type {other[:40]!r}")

    async def break_off(self) -> None:
        """Raise what an operation found that ends the whole socket."""
        await self.broken

    async def close(self) -> None:
        """Nothing runs any more."""
        self.broken.cancel()
        tasks = list(self.running.values())
        for each in tasks:
            each.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def say(self, message: dict[str, Any]) -> None:
        await self._say(orjson.dumps(message))

    async def _say(self, message: bytes) -> None:
        """One message after the other; raises Ended if the client does not read."""
        try:
            async with asyncio.timeout(GRACE), self.saying:
                await self.socket.send({"type": "websocket.send", "text": message.decode()})
        except TimeoutError:
            raise Ended(*TOO_SLOW) from None

    # ------------------------------------------------------------------------------------------------------ operations

    def _begin(self, message: dict[str, Any]) -> None:
        key, payload = message.get("id"), message.get("payload")
        if not isinstance(key, str) or not 0 < len(key) <= LONGEST_ID:
            raise _invalid(f"subscribe has an id of 1 to {LONGEST_ID} characters")
        if not isinstance(payload, dict):
            raise _invalid("subscribe has a payload with a query")
        if key in self.running:
            raise Ended(4409, f"Subscriber for {key[:40]} already exists")
        work = self._answered if len(self.running) < self.limits.subscriptions else self._crowded
        self.running[key] = asyncio.create_task(self._run(key, payload, work))

    def _end(self, message: dict[str, Any]) -> None:
        """The client wants no more of it; the server may have said so at the same time."""
        task = self.running.pop(str(message.get("id")), None)
        if task is not None:
            task.cancel()

    async def _run(self, key: str, payload: dict[str, Any], work: Work) -> None:
        record = begun(dict(self.socket.scope["headers"]))
        record.is_graphql, record.status = True, 200
        RECORD.set(record)
        try:
            await work(key, payload, record)
        except Ended as ended:
            self._break(ended)
        except WebSocketDisconnect:
            pass
        finally:
            if self.running.get(key) is asyncio.current_task():
                del self.running[key]

    def _break(self, ended: Ended) -> None:
        if not self.broken.done():
            self.broken.set_exception(ended)

    async def _crowded(self, key: str, _payload: dict[str, Any], record: Record) -> None:
        await self._fail(key, [_too_many(self.limits.subscriptions)], record)

    async def _answered(self, key: str, payload: dict[str, Any], record: Record) -> None:
        try:
            sent = sent_of(payload)
            text = self.socket.app.state.surface.texts.of(sent)
        except Refused as refused:
            await self._fail(key, refused.body["errors"], record)
            return
        outcome = await watched(self.api, Request(text, sent.operation_name, sent.variables), self.caller)
        if isinstance(outcome, Watched):
            await self._follow(key, outcome, record)
        else:
            await self._reply(key, outcome, record)

    async def _reply(self, key: str, reply: Reply, record: Record) -> None:
        if not reply.was_run:
            await self._fail(key, reply.errors, record)
            return
        self._heard(record, reply.errors)
        await self._say(_next(key, orjson.dumps(reply.body())))
        await self.say({"id": key, "type": "complete"})

    async def _follow(self, key: str, wanted: Watched, record: Record) -> None:
        """Events until the client has enough, or there is a reason for no more."""
        self._heard(record, [])
        RECORD.set(None)  # a stream may last for days: its request is over as soon as it has begun
        try:
            async with self.socket.app.state.live.followed(wanted) as follower:
                async for body in follower.events():
                    await self._say(_next(key, body))
        except (Ended, WebSocketDisconnect):
            raise
        except Exception as error:  # noqa: BLE001  # the client hears of it, and the log of what is our fault
            await self.say({"id": key, "type": "error", "payload": [formatted(error)]})
        else:
            await self.say({"id": key, "type": "complete"})

    async def _fail(self, key: str, errors: list[dict[str, Any]], record: Record) -> None:
        self._heard(record, errors)
        await self.say({"id": key, "type": "error", "payload": errors})

    def _heard(self, record: Record, errors: list[dict[str, Any]]) -> None:
        """Hand the record of the operation on."""
        record.replied(errors)
        record.seconds = time.perf_counter() - record.began
        hear = self.socket.scope.get("kith.hear")
        if hear is not None:
            hear(record)


def _next(key: str, body: bytes) -> bytes:
    return b'{"id":' + orjson.dumps(key) + b',"type":"next","payload":' + body + b"}"


def _too_many(allowed: int) -> dict[str, Any]:
    return {
        "message": f"{allowed} operations run on this socket already, which is as many as may. End one of them.",
        "extensions": {"code": "RATE_LIMITED", "limit": "subscriptions", "allowed": allowed, "found": allowed + 1},
    }
