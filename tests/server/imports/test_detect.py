"""What a file is: told by its bytes, refused with a sentence when it is no table."""

import gzip
from pathlib import Path

import pytest

from server.imports.detect import detected
from server.imports.errors import CannotRead
from server.imports.options import FileOptions

ROWS = "key;name;city\n1;Zoë Müller;Köln\n2;José Peña;Málaga\n3;Søren Ås;Århus\n"


def file(folder: Path, content: bytes) -> Path:
    path = folder / "file.csv"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (ROWS.encode(), "utf-8"),
        (ROWS.encode("utf-8-sig"), "utf-8-sig"),
        (ROWS.encode("cp1252"), "cp1252"),
        (ROWS.encode("utf-16"), "utf-16"),
        (ROWS.encode("utf-16-le"), "utf-16-le"),
        (ROWS.encode("utf-16-be"), "utf-16-be"),
        (ROWS.encode("utf-32"), "utf-32"),
        ("имя;город\nИван;Москва\nАнна;Казань\nПётр;Омск и Тверь\n".encode("cp1251"), "cp1251"),
    ],
)
def test_encodings(tmp_path: Path, content: bytes, encoding: str) -> None:
    found = detected(file(tmp_path, content), FileOptions())
    assert (found.encoding, found.delimiter) == (encoding, ";")


def test_a_late_letter_decides_the_encoding(tmp_path: Path) -> None:
    content = b"key,name\n" + b"1,Ann\n" * 100_000 + "2,Zoë\n".encode("cp1252")
    assert detected(file(tmp_path, content), FileOptions()).encoding == "cp1252"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(tmp_path: Path, delimiter: str) -> None:
    lines = (delimiter.join(cells) for cells in (("key", "name"), ("1", '"Smith, Ann; the elder"'), ("2", "Bo")))
    found = detected(file(tmp_path, "\r\n".join(lines).encode()), FileOptions())
    assert (found.delimiter, found.columns) == (delimiter, ("key", "name"))


def test_lines_above_the_names(tmp_path: Path) -> None:
    found = detected(
        file(tmp_path, b"Export of May\n\nprinted by Ann\nkey,name,city\n1,Ann,Ulm\n2,Bo,Rom\n"), FileOptions()
    )
    assert (found.header, found.columns) == (4, ("key", "name", "city"))


def test_names_that_come_twice_or_not_at_all(tmp_path: Path) -> None:
    assert detected(file(tmp_path, b"key,name,name,\n1,a,b,\n"), FileOptions(header=1)).columns == (
        "key", "name", "name (3)", "column 4",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"PK\x03\x04rest", "Excel"),
        (gzip.compress(b"key,name\n1,Ann\n", mtime=0), "gunzip"),
        (bytes(range(256)) * 40, "binary"),
        (b"PAR1 but no more", "broken"),
        (b'[{"key": 1}, {"key": 2}]', "array"),
        (b"x" * 300_000, "no line end"),
    ],
)
def test_no_table(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(CannotRead, match=said):
        detected(file(tmp_path, content), FileOptions())


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="Check its name"):
        detected(tmp_path / "none.csv", FileOptions())


def test_what_the_map_says_is_taken(tmp_path: Path) -> None:
    options = FileOptions(encoding="latin-1", delimiter="|", header=2)
    found = detected(file(tmp_path, b"a|b,c\nkey|name,first\n1|Ann,x\n"), options)
    assert (found.encoding, found.columns) == ("iso8859-1", ("key", "name,first"))
