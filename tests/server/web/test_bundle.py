"""What the build left in static/: complete, small, up to date, and content with one origin."""

import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

from server.web.files import ASSETS, PAGE, STATIC

SOURCE = STATIC.parent / "source"


class Tags(HTMLParser):
    """Collects the tags of a page with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def tags() -> list[tuple[str, dict[str, str | None]]]:
    page = Tags()
    page.feed(PAGE.read_text())
    return page.found


def test_the_page_names_files_that_exist_and_no_other_host() -> None:
    named = [words[key] for _, words in tags() for key in ("src", "href") if key in words]
    assert len(named) >= 3
    for each in named:
        assert each is not None
        assert each.startswith("./assets/")
        assert (PAGE.parent / each).is_file()


def test_no_script_or_style_stands_in_the_page() -> None:
    assert all("src" in words for tag, words in tags() if tag == "script")
    assert not [tag for tag, words in tags() if tag == "style" or any(key.startswith("on") for key in words)]


def test_styles_fetch_from_beside_them_alone() -> None:
    for sheet in ASSETS.glob("*.css"):
        text = sheet.read_text()
        assert "@import" not in text
        for place in re.findall(r"url\(\s*[\"']?([^)\"']+)", text):
            assert place.startswith("data:image/") or (ASSETS / place).is_file(), place


def test_scripts_load_from_beside_them_alone() -> None:
    loads = re.compile(r"(?:import\(|from|fetch\(|importScripts\(|new Worker\()\s*[`\"']((?:https?:)?//[^`\"']+)")
    assert not [found for script in ASSETS.glob("*.js") for found in loads.findall(script.read_text())]


def test_the_files_are_few_and_small_enough_to_commit() -> None:
    assert sum(path.stat().st_size for path in STATIC.rglob("*") if path.is_file()) < 5 * 1024 * 1024


def test_the_build_is_of_what_stands_in_source() -> None:
    named = ["index.html", "package-lock.json", "vite.config.ts"]
    named += [path.relative_to(SOURCE).as_posix() for path in (SOURCE / "src").rglob("*.*")]
    assert digest([SOURCE / name for name in sorted(named)]) == (STATIC / "source.sha256").read_text().strip()


def digest(files: list[Path]) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def test_the_lock_names_no_registry() -> None:
    text = (SOURCE / "package-lock.json").read_text()
    assert '"integrity"' in text
    assert '"resolved"' not in text


def test_licences_of_what_is_bundled_are_there() -> None:
    text = (STATIC / "LICENSES.md").read_text()
    for name in ("graphiql", "monaco-editor", "react", "graphql", "@fontsource/roboto", "@fontsource/fira-code"):
        assert f"## {name} - " in text
