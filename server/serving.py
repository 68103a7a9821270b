"""Runs the application on a socket until it is told to stop."""

from __future__ import annotations

import asyncio
import gc
import socket
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, TypeVar

import uvicorn
import uvloop
from starlette.applications import Starlette

GRACE = 10  # seconds that running requests get when the process is told to stop
# An answer of a thousand rows is some thousand objects, which are gone before the collector needs to look at them.
COLLECTED_AFTER = (50_000, 20, 100)


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


def url_of(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class Server(uvicorn.Server):
    """Uvicorn's server, as a task beside others: who runs the loop decides about signals."""

    def __init__(self, app: Starlette) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http="httptools",
                ws="none",
                lifespan="off",
                log_level="warning",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=GRACE,
            )
        )

    async def answer_on(self, listening: socket.socket) -> None:
        """Serve until stopped; what start-up made is no garbage and is not looked at again."""
        gc.collect()
        gc.freeze()
        gc.set_threshold(*COLLECTED_AFTER)
        with suppress(asyncio.CancelledError):
            await self.serve([listening])
