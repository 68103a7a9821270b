"""Subscribers who have stopped reading: what they cost the server in memory while everybody else goes on writing."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.server.operation.serving import Running

WATCH = {"query": "subscription { changed { position cursor kind type id fields at by } }"}
MAKE = "mutation ($rows: [CompanyCreateInput!]!) { companiesCreate(input: {rows: $rows}) { done } }"
READERS = 4
AT_ONCE, ROUNDS = 500, 8  # companies that are made in one request, and requests before the memory is looked at again
CHANGES = AT_ONCE * ROUNDS


async def grown(server: Running, times: int = 5) -> list[float]:
    """Megabytes of the server, time after time when there were `CHANGES` more of which `READERS` were told in vain."""
    async with httpx.AsyncClient(base_url=server.url, timeout=60) as client:
        await _changed(client)
        with _deaf(server):
            found = []
            for _ in range(times):
                await _changed(client)
                found.append(_memory(server.process.pid))
            return found


async def _changed(client: httpx.AsyncClient) -> None:
    rows = [{"name": f"Company {number}"} for number in range(AT_ONCE)]
    for _ in range(ROUNDS):
        reply = await client.post("/graphql", json={"query": MAKE, "variables": {"rows": rows}})
        assert reply.json()["data"]["companiesCreate"]["done"] == AT_ONCE, reply.text[:500]


@contextmanager
def _deaf(server: Running) -> Iterator[None]:
    """Subscribers over server-sent events whose sockets take in next to nothing."""
    body = json.dumps(WATCH).encode()
    host, port = server.url.removeprefix("http://").split(":")
    heads = f"POST /graphql HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Type: application/json\r\n"
    heads += f"Accept: text/event-stream\r\nContent-Length: {len(body)}\r\n\r\n"
    made = []
    try:
        for _ in range(READERS):
            one = socket.socket()
            made.append(one)
            one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            one.connect((host, int(port)))
            one.sendall(heads.encode() + body)
            answer = one.recv(2000)
            assert answer.startswith(b"HTTP/1.1 200"), answer
        yield
    finally:
        for one in made:
            one.close()


def _memory(process: int) -> float:
    """Megabytes of a process and of all that it has started, its engine left out."""
    own = [int(line.split()[1]) / 1024 for line in _status(process) if line.startswith("VmRSS:")]
    return sum(own) + sum(_memory(child) for child in _children(process) if not _is_java(child))


def _status(process: int) -> list[str]:
    return Path(f"/proc/{process}/status").read_text().splitlines()


def _children(process: int) -> Iterator[int]:
    for task in Path(f"/proc/{process}/task").iterdir():
        yield from map(int, (task / "children").read_text().split())


def _is_java(process: int) -> bool:
    return _status(process)[0].split()[1] == "java"
