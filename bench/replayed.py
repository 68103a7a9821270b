"""An engine that has been recorded, in a process of its own: `python -m bench.replayed`.

The first line of standard input holds the rows of each statement; the first line of standard output says on which port
Bolt is spoken. It knows its replies beforehand, so what is measured is everything but the engine. It serves until its
input ends.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.packstream import first_text, message, messages

VERSION = bytes((0, 0, 8, 5))
"""Bolt 5.8, as Neo4j 5.26 speaks it."""
HELLO, GOODBYE, RUN, PULL, COMMIT = 0x01, 0x02, 0x10, 0x3F, 0x12
SUCCESS, RECORD, FAILURE = 0x70, 0x71, 0x7F
GREETING = message(SUCCESS, {"server": "Neo4j/5.26.0", "connection_id": "bolt-1", "hints": {}})
DONE = message(SUCCESS, {})
SUMMARY = message(SUCCESS, {"type": "r", "t_last": 1, "db": "neo4j", "bookmark": "FB:kcwQtvb3S5T8RnSRTBDSPhSq1gGQ"})
UNKNOWN = {"neo4j_code": "Neo.ClientError.Statement.SyntaxError", "gql_status": "42001", "description": ""}


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said to a statement among whose parameters stands a sign: that it runs, and its rows, in bytes."""

    sign: bytes
    begun: bytes
    rows: bytes


Recording = Mapping[str, Sequence[Reply]]
"""What is said to each statement, by its text."""


def recording(told: Sequence[Mapping[str, Any]]) -> Recording:
    """The bytes in which Neo4j sends rows; each of `told` is a text, a sign and rows."""
    found: dict[str, list[Reply]] = {}
    for each in ({"text": "RETURN 1", "sign": "", "rows": [[1]]}, *told):
        found.setdefault(each["text"], []).append(_reply(each["sign"], each["rows"]))
    return found


def _reply(sign: str, rows: Sequence[Sequence[object]]) -> Reply:
    names = [f"v{place}" for place in range(len(rows[0]) if rows else 1)]
    records = b"".join(message(RECORD, list(each)) for each in rows)
    return Reply(sign.encode(), message(SUCCESS, {"t_first": 1, "fields": names}), records + SUMMARY)


def _found(recording: Recording, body: bytes) -> Reply:
    text = first_text(body)
    fitting = (each for each in recording.get(text, ()) if each.sign in body)
    return next(fitting, Reply(b"", message(FAILURE, {**UNKNOWN, "message": f"not recorded: {text}"}), DONE))


@dataclass
class Talk(asyncio.Protocol):
    """One connection."""

    recording: Recording
    held: bytearray = field(default_factory=bytearray)
    shaken: bool = False
    waiting: bytes = DONE
    transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        assert self.transport is not None
        self.held += data
        if not self.shaken and len(self.held) >= 20:
            del self.held[:20]
            self.shaken = True
            self.transport.write(VERSION)
        if self.shaken:
            self.transport.write(b"".join(map(self._reply, messages(self.held))))

    def _reply(self, body: bytes) -> bytes:
        match body[1]:
            case int(tag) if tag == HELLO:
                return GREETING
            case int(tag) if tag == RUN:
                found = _found(self.recording, body)
                self.waiting = found.rows
                return found.begun
            case int(tag) if tag == PULL:
                return self.waiting
            case int(tag) if tag == COMMIT:
                return SUMMARY
            case int(tag) if tag == GOODBYE:
                assert self.transport is not None
                self.transport.close()
                return b""
            case _:
                return DONE


async def main() -> None:
    said = recording(json.loads(sys.stdin.readline()))
    server = await asyncio.get_running_loop().create_server(lambda: Talk(said), "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(main())
