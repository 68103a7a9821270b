"""What the settings make of the surface."""

from pathlib import Path

import pytest

from server.settings import BadSettings, load
from server.wire.surface import OURS, Surface, surface_of
from server.wire.trusted import BadDocuments, digest


def test_nothing_is_open_unless_set() -> None:
    found = surface_of(load({}))
    assert found == Surface(OURS, (), found.texts, shows_page=False, packs=False, shelf=found.shelf)
    assert (found.texts.trusted, found.texts.closed) == ({}, False)


def test_what_is_set(tmp_path: Path) -> None:
    (tmp_path / "documents.json").write_text(f'{{"{digest("{a}")}": "{{a}}"}}')
    said = {
        "KITH_HOSTS": "Kith.example, [::1]",
        "KITH_CORS_ORIGINS": "https://shop.example,http://localhost:3000",
        "KITH_DOCUMENTS_FILE": str(tmp_path / "documents.json"),
        "KITH_DOCUMENTS_ONLY": "1",
        "KITH_COMPRESS": "1",
    }
    found = surface_of(load(said))
    assert (found.hosts, found.packs) == (("kith.example", "[::1]"), True)
    assert found.origins == ("https://shop.example", "http://localhost:3000")
    assert (list(found.texts.trusted.values()), found.texts.closed) == (["{a}"], True)


@pytest.mark.parametrize(("said", "shows"), [({}, True), ({"KITH_GRAPHIQL": "0"}, False)])
def test_the_page_is_for_developers(said: dict[str, str], shows: bool) -> None:  # noqa: FBT001
    assert surface_of(load({"KITH_DEV": "1"} | said)).shows_page is shows
    assert surface_of(load({"KITH_GRAPHIQL": "1"})).shows_page


def test_a_closed_house_needs_documents() -> None:
    with pytest.raises(BadDocuments, match="KITH_DOCUMENTS_FILE"):
        surface_of(load({"KITH_DOCUMENTS_ONLY": "1"}))


@pytest.mark.parametrize("origin", ["*", "shop.example", "https://shop.example/", "https://*.example", "null", "a, ,b"])
def test_origins_are_exact(origin: str) -> None:
    with pytest.raises(BadSettings, match="KITH_CORS_ORIGINS should be"):
        load({"KITH_CORS_ORIGINS": origin})
