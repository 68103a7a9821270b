"""`keys` as a person runs it: what goes to which stream, and what it answers the shell."""

from __future__ import annotations

import argparse
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from graph.keys.spelling import spelled
from graph.model import MODEL
from graph.store import Store
from migrations.files import found
from server import settings
from server.access.keys import Keys
from server.commands import keys
from server.lifespan import Opened


class Ran:
    """The command over the store of a test, in the loop of the test."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, store: Store, engine: Any) -> None:
        @asynccontextmanager
        async def opened(given: settings.Settings) -> AsyncIterator[Opened]:
            yield Opened(engine, store, MODEL, given)

        async def none_pending(_store: Store) -> tuple[()]:
            return ()

        monkeypatch.setattr(keys, "opened", opened)
        monkeypatch.setattr(keys, "pending", none_pending)

    async def __call__(self, *words: str) -> int:
        parser = argparse.ArgumentParser()
        keys.add_arguments(parser)
        return await keys.done(parser.parse_args(words), settings.load({}))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, store: Store, engine: Any) -> Ran:
    return Ran(monkeypatch, store, engine)


async def test_a_key_is_made_and_stands_alone_on_standard_output(
    run: Ran, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--role", "agent", "--name", "till", "--expires", "P90D", "--only", "customers", "products")
    assert await run("create", *words, "--claim", "team=north", "desk=a=b") == 0
    said = capsys.readouterr()
    (line,) = said.out.splitlines()
    door = Keys(store)
    caller = await door.caller(line)
    await door.close()
    assert (caller.role, caller.roots) == ("agent", frozenset({"customers", "products"}))
    assert caller.claims == {"team": "north", "desk": "a=b"}
    assert line not in said.err
    assert spelled(line).id in said.err  # type: ignore[union-attr]  # it is a key


async def test_keys_are_listed_without_secrets(run: Ran, capsys: pytest.CaptureFixture[str]) -> None:
    await run("create", "--role", "viewer", "--name", "screen [red]in[/red] the hall")
    key = spelled(capsys.readouterr().out.strip())
    assert key is not None
    assert await run("list") == 0
    said = capsys.readouterr().out
    assert key.secret not in said
    assert all(word in said for word in (key.id, "screen [red]in[/red] the hall", "viewer", "command line", "never"))


@pytest.mark.parametrize("whole", [False, True])
async def test_a_key_is_revoked(run: Ran, capsys: pytest.CaptureFixture[str], whole: bool) -> None:  # noqa: FBT001  # a case
    await run("create", "--role", "viewer", "--name", "screen")
    text = capsys.readouterr().out.strip()
    assert await run("revoke", text if whole else text[5:17]) == 0
    assert await run("list") == 0
    assert "revoked" in capsys.readouterr().out


async def test_what_is_not_there_cannot_be_revoked(run: Ran, capsys: pytest.CaptureFixture[str]) -> None:
    assert await run("revoke", "nobody") == 1
    assert "no key of this id" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--role", "boss", "--name", "a"), "The role should be one of admin, agent"),
        (("--role", "anonymous", "--name", "a"), "The role should be one of admin, agent"),
        (("--role", "agent", "--name", ""), "A name has"),
        (("--role", "agent", "--name", "a", "--only", "nothing"), "no root field"),
        (("--role", "agent", "--name", "a", "--expires", "2000-01-01"), "in time to come"),
        (("--role", "agent", "--name", "a", "--expires", "soon"), "2024-02-29"),
        (("--role", "agent", "--name", "a", "--expires", "P"), "duration"),
        (("--role", "agent", "--name", "a", "--claim", "=x"), "claims"),
    ],
)
async def test_what_is_wrong_is_said(
    run: Ran, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert await run("create", *words) == 2
    captured = capsys.readouterr()
    assert said in " ".join(captured.err.split())
    assert captured.out == ""


async def test_a_graph_that_is_not_of_this_version(
    run: Ran, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def all_pending(_store: Store) -> tuple[object, ...]:
        return found()

    monkeypatch.setattr(keys, "pending", all_pending)
    assert await run("list") == 1
    assert "./kith migrate" in capsys.readouterr().err
