"""Files in a folder of the operator: by a name, and never out of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.writes.faults import Refused
from resolvers.files import Wanted
from server.files.finding import found
from server.settings import Settings, load


@pytest.fixture
def here(tmp_path: Path) -> Settings:
    folder = tmp_path / "folder"
    (folder / "shop").mkdir(parents=True)
    (folder / "shop" / "june.csv").write_text("key\n1\n")
    (tmp_path / "secret.csv").write_text("key\n2\n")
    (folder / "link.csv").symlink_to(tmp_path / "secret.csv")
    (folder / "away").symlink_to(tmp_path)
    return replace(load({}), data_dir=tmp_path / "data", import_folder=folder)


def test_a_file_of_the_folder_is_found(here: Settings) -> None:
    assert found(Wanted(path="shop/june.csv"), here).path.read_text() == "key\n1\n"


@pytest.mark.parametrize(
    "path",
    ["", ".", "/etc/passwd", "../secret.csv", "shop/../../secret.csv", "link.csv", "away/secret.csv", "shop",
     "shop/june.csv/x", "none.csv", "shop\\..\\x", "a\0b", "x" * 5000],
)  # fmt: skip
def test_no_way_leads_out_of_it(here: Settings, path: str) -> None:
    with pytest.raises(Refused) as refused:
        found(Wanted(path=path), here)
    assert refused.value.faults[0].field == "path"
    assert str(here.data_dir.parent) not in str(refused.value)


@pytest.mark.parametrize(
    ("said", "field"),
    [({"region": "XX"}, "region"), ({"time_zone": "Mars/Olympus"}, "timeZone"), ({"map": "kind ="}, "map"),
     ({"map": "kinds = 'x'"}, "map"), ({"map": "a = " + "[" * 5000}, "map")],
)  # fmt: skip
def test_what_cannot_be_meant_is_said_of_its_field(here: Settings, said: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as refused:
        found(Wanted(path="shop/june.csv", **said), here)  # type: ignore[arg-type]  # texts all of them
    assert refused.value.faults[0].field == field


@pytest.mark.parametrize("file", ["fil_", "../../secret", "fil_01hzxv5p8q6rw2m3k4n7t9b0cd"])
def test_without_a_folder_or_a_file_nothing_is_found(here: Settings, file: str) -> None:
    for wanted in (Wanted(file=file), Wanted(path="shop/june.csv")):
        with pytest.raises(Refused):
            found(wanted, replace(here, import_folder=None))
