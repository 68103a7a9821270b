"""`export` and the way back as a person runs them."""

from pathlib import Path

import pytest

from server.cli import main


def test_it_wants_a_folder_or_the_digest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export"]) == 2
    assert main(["export", str(tmp_path), "--digest"]) == 2
    assert "./kith export --digest" in capsys.readouterr().err


def test_strange_types_are_refused_before_an_engine_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(tmp_path / "out"), "--types", "Custommer", "--data-dir", str(tmp_path / "kith")]) == 2
    assert "Custommer is none of Customer, Company" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_no_export_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(tmp_path)]) == 2
    assert "has no manifest.json" in capsys.readouterr().err


def test_a_folder_needs_no_words_about_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(tmp_path), "--as", "customers", "--source", "shop"]) == 2
    assert "--as, --source say how a file is read" in capsys.readouterr().err
