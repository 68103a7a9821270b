"""The outermost layer: requests by a name that is not ours stop here, and no answer leaves without its headers."""

from __future__ import annotations

import orjson
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.refusals import Refused

ANYBODY = frozenset({"/livez", "/readyz"})
"""Balancers ask these by address, and they tell nothing of anybody."""

ALWAYS: tuple[tuple[bytes, bytes], ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)
STRANGE = Refused(400, "This server is not called by the name in Host. Ask the operator to add it to KITH_HOSTS.")
OURS = Refused(500, "Something went wrong on our side. The log has more.", "INTERNAL")


def ours() -> Response:
    """The answer to what nobody foresaw, which is made outside of the gate."""
    headers = {name.decode(): value.decode() for name, value in ALWAYS}
    return Response(orjson.dumps(OURS.body), OURS.status, headers, "application/json")


class Gate:
    """Middleware: the names by which the application may be called, and what every answer says to browsers."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self.app = app
        self.hosts = frozenset(host.encode() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and self._knows(scope):
            await self.app(scope, receive, send)
            return

        async def dressed(message: Message) -> None:
            if message["type"].endswith("http.response.start"):
                headers = message["headers"] = list(message["headers"])
                there = {name for name, _ in headers}
                headers += [each for each in ALWAYS if each[0] not in there]
            await send(message)

        if self._knows(scope):
            await self.app(scope, receive, dressed)
        else:
            await (refuse if scope["type"] == "http" else deny)(STRANGE, dressed)

    def _knows(self, scope: Scope) -> bool:
        named = [value for name, value in scope["headers"] if name == b"host"]
        return (len(named) == 1 and _without_port(named[0]) in self.hosts) or scope["path"] in ANYBODY


def _without_port(host: bytes) -> bytes:
    name, colon, port = host.rpartition(b":")
    return (name if colon and port.isdigit() else host).lower()


async def refuse(refused: Refused, send: Send) -> None:
    """Send a refusal as it is."""
    headers = [(name.encode(), value.encode()) for name, value in refused.all_headers]
    body = orjson.dumps(refused.body)
    headers += [(b"content-type", b"application/json; charset=utf-8"), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": refused.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def deny(refused: Refused, send: Send) -> None:
    """Send a refusal instead of a WebSocket."""

    async def sending(message: Message) -> None:
        await send({**message, "type": f"websocket.{message['type']}"})

    await refuse(refused, sending)
