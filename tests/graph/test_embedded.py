"""Each test starts an engine of its own, so there are few of them."""

import asyncio
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from graph import embedded
from graph.bolt import BoltStore, connected
from graph.embedded import CHECKOUT, running
from graph.endpoint import Endpoint
from graph.engine import locks
from graph.engine.commands import server_command, sql
from graph.engine.home import Home
from graph.engine.keeper import ATTEMPTS
from graph.engine.progress import Progress
from graph.errors import BadStatement, EngineFailed, Unavailable
from graph.statement import Statement
from graph.store import Transaction

COUNT = Statement("MATCH (t:Thing) RETURN count(t)")
USER = """
import asyncio, sys
from pathlib import Path
from graph.embedded import running
async def main():
    async with running(Path(sys.argv[1]), heap="512m"):
        print("in", flush=True)
        await asyncio.sleep(600)
asyncio.run(main())
"""


@asynccontextmanager
async def open_store(folder: Path) -> AsyncIterator[BoltStore]:
    async with running(folder, heap="512m") as endpoint, connected(endpoint) as store:
        yield store


def home_of(folder: Path) -> Home:
    return Home(folder.resolve() / "engine")


def killed(home: Home) -> None:
    os.kill(int(home.pid.read_text()), signal.SIGKILL)


def keeper_of(home: Home) -> int:
    return int(Path(f"/proc/{home.pid.read_text()}/stat").read_text().split()[3])


def started(program: str, folder: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", program, str(folder)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT)


def stopped(home: Home) -> bool:
    free = locks.exclusive_within(home.lock("engine"), 20)
    if free is not None:
        os.close(free)
    return free is not None


async def create(transaction: Transaction) -> None:
    await transaction.run(Statement("CREATE (:Thing)"))


async def count_once_it_answers(store: BoltStore) -> object:
    until = time.monotonic() + 10
    while True:
        try:
            return await store.read(COUNT)
        except Unavailable:
            assert time.monotonic() < until, "the engine did not come back in ten seconds"


async def test_users_share_one_engine_and_the_last_one_stops_it(tmp_path: Path) -> None:
    home = home_of(tmp_path)
    async with running(tmp_path, heap="512m") as one:
        async with running(tmp_path) as other:
            assert one == other
        async with connected(one) as store:
            assert (store.engine, await store.read(COUNT)) == ("arcadedb", [[0]])
        assert stat.S_IMODE(home.password.stat().st_mode) == 0o600
        assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700
        assert one.password not in repr(one)
        assert not listens_beyond_loopback(one)
    assert await asyncio.to_thread(stopped, home)


def listens_beyond_loopback(endpoint: Endpoint) -> bool:
    # A server on all addresses answers on every address that starts with 127, one on 127.0.0.1 does not.
    ports = [urlsplit(address).port for address in (endpoint.uri, endpoint.http_url or "")]
    with socket.socket() as first, socket.socket() as second:
        return 0 in (first.connect_ex(("127.0.0.2", ports[0])), second.connect_ex(("127.0.0.2", ports[1])))


async def test_a_killed_engine_comes_back_with_what_was_acknowledged(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        await store.write(create)
        killed(home_of(tmp_path))
        assert await count_once_it_answers(store) == [[1]]


async def test_users_who_come_at_once_start_one_engine_and_may_be_killed(tmp_path: Path) -> None:
    users = [started(USER, tmp_path) for _ in range(2)]
    try:
        assert [await asyncio.to_thread(user.stdout.readline) for user in users if user.stdout] == ["in\n", "in\n"]
        assert home_of(tmp_path).log("engine").read_text().count("is starting up") == 1
    finally:
        for user in users:
            user.kill()
            user.communicate()
    assert await asyncio.to_thread(stopped, home_of(tmp_path))


async def test_an_engine_that_cannot_start_says_why(tmp_path: Path) -> None:
    with pytest.raises(EngineFailed, match="Too small maximum heap"):
        async with running(tmp_path, heap="1k"):
            raise AssertionError("it started")


async def test_users_wait_while_an_engine_recovers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([Progress.RECOVERING] * 3)
    monkeypatch.setattr(embedded, "LONGEST_START", 1.0)
    monkeypatch.setattr(embedded, "PAUSE", 0.0)
    monkeypatch.setattr(embedded, "_kept", lambda *_: None)
    monkeypatch.setattr(embedded, "progress", lambda _: next(moments, Progress.STARTING))
    with pytest.raises(EngineFailed, match="did not come up"):
        async with running(tmp_path):
            raise AssertionError("it started")
    assert next(moments, None) is None


async def test_a_killed_keeper_is_replaced_and_takes_its_engine_along(tmp_path: Path) -> None:
    home = home_of(tmp_path)
    async with open_store(tmp_path) as store:
        await store.write(create)
        before = home.pid.read_text()
        os.kill(keeper_of(home), signal.SIGKILL)
        async with asyncio.timeout(20):
            # The old engine may answer until the signal has reached it.
            while home.pid.read_text() == before:
                assert await count_once_it_answers(store) == [[1]]
        assert await count_once_it_answers(store) == [[1]]
    assert await asyncio.to_thread(stopped, home)


async def test_an_engine_is_started_again_when_its_keeper_has_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(embedded, "FIRST_DELAY", 0.1)
    home = home_of(tmp_path)
    async with open_store(tmp_path) as store:
        await store.write(create)
        # The first had been ready; those that follow are killed before they are.
        for _ in range(1 + ATTEMPTS):
            await asyncio.to_thread(killed_and_replaced, home)
        assert await count_once_it_answers(store) == [[1]]
    assert "the embedded engine does not run" in caplog.text
    assert await asyncio.to_thread(stopped, home)


def killed_and_replaced(home: Home) -> None:
    """Kill the engine and wait until another one begins."""
    before = home.pid.read_text()
    killed(home)
    until = time.monotonic() + 20
    while home.pid.read_text() in ("", before):
        assert time.monotonic() < until, "no other engine was started"


async def test_commands_go_where_only_the_embedded_engine_listens(tmp_path: Path) -> None:
    async with running(tmp_path, heap="512m") as endpoint:
        assert await server_command(endpoint, "list queries") == []
        await sql(endpoint, "CREATE VERTEX TYPE Thing")
        assert [row["name"] for row in await sql(endpoint, "SELECT FROM schema:types")] == ["Thing"]
        with pytest.raises(BadStatement, match="refused 'SELECT FROM'"):
            await sql(endpoint, "SELECT FROM")
    assert await asyncio.to_thread(stopped, home_of(tmp_path))
    with pytest.raises(Unavailable):
        await sql(endpoint, "SELECT 1")
    with pytest.raises(BadStatement, match="needs the HTTP port"):
        await sql(Endpoint("bolt://127.0.0.1:1", "user", "", "kith"), "SELECT 1")
