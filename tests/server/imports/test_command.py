"""`import` as a person runs it: what it shows, what it leaves, what it answers the shell."""

import argparse
from pathlib import Path

import pytest

from server import settings
from server.imports import command, options

CSV = "number;sku;quantity;price;date\n1;A;2;1,50;31.12.2010\n2;A;some;1,50;31.12.2010\n"


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(words), settings.load({}))


def test_a_dry_run_shows_what_was_found_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "sales.csv"
    file.write_text(CSV)
    assert run(str(file), "--as", "purchases", "--dry-run", "--save-map", str(tmp_path / "map.toml")) == 1
    said = capsys.readouterr().out
    for words in ("sales.csv as purchases of the source import", "';'", "DMY", "unitPrice", "rejected", "3.00"):
        assert words in said
    assert (tmp_path / "sales.csv.rejects.csv").read_text().splitlines()[1].startswith("3,quantity,some,")
    saved = options.load(tmp_path / "map.toml")
    assert (saved.kind, saved.file.delimiter, saved.columns["at"]) == ("purchases", ";", ("date",))


def test_what_is_wrong_is_said_before_anything_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "sales.csv"
    file.write_text("")
    assert run(str(file), "--as", "purchases") == 2
    assert "empty" in capsys.readouterr().err
    file.write_text(CSV)
    assert run(str(file), "--as", "gifts") == 2
    assert run(str(file), "--as", "purchases", "--time-zone", "Mars/Olympus") == 2
    assert run(str(file), "--as", "purchases", "--map", str(tmp_path / "none.toml")) == 2
    assert "none.toml" in capsys.readouterr().err
