"""POST /files: what is taken, and what is not."""

from __future__ import annotations

import os
import stat
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC
from functools import cache
from hashlib import sha256
from pathlib import Path

import httpx
import pytest

from graph.model import MODEL
from resolvers.binding import Setting
from schema.operations import OPERATIONS
from server.access.caller import Caller
from server.access.limits import SERVICE, Limits
from server.answers.answering import GraphQL
from server.answers.rooting import schema_of
from server.budgets import MUTATION, Budgets
from server.everybody import Callers, everybody
from server.files.shelf import KEPT, Shelf, tidy_name
from server.wire.surface import Surface
from tests.server.wire.house import NoRows, browser

GOOD = {"content-type": "text/csv", "kith-file-name": "people.csv"}
LARGEST = 3_000_000


@cache
def api() -> GraphQL:
    """An API with all operations."""
    made = schema_of(MODEL, "GBP", UTC, OPERATIONS)
    return GraphQL(NoRows(), MODEL, Setting(UTC, "GBP", b"k" * 32, 1000), made=made)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path, LARGEST)


@pytest.fixture
async def client(shelf: Shelf) -> AsyncIterator[httpx.AsyncClient]:
    async with browser(Surface(shelf=shelf), everybody(api())) as found:
        yield found


def left(shelf: Shelf) -> list[Path]:
    return [each for each in shelf.files.rglob("*") if each.is_file()] if shelf.files.exists() else []


async def test_a_file_is_kept_for_its_reader_alone(client: httpx.AsyncClient, shelf: Shelf) -> None:
    text = os.urandom(2_500_000)
    found = await client.post("/files", content=text, headers=GOOD | {"kith-file-name": "..%2F..%2Fp%C3%A9ople*.csv"})
    assert found.status_code == 201
    told = found.json()
    assert (told["size"], told["sha256"]) == (len(text), sha256(text).hexdigest())
    (path,) = left(shelf)
    assert (path.parent.name, path.name, path.read_bytes()) == (told["id"], "péople_.csv", text)
    assert (stat.S_IMODE(path.stat().st_mode), stat.S_IMODE(path.parent.stat().st_mode)) == (0o600, 0o700)


@pytest.mark.parametrize(
    ("headers", "content", "status"),
    [
        ({"content-type": "text/plain"}, b"a", 415),
        ({"content-type": "multipart/form-data; boundary=x"}, b"a", 415),
        ({"content-type": "application/json"}, b"a", 415),
        ({"content-encoding": "gzip"}, b"a", 415),
        ({"kith-file-name": ""}, b"a", 400),
        ({"sec-fetch-site": "cross-site"}, b"a", 403),
        ({"host": "elsewhere"}, b"a", 400),
        ({}, b"", 400),
        ({}, b"a" * (LARGEST + 1), 413),
    ],
)
async def test_what_is_refused_leaves_nothing(
    client: httpx.AsyncClient, shelf: Shelf, headers: dict[str, str], content: bytes, status: int
) -> None:
    found = await client.post("/files", content=content, headers=GOOD | headers)
    assert (found.status_code, set(found.json()), left(shelf)) == (status, {"errors"}, [])
    assert (await client.get("/files")).status_code == 405


async def test_what_comes_in_parts_is_counted_too(client: httpx.AsyncClient, shelf: Shelf) -> None:
    async def parts() -> AsyncIterator[bytes]:
        for _ in range(4):
            yield b"a" * 1_000_000

    found = await client.post("/files", content=parts(), headers=GOOD)
    assert (found.status_code, left(shelf)) == (413, [])


class Some:
    """A caller whose key is for some fields, and whose role may send few bytes."""

    def __init__(self, *roots: str) -> None:
        self.one = Caller("somebody", "admin", roots=frozenset(roots))

    async def caller(self, _headers: object) -> Caller:
        return self.one

    def limits(self, _role: str) -> Limits:
        return replace(SERVICE, file=10)


@pytest.mark.parametrize(
    ("root", "content", "status"),
    [("importStart", b"a" * 10, 201), ("importStart", b"a" * 11, 413), ("jobStart", b"a", 403)],
)
async def test_rights_and_limits_are_those_of_the_caller(shelf: Shelf, root: str, content: bytes, status: int) -> None:
    some = Some(root)
    async with browser(Surface(shelf=shelf), Callers(some, some, everybody(api()).apis)) as client:
        assert (await client.post("/files", content=content, headers=GOOD)).status_code == status


async def test_nothing_is_sent_or_fetched_on_a_spent_budget(shelf: Shelf) -> None:
    poor = everybody(replace(api(), budgets=Budgets(MUTATION - 1)))
    async with browser(Surface(shelf=shelf), poor) as client:
        sent = await client.post("/files", content=b"a", headers=GOOD)
        fetched = await client.get("/files/job_a/rejects")
    for each in (sent, fetched):
        (error,) = each.json()["errors"]
        assert (each.status_code, error["extensions"]["code"]) == (429, "RATE_LIMITED")
        assert int(each.headers["retry-after"]) > 0


async def test_files_are_kept_for_a_day_and_not_without_end(client: httpx.AsyncClient, shelf: Shelf) -> None:
    for _ in range(10):
        assert (await client.post("/files", content=b"a" * LARGEST, headers=GOOD)).status_code == 201
    assert (await client.post("/files", content=b"a", headers=GOOD)).status_code == 507
    oldest = left(shelf)[0]
    os.utime(oldest, (0, oldest.stat().st_mtime - KEPT))
    assert (await client.post("/files", content=b"a", headers=GOOD)).status_code == 201
    assert not oldest.exists()


@pytest.mark.parametrize(
    ("name", "tidy"),
    [("a.csv", "a.csv"), ("/etc/passwd", "passwd"), ("..", "file"), ("C:\\x\\y z.csv", "y z.csv"), (".part", "part"),
     ("a\r\nb\0.csv", "a__b_.csv"), ("x" * 300 + ".csv", "x" * 96 + ".csv")],
)  # fmt: skip
def test_names_mean_nothing_to_the_file_system(name: str, tidy: str) -> None:
    assert tidy_name(name) == tidy
