"""Runs the application on a socket until it is told to stop, and lets running requests end."""

from __future__ import annotations

import argparse
import asyncio
import gc
import signal
import socket
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from types import FrameType
from typing import Any, TypeVar

import uvicorn
import uvloop
from starlette.types import ASGIApp

from server.wire.protocol import Protocol
from server.wire.socket_protocol import LARGEST_MESSAGE, SocketProtocol

GRACE = 10  # seconds that running requests get when the process is told to stop
# For so long clients that come back are answered still, and asked to connect elsewhere next time; then, with nobody let
# in any more, what is under way in connections that were accepted gets so long to be read.
FAREWELL, SETTLING = 1.0, 0.2
# An answer of a thousand rows is some thousand objects, which are gone before the collector needs to look at them. What
# left a cache of documents is old by then, and found by the last number: texts that differ each time took a server 34
# KiB each until it was 3 instead of 100, which cost nothing that could be measured.
COLLECTED_AFTER = (50_000, 20, 3)


T = TypeVar("T")


def run(main: Coroutine[Any, Any, T]) -> T:
    """Run a program on uvloop, which costs a server less than the standard loop."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(main)


def bound_socket(host: str, port: int) -> socket.socket:
    """A listening socket; raises OSError with the address in its words."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
    except OSError as error:
        found.close()
        raise OSError(
            error.errno, f"{host}:{port} cannot be listened on: {error.strerror}. Choose another --port."
        ) from error
    return found


def port(text: str) -> int:
    """A port of a command line; argparse says what is wrong with another."""
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"wanted a port from 0 (any free one) to 65535, found {text}")
    return int(text)


def url_of(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def settled() -> None:
    """What start-up made is no garbage and is not looked at again, nor copied by workers that share it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED_AFTER)


class Server(uvicorn.Server):
    """Uvicorn's server as a task beside others, which ends when its process is told to."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        each_second: Callable[[int], None] | None = None,
        leaving: Callable[[], None] | None = None,
    ) -> None:
        """`each_second` hears how many connections there are; `leaving` is called when the end has been asked for."""
        super().__init__(
            uvicorn.Config(
                app,
                http=Protocol,
                ws=SocketProtocol,
                ws_max_size=LARGEST_MESSAGE,
                ws_per_message_deflate=False,
                lifespan="off",
                log_config=None,
                log_level="error",
                access_log=False,
                server_header=False,
                proxy_headers=False,  # nothing asks from where a request comes
                timeout_graceful_shutdown=GRACE,
            )
        )
        self._each_second = each_second
        self._leaving = leaving
        self._is_leaving = False

    async def answer_on(self, listening: socket.socket) -> None:
        """Serve until stopped."""
        settled()
        with suppress(asyncio.CancelledError):
            await self.serve([listening])

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Being told to stop is no failure: when all is done the process ends with 0, and not by the signal."""
        loop = asyncio.get_running_loop()
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(each, self.handle_exit, each, None)
        try:
            yield
        finally:
            for each in (signal.SIGTERM, signal.SIGINT):
                loop.remove_signal_handler(each)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002  # as uvicorn has it
        """Leave in order; at once when told twice, or when nobody is there."""
        if self._is_leaving:
            self.force_exit = True
        self._is_leaving = True
        if self._leaving is not None:
            self._leaving()
        if self.force_exit or sig == signal.SIGINT or not self.server_state.connections:
            self.should_exit = True
        else:
            asyncio.get_running_loop().call_later(FAREWELL, self._leave)

    def _leave(self) -> None:
        self.should_exit = True

    async def on_tick(self, counter: int) -> bool:
        """Ten times a second."""
        if self._each_second is not None and counter % 10 == 0:
            self._each_second(len(self.server_state.connections))
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let nobody in, read what was sent to us before, answer it."""
        for server in self.servers:
            server.close()
        if not self.force_exit and self.server_state.connections:
            await asyncio.sleep(SETTLING)
        await super().shutdown(sockets)


class Beside(Server):
    """A second server in the same process, which leaves signals to the first and ends when its task is cancelled."""

    def capture_signals(self) -> AbstractContextManager[None]:  # type: ignore[override]  # any context will do
        """Hear none."""
        return nullcontext()
