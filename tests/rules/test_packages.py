"""Every package shows its visitors around."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from graph.ids import KINDS
from graph.model import MODEL
from tests.rules.sources import PRODUCT, ROOT, source

TOURS = ("server/access", "server/answers", "server/ceilings", "server/telemetry", "server/wire")


def packages() -> list[Path]:
    """Every folder of the product with Python in it."""
    return sorted({path.parent for name in PRODUCT for path in (ROOT / name).rglob("*.py")})


def tour(folder: Path) -> str | None:
    place = folder / "__init__.py"
    return ast.get_docstring(source(place.name, place.read_text()).tree) if place.exists() else None


def test_every_package_has_a_tour() -> None:
    assert [folder.relative_to(ROOT).as_posix() for folder in packages() if not tour(folder)] == []


def test_a_package_without_a_tour_is_found(tmp_path: Path) -> None:
    assert tour(tmp_path) is None
    (tmp_path / "__init__.py").write_text("import os\n")
    assert tour(tmp_path) is None


@pytest.mark.parametrize("name", TOURS)
def test_a_tour_names_what_is_there(name: str) -> None:
    """A file by its name, a folder with a stroke."""
    found = tour(ROOT / name) or ""
    inside = [each for each in (ROOT / name).iterdir() if each.suffix == ".py" or (each / "__init__.py").exists()]
    wanted = [each.name if each.is_file() else f"{each.name}/" for each in inside if not each.name.startswith("__")]
    assert [each for each in sorted(wanted) if each not in found] == []


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("*.py")}
    assert [folder.name for folder in folders if not (folder / "__init__.py").exists()] == []


def test_prefixes_of_ids_are_those_of_the_model() -> None:
    assert {prefix: node.name for prefix, node in MODEL.by_prefix.items()} == KINDS
