"""What settings name in files is read once, and everything wrong with it is said at once, before anything starts."""

from __future__ import annotations

import argparse
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from graph.model import MODEL
from server.charter import BadCharter, read
from server.commands import serve
from server.lifespan import Opened
from server.settings import Settings, load
from tests.server.operation.faking import FakeStore

BAD = {
    "KITH_FIELDS_FILE": ("fields.toml", '[[field]]\non = "Nobody"\n'),
    "KITH_POLICY_FILE": ("policy.toml", "small_group = 0\n"),
    "KITH_DOCUMENTS_FILE": ("documents.json", "[]"),
}


def environment(folder: Path, *names: str) -> dict[str, str]:
    """Settings that name files which cannot be meant."""
    for name in names:
        file, text = BAD[name]
        (folder / file).write_text(text)
    return {name: str(folder / BAD[name][0]) for name in names} | {"KITH_DATA_DIR": str(folder / "graph")}


def asked(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    serve.add_arguments(parser)
    return parser.parse_args(["--port", "0", *words])


def test_ours_is_good() -> None:
    charter = read(load({}))
    assert (charter.model, charter.issuers) == (MODEL, ())
    assert charter.policy.limits("viewer").page == 100


def test_all_faults_are_said_together(tmp_path: Path) -> None:
    with pytest.raises(BadCharter) as found:
        read(load(environment(tmp_path, *BAD)))
    for file, _ in BAD.values():
        assert file in str(found.value)


def test_an_issuer_may_not_give_a_role_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "issuers.toml").write_text(
        '[[issuer]]\nname = "a"\nissuer = "https://a.example"\naudience = "kith"\nalgorithm = "RS256"\n'
        'role_claim = "role"\nroles = {x = "king"}\n'
    )
    with pytest.raises(BadCharter, match=r"roles\.x should be one of"):
        read(load({"KITH_ISSUERS_FILE": str(tmp_path / "issuers.toml")}))


@pytest.mark.parametrize("workers", ["1", "4"])
def test_serve_says_so_once_and_touches_nothing(
    workers: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = environment(tmp_path, "KITH_POLICY_FILE", "KITH_DOCUMENTS_FILE") | {"KITH_HOST": "192.0.2.1"}
    assert serve.run(asked("--workers", workers), load(said)) == 2
    lines = capsys.readouterr().err
    for each in ("policy.toml: small_group", "documents.json must be", "KITH_HOSTS: "):
        assert lines.count(each) == 1
    assert not (tmp_path / "graph").exists()


def test_serve_does_not_part_where_nobody_could_come_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    @asynccontextmanager
    async def opened(settings: Settings, model: Any) -> AsyncIterator[Opened]:
        yield Opened(None, FakeStore(), model, settings)  # type: ignore[arg-type]  # nobody looks at the place

    monkeypatch.setattr(serve, "opened", opened)
    monkeypatch.setattr(serve, "_among", None)
    assert serve.run(asked("--workers", "2"), load({"KITH_DATA_DIR": str(tmp_path)})) == 2
    assert capsys.readouterr().err.count("Nobody could say who he is") == 1
