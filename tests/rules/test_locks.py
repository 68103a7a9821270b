"""Lock files name what is wanted and never where it came from, so that any mirror will do."""

import re
from pathlib import Path

import pytest

from tests.rules.sources import ROOT

# Of the other lock file all addresses are of homepages and donations, but for this key.
HOSTS = {
    ".lock": re.compile(r"://|--(extra-)?index-url|--find-links|--trusted-host"),
    ".json": re.compile(r'"resolved"\s*:'),
}
NODE = ("bench/peers/node", "server/web/source", "tests/server/wire/audits")
LOCK_FILES = (*sorted(ROOT.glob("*.lock")), *(ROOT / folder / "package-lock.json" for folder in NODE))


def hosts(text: str, suffix: str) -> list[str]:
    """The lines that say where a package comes from."""
    return [line.strip() for line in text.splitlines() if HOSTS[suffix].search(line)]


@pytest.mark.parametrize("lock", LOCK_FILES, ids=lambda path: path.name)
def test_no_lock_file_names_a_host(lock: Path) -> None:
    assert hosts(lock.read_text(encoding="utf-8"), lock.suffix) == []


@pytest.mark.parametrize("line", ["--index-url x", "--find-links=x", "a @ https://example.org/a.whl"])
def test_a_host_of_a_python_package_is_found(line: str) -> None:
    assert hosts(f"a==1 \\\n    {line}\n", ".lock") == [line]


def test_a_host_of_a_node_package_is_found() -> None:
    line = '"resolved": "https://example.org/a.tgz",'
    assert hosts(f'{{"a": {{\n  {line}\n "url": "https://example.org/donate"}}}}', ".json") == [line]
