"""A connection that gives the head of a request so many bytes and seconds: the parser itself would read on for ever.

So it gives what frames a body, trailers among it, so many bytes, and a body that nobody waits for so many seconds. What
trailers say is dropped: they may say nothing that a head does (RFC 9110, 6.5.1), and nothing here asks for them.

Where a crowd has no room, it says so as soon as a head is read: to make a request of it costs a fifth of a small
answer, and all those who are to be sent away would be met before anybody is answered.
"""

from __future__ import annotations

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from server.wire.crowd import GUARDED, HEAD, WHOLE, Crowd

PATH = GUARDED.encode()
LARGEST = 64 * 1024  # bytes of a request line and its headers, and of what comes at once between pieces of a body
FRAME = len(": \r\n")
PATIENCE = 20.0  # seconds in which a head must have arrived, or what is left of a body after the answer
TOO_LARGE, TOO_SLOW = "431 Request Header Fields Too Large", "408 Request Timeout"


class Protocol(HttpToolsProtocol):
    """Uvicorn's, which closes connections whose requests do not end.

    `parts` are heads, pieces of bodies and ends of requests so far; `length` is the bytes since the last one.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:  # whatever Uvicorn hands to its protocols
        super().__init__(*arguments, **named)
        self.heads = 0
        self.parts = 0
        self.length = 0
        self.is_in_head = True
        self.is_over = False
        self.is_refused = False
        self.crowd = self.config.app if isinstance(self.config.app, Crowd) else None
        self.timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as Uvicorn has it
        super().connection_made(transport)
        self._hurry()

    def connection_lost(self, exc: Exception | None) -> None:
        self._rest()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        before = self.parts
        super().data_received(data)
        # What came together with the end of a part is mostly that one's.
        self.length = self.length + len(data) if self.parts == before else 0
        if self.length > LARGEST:
            self._end(TOO_LARGE)
        elif self.is_in_head and self.length and self.timer is None:
            self._hurry()

    def on_header(self, name: bytes, value: bytes) -> None:
        if self.is_in_head:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        if self.is_over:
            return
        if self._size() > LARGEST:
            self.is_over = True
            self._end(TOO_LARGE)
            return
        self.heads, self.parts, self.is_in_head = self.heads + 1, self.parts + 1, False
        self._rest()
        self._unset_keepalive_if_required()
        if self._is_refused():
            self.is_refused = True
            self.transport.write(HEAD if self.parser.get_method() == b"HEAD" else WHOLE)
            self._hurry()
        else:
            super().on_headers_complete()

    def _is_refused(self) -> bool:
        """Whether nothing is to be made of the request; one that asks for more than this is left to the application."""
        if self.crowd is None or self.url.partition(b"?")[0] != PATH or not self._is_plain():
            return False
        return self.crowd.refuses(self.headers)

    def _is_plain(self) -> bool:
        return (
            self._is_idle()
            and self.parser.should_keep_alive()
            and not (self.expect_100_continue or self.parser.should_upgrade())
        )

    def _is_idle(self) -> bool:
        """Whether no answer is under way."""
        cycle = cast("RequestResponseCycle | None", self.cycle)
        return cycle is None or cycle.response_complete

    def on_body(self, body: bytes) -> None:
        self.parts += 1
        if not (self.is_over or self.is_refused):
            super().on_body(body)

    def on_message_complete(self) -> None:
        self.parts, self.is_in_head = self.parts + 1, True
        if self.is_refused:
            self.is_refused = False
            self._rest()
            self.on_response_complete()
        elif self.timer is not None:  # what was answered before has come to its end
            self._rest()
            self._linger()
        elif not self.is_over:
            super().on_message_complete()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self._is_idle() and not (self.is_in_head or self.transport.is_closing()):
            self._hurry()

    def _size(self) -> int:
        """The bytes of a head that is complete, as it would be written."""
        return len(self.url) + sum(len(name) + len(value) + FRAME for name, value in self.headers)

    def _hurry(self) -> None:
        self.timer = self.loop.call_later(PATIENCE, self._end, TOO_SLOW)

    def _linger(self) -> None:
        """Wait for another request as after any answer."""
        self.timeout_keep_alive_task = self.loop.call_later(self.timeout_keep_alive, self.timeout_keep_alive_handler)

    def _rest(self) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None

    def _end(self, status: str) -> None:
        """Hang up, and say why where that can be taken for no answer to anything else."""
        self._rest()
        if self.transport.is_closing():
            return
        if self.is_in_head and self._is_idle():
            head = f"HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
            self.transport.write(head.encode())
        self.transport.close()
