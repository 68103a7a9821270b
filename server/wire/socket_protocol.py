"""A WebSocket connection that ends for certain: a client that does not read cannot keep one open by not reading."""

from __future__ import annotations

from uvicorn._types import ASGISendEvent
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

LARGEST_MESSAGE = 1024 * 1024  # bytes, of any role


class SocketProtocol(WebSocketsSansIOProtocol):
    """Uvicorn's, which drops what is left to be sent when the time to say goodbye is over.

    It pings a client every twenty seconds, and hangs up on one that does not answer for as long.
    """

    async def send(self, message: ASGISendEvent) -> None:
        await super().send(message)
        if message["type"] == "websocket.close":
            self._abort_later()

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        self._abort_later()

    def shutdown(self) -> None:
        super().shutdown()
        self._abort_later()

    def _abort_later(self) -> None:
        self.loop.call_later(self.close_timeout, self.transport.abort)
