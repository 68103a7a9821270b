"""The script at the root, in a checkout that needs no package, so that nothing is downloaded."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
TOOLS = ("sh", "dirname", "readlink", "cmp", "cp", "rm")
SERVER = "import os, sys; print(os.getcwd(), *sys.argv[1:], sep='|')"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the script beside empty lists of packages and a server that prints how it was called."""
    root = tmp_path / "a checkout"
    (root / "server").mkdir(parents=True)
    (root / "server" / "__main__.py").write_text(SERVER)
    for lock in ("requirements.lock", "requirements-traces.lock", "requirements-dev.lock"):
        (root / lock).touch()
    shutil.copy(CHECKOUT / "kith", root)
    return root


def kith(checkout: Path, *arguments: str, path: Path | None = None, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run the script, with nothing but `path` and the interpreter of these tests to be found."""
    search = str(path) if path else os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    command = [str(checkout / "kith"), *arguments]
    return subprocess.run(command, env={"PATH": search, **more}, cwd="/", capture_output=True, text=True, check=False)


def tools(folder: Path, **python3: str) -> Path:
    """A folder of programs in which `python3`, if any, is this script."""
    folder.mkdir()
    for tool in TOOLS:
        (folder / tool).symlink_to(shutil.which(tool) or tool)
    for name, script in python3.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    return folder


def test_the_environment_is_made_once_and_after_a_change(checkout: Path, tmp_path: Path) -> None:
    first = kith(checkout, "demo", "--port", "a b")
    assert (first.returncode, first.stdout) == (0, "/|demo|--port|a b\n")
    assert "installing what requirements.lock lists" in first.stderr
    (tmp_path / "link").symlink_to(checkout / "kith")
    (tmp_path / "kith").symlink_to("link")
    assert kith(tmp_path).stderr == ""
    (checkout / "requirements.lock").write_text("# Changed.\n")
    assert "installing what requirements.lock lists" in kith(checkout).stderr
    assert "installing what requirements-dev.lock lists" in kith(checkout, "test").stderr
    assert kith(checkout, "test").stderr == kith(checkout, "serve").stderr == ""


def test_traces_bring_their_packages(checkout: Path) -> None:
    assert "installing what requirements-traces.lock lists" in kith(checkout, "serve", KITH_TRACES="otlp").stderr
    assert kith(checkout, "serve").stderr == kith(checkout, "serve", KITH_TRACES="otlp").stderr == ""


def test_an_old_python_is_named(checkout: Path, tmp_path: Path) -> None:
    path = tools(tmp_path / "tools", python3='case "$1" in --version) echo Python 3.9.2;; *) exit 1;; esac')
    found = kith(checkout, path=path)
    assert found.returncode == 1
    assert "needs Python 3.11 or newer, and Python 3.9.2 is what was found" in found.stderr


def test_no_python_is_named(checkout: Path, tmp_path: Path) -> None:
    found = kith(checkout, path=tools(tmp_path / "tools"))
    assert found.returncode == 1
    assert "needs Python 3.11 or newer, and no Python 3 is what was found" in found.stderr


def test_a_missing_venv_module_is_named(checkout: Path, tmp_path: Path) -> None:
    script = f'case "$*" in *ensurepip*) exit 1;; esac; exec {sys.executable} "$@"'
    found = kith(checkout, path=tools(tmp_path / "tools", python3=script))
    assert found.returncode == 1
    assert "has no venv module" in found.stderr
    assert "apt install python3-venv" in found.stderr


def test_a_package_that_cannot_be_had_is_explained(checkout: Path, tmp_path: Path) -> None:
    (checkout / "requirements.lock").write_text(
        f"kith @ {(tmp_path / 'missing.whl').as_uri()} --hash=sha256:{'0' * 64}\n"
    )
    found = kith(checkout)
    assert found.returncode == 1
    assert "If it could not connect: the first run needs the network" in found.stderr


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-traces.lock", "requirements-dev.lock"])
def test_lock_files_hash_everything(lock: str) -> None:
    text = (CHECKOUT / lock).read_text()
    assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=\S)", text) if "==" in entry.split("\n")[0])


def test_the_lock_of_developers_contains_the_other() -> None:
    pins = [
        set(re.findall(r"^[\w.-]+==\S+", (CHECKOUT / lock).read_text(), re.MULTILINE))
        for lock in ("requirements.lock", "requirements-dev.lock")
    ]
    assert pins[0] < pins[1]
