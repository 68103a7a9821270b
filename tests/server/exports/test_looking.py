"""An export that is not whole is refused before anything is written, and what is wrong is named."""

from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from graph.export.rows import Link, Values
from server.exports.errors import BadExport
from server.exports.formats import FORMATS
from server.exports.looking import looked_through
from server.exports.manifest import Manifest, dumped
from server.exports.sheets import Sheets
from server.exports.writing import prepare
from tests.server.exports.exporting import ABOUT, KNOWN, looked

PEOPLE: list[Values] = [{"id": "cus_1", "name": "Ann"}, {"id": "cus_2", "name": "Bo"}]
FILE = "nodes/Customer.jsonl"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two people and a tie."""
    prepare(tmp_path)
    sheets = Sheets(tmp_path, FORMATS["jsonl"])
    sheets.add_nodes(KNOWN.node("Customer"), PEOPLE)
    sheets.add_links(KNOWN.link("TIED_TO"), [Link("cus_1", "cus_2", {"kind": "FRIEND"})])
    files = sheets.closed(("Customer", "TIED_TO"))
    manifest = Manifest(ABOUT, "2026-11-22T00:00:00Z", "jsonl", (), 2, 1, "0" * 64, files)
    (tmp_path / "manifest.json").write_bytes(dumped(manifest))
    return tmp_path


def _manifest(**changes: object) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        path = folder / "manifest.json"
        path.write_bytes(orjson.dumps({**orjson.loads(path.read_bytes()), **changes}))

    return change


def _file(change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    return lambda folder: (folder / FILE).write_bytes(change((folder / FILE).read_bytes()))


FAULTS: tuple[tuple[Callable[[Path], object], str], ...] = (
    (lambda folder: (folder / "manifest.json").unlink(), "has no manifest.json"),
    (lambda folder: (folder / "manifest.json").write_text("{"), "manifest.json cannot be read"),
    (_manifest(kind="other"), 'should say "kind"'),
    (_manifest(version=2), "version 2 .* reads version 1: use the Kith that wrote it, 0.1.0"),
    (_manifest(files=[{}]), "manifest.json is not whole"),
    (_manifest(format="xml"), "one of jsonl, csv, not 'xml'"),
    (_manifest(currency="EUR"), "KITH_CURRENCY=EUR"),
    (
        _manifest(files=[{"path": "../x", "type": "Customer", "rows": 0, "digest": "", "sha256": "", "columns": {}}]),
        "knows",
    ),
    (lambda folder: (folder / FILE).unlink(), "nodes/Customer.jsonl cannot be read: No such file"),
    (_file(lambda text: text[:-1]), "Customer.jsonl, line 2: the file ends within it"),
    (_file(lambda text: text.replace(b"{", b"[", 1)), "Customer.jsonl, line 1: it is not JSON"),
    (_file(lambda text: text.replace(b'"Bo"', b"7")), "Customer.jsonl, line 2: name should be a text, not '7'"),
    (_file(lambda text: text.replace(b"cus_2", b"com_2")), "line 2: it should have an id that begins with cus_"),
    (_file(lambda text: text.splitlines(keepends=True)[0]), "should have 2 rows .* and has 1 rows"),
    (_file(lambda text: text.replace(b"Bo", b"Bob")), "was changed after it was written"),
)


def test_what_is_whole_is_taken(folder: Path) -> None:
    assert [each.file.rows for each in looked(folder).sources] == [2, 1]


@pytest.mark.parametrize(("harm", "reason"), FAULTS, ids=[reason for _, reason in FAULTS])
def test_what_is_not_is_refused(folder: Path, harm: Callable[[Path], object], reason: str) -> None:
    harm(folder)
    with pytest.raises(BadExport, match=reason):
        looked_through(folder, KNOWN, currency="GBP")


@pytest.mark.parametrize("ids", [("cus_1", "pro_1"), ("cus_1", "x"), ("cus_1", None)])
def test_a_relationship_that_cannot_be_is_named(folder: Path, ids: tuple[str, object]) -> None:
    (folder / "relationships" / "TIED_TO.jsonl").write_bytes(orjson.dumps({"start": ids[0], "end": ids[1]}) + b"\n")
    with pytest.raises(BadExport, match=r"TIED_TO.jsonl, line 1: it should have the ids"):
        looked_through(folder, KNOWN, currency="GBP")


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").touch()
    with pytest.raises(BadExport, match="should be new or empty"):
        prepare(tmp_path)
    with pytest.raises(BadExport, match="should be a folder"):
        prepare(tmp_path / "letter.txt")


def test_what_was_not_finished_makes_room(tmp_path: Path) -> None:
    prepare(tmp_path)
    (tmp_path / "nodes" / "Customer.jsonl").write_text("half")
    prepare(tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["nodes", "relationships", "unfinished"]
    assert (tmp_path / "nodes").stat().st_mode & 0o077 == 0
