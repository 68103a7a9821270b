"""What the documents promise: links, places in the checkout and command lines, taken out of their Markdown."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from tests.rules.sources import ROOT

DOCUMENTS = (
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    ROOT / "samples" / "README.md",
    ROOT / "server" / "web" / "source" / "README.md",
)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r"`([\w.-]+(?:/[\w.-]+)+/?)`")
COMMAND = re.compile(r"(?:^|`)(\./kith [^`\n]+)", re.MULTILINE)
KNOWN = re.compile(r"(server|schema|resolvers|graph|migrations|tests|samples|bench|docs|docker|\.ci)/")


def without_code(text: str) -> str:
    return FENCE.sub("", text)


def missing_links(text: str, folder: Path) -> Iterator[str]:
    """Links into the checkout that lead nowhere; those to other sites are not followed."""
    for target in LINK.findall(without_code(text)):
        if not re.match(r"\w+:", target) and not _leads(target, text, folder):
            yield target


def _leads(target: str, text: str, folder: Path) -> bool:
    path, _, anchor = target.partition("#")
    place = folder / path
    if path and not place.exists():
        return False
    return not anchor or anchor in anchors(place.read_text(encoding="utf-8") if path else text)


def anchors(text: str) -> set[str]:
    """What headings are called in links."""
    headings = re.findall(r"^#+ (.+)$", without_code(text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


def missing_places(text: str) -> Iterator[str]:
    """Paths between back-quotes that name nothing of this checkout."""
    for path in PLACE.findall(without_code(text)):
        if KNOWN.match(path) and not (ROOT / path).exists():
            yield path


def command_lines(text: str) -> list[list[str]]:
    """The words of every `./kith …` that is shown whole; those with … or capitals for a value are not."""
    lines = [re.split(r"\s+#\s", line)[0].rstrip("\\ ") for line in COMMAND.findall(text)]
    return [shlex.split(line)[1:] for line in lines if "…" not in line and not re.search(r"\b[A-Z]{3,}\b", line)]
