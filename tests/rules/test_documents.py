"""What the documents say is so: links lead somewhere, places exist, commands are understood."""

import re
from pathlib import Path

import pytest

from server.cli import COMMANDS, asked_for
from tests.rules.documents import DOCUMENTS, anchors, command_lines, missing_links, missing_places
from tests.rules.sources import ROOT

WANTED = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "LICENSE")
LINES = [(path.name, words) for path in DOCUMENTS for words in command_lines(path.read_text(encoding="utf-8"))]
NAMES = {each.name for each in COMMANDS} | {"--help"}
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


@pytest.mark.parametrize("name", WANTED)
def test_a_checkout_has_its_documents(name: str) -> None:
    assert (ROOT / name).stat().st_size > 500


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_and_places_exist(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert [*missing_links(text, document.parent), *missing_places(text)] == []


@pytest.mark.parametrize(("document", "words"), LINES, ids=lambda each: each if isinstance(each, str) else each[0])
def test_commands_are_understood(document: str, words: list[str]) -> None:
    assert words[0] in NAMES, document
    # One word alone names a command; more are a command line.
    assert len(words) == 1 or asked_for(words).run


def test_the_changelog_has_a_place_for_what_comes_next() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"


def test_decisions_are_numbered_listed_and_of_one_form() -> None:
    pages = [path for path in DECISIONS if path.name != "README.md"]
    assert [int(path.name[:4]) for path in pages] == list(range(1, len(pages) + 1))
    index = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in pages if f"({path.name})" not in index] == []
    wanted = ["Context", "Decision", "Consequences"]
    found = {path.name: re.findall(r"^## (\w+)$", path.read_text(encoding="utf-8"), re.MULTILINE) for path in pages}
    assert [name for name, headings in found.items() if headings[:3] != wanted] == []


def test_a_decision_fits_one_screen() -> None:
    assert [path.name for path in DECISIONS if path.read_text(encoding="utf-8").count("\n") > 60] == []


def test_a_broken_link_is_found() -> None:
    text = "# One heading\n[a](gone.md) [b](README.md) [c](#one-heading) [d](#other) [e](https://example.org)"
    assert list(missing_links(text, ROOT)) == ["gone.md", "#other"]
    assert anchors("## Where to *add* a property?\n") == {"where-to-add-a-property"}


def test_a_place_that_is_gone_is_found() -> None:
    assert list(missing_places("`graph/plan.py` `graph/gone.py` `and/or` `graph/cypher/`")) == ["graph/gone.py"]


def test_commands_are_found_in_text_and_blocks() -> None:
    text = "Say `./kith demo --port 0` or\n```\n./kith serve --dev   # here\n./kith import FILE --as KIND\n```\n"
    assert command_lines(text) == [["demo", "--port", "0"], ["serve", "--dev"]]
