"""Rows of all formats: what is no row is a reject, and the next line begins afresh."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from server.imports import reading
from server.imports.detect import detected
from server.imports.errors import CannotRead
from server.imports.lines import LONGEST
from server.imports.options import FileOptions
from server.imports.rows import Chunk
from server.imports.whole import whole


def chunks(path: Path, content: str | None = None, size: int = 1000) -> list[Chunk]:
    if content is not None:
        path.write_text(content, encoding="utf-8")
    return list(reading.chunks(detected(path, FileOptions(delimiter=",", quote='"', header=1)), size))


def cells(found: list[Chunk], name: str) -> list[object]:
    return [cell for chunk in found for cell in chunk.columns[name]]


def test_quoted_cells_hold_line_ends_and_lines_are_counted(tmp_path: Path) -> None:
    [chunk] = chunks(tmp_path / "a.csv", 'key,note\n1,"two\nlines, and a ""word"""\n\n2,x\n')
    assert chunk.columns == {"key": ("1", "2"), "note": ('two\nlines, and a "word"', "x")}
    assert chunk.lines == [2, 5]


def test_ragged_rows_are_rejects(tmp_path: Path) -> None:
    [chunk] = chunks(tmp_path / "a.csv", "key,note\n1,a\n2\n3,b,c\n4,d\n")
    assert chunk.columns["key"] == ("1", "4")
    assert [(each.line, each.reason) for each in chunk.broken] == [
        (3, "Wanted 2 cells, found 1."), (4, "Wanted 2 cells, found 3."),
    ]  # fmt: skip
    assert chunk.end == 4


def test_a_quote_that_never_closes_costs_one_row(tmp_path: Path) -> None:
    [chunk] = chunks(tmp_path / "a.csv", 'key,note\n1,a\n2,"oh\n' + "".join(f"{n},x\n" for n in range(3, 2000)), 5000)
    assert [each.line for each in chunk.broken] == [3]
    assert "quote" in chunk.broken[0].reason
    assert len(chunk.lines) == 1998


def test_a_line_without_end_costs_one_row(tmp_path: Path) -> None:
    [chunk] = chunks(tmp_path / "a.csv", f"key,note\n1,a\n2,{'x' * 3 * LONGEST}\n3,b\n")
    assert chunk.columns["key"] == ("1", "3")
    assert [(each.line, len(each.value)) for each in chunk.broken] == [(3, 80)]


def test_chunks_count_what_stands_before_them(tmp_path: Path) -> None:
    found = chunks(tmp_path / "a.csv", "key,note\n" + "".join(f"{n},a\n" if n % 3 else f"{n}\n" for n in range(10)), 4)
    assert [(chunk.start, chunk.end) for chunk in found] == [(0, 4), (4, 8), (8, 10)]


def test_json_lines(tmp_path: Path) -> None:
    text = '{"key": 1, "address": {"city": "Ulm"}}\nno\n[1]\n\n{"key": "2", "tags": ["a", "b"]}\n'
    [chunk] = chunks(tmp_path / "a.jsonl", text)
    assert chunk.columns == {"key": (1, "2"), "address.city": ("Ulm", None), "tags": (None, ["a", "b"])}
    assert [each.line for each in chunk.broken] == [2, 3]
    assert chunk.lines == [1, 5]


def test_parquet_takes_structures_apart(tmp_path: Path) -> None:
    pq.write_table(pa.table({"key": [1, 2, 3], "at": [{"city": "Ulm"}, None, {"city": "Rom"}]}), tmp_path / "a.parquet")
    found = chunks(tmp_path / "a.parquet", size=2)
    assert cells(found, "at.city") == ["Ulm", None, "Rom"]
    assert [list(chunk.lines) for chunk in found] == [[1, 2], [3]]


def test_names_without_rows(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("key,name\n")
    with pytest.raises(CannotRead, match="no row"):
        reading.samples(detected(tmp_path / "a.csv", FileOptions()))


def test_a_file_whose_end_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(("key,name\n" + "1,Ann\n" * 50_000).encode("utf-16") + b"\x00\xd8\x41\x00")
    with pytest.raises(CannotRead, match="cannot be read beyond row"):
        list(reading.chunks(detected(path, FileOptions()), 1000))


def test_a_purchase_is_not_cut_in_two() -> None:
    def of(start: int, numbers: str) -> Chunk:
        return Chunk(start, range(start + 1, start + 1 + len(numbers)), {"number": list(numbers)})

    def given() -> Iterator[Chunk]:
        yield from (of(0, "aab"), of(3, "bbc"), of(6, "ccc"), of(9, "cc"))

    found = list(whole(given(), "number"))
    assert ["".join(map(str, chunk.columns["number"])) for chunk in found] == ["aa", "bbb", "cccc", "cc"]
    assert [(chunk.start, chunk.end) for chunk in found] == [(0, 2), (2, 5), (5, 9), (9, 11)]
