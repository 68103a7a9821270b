"""Rows of all types of values, the odd ones too, through bytes of either format and back."""

import io
from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.declare import Personal, Property, Type
from graph.export.digest import canonical
from graph.normalise.money import LARGEST
from server.exports.cells import BadCell, shown, stored
from server.exports.formats import FORMATS, BadLine, Format, Place

COLUMNS = tuple(Property(each.lower(), each, "", Personal.NO) for each in Type)
TYPES = {each.name: each.type for each in COLUMNS}
LETTERS = st.characters(codec="utf-8", exclude_characters="\x00") | st.sampled_from(list("'=+-@\",;\r\n\\"))
TEXTS = st.text(LETTERS, max_size=8)
WHOLE = st.integers(-(2**63), 2**63 - 1)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
ANY = TEXTS | WHOLE | NUMBERS | st.booleans() | st.lists(TEXTS, max_size=3)
ROWS = st.lists(st.dictionaries(st.sampled_from([*TYPES, "strange", "_odd"]), ANY, max_size=8), max_size=4)
BY_TYPE: dict[Type, st.SearchStrategy[object]] = {
    Type.INT: WHOLE, Type.FLOAT: NUMBERS, Type.MONEY: st.integers(-LARGEST, LARGEST), Type.DECIMAL: WHOLE,
    Type.BOOLEAN: st.booleans(), Type.TEXTS: st.lists(TEXTS, max_size=3),
}  # fmt: skip
TYPICAL = st.lists(
    st.fixed_dictionaries({}, optional={each.name: BY_TYPE.get(each.type, TEXTS) for each in COLUMNS}), max_size=4
)


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
@settings(suppress_health_check=[HealthCheck.too_slow])  # on a busy machine large rows take their time
@given(rows=ROWS | TYPICAL)
def test_what_is_stored_comes_back(form: Format, rows: list[dict[str, object]]) -> None:
    text = _written(form, rows)
    found = [stored(COLUMNS, each.row) for each in form.rows(io.BytesIO(text), TYPES, Place())]
    assert [canonical(each) for each in found] == [canonical(each) for each in rows]


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
@given(rows=TYPICAL)
def test_one_can_go_on_behind_every_row(form: Format, rows: list[dict[str, object]]) -> None:
    file = io.BytesIO(_written(form, rows))
    whole = list(form.rows(file, TYPES, Place()))
    for number, each in enumerate(whole, start=1):
        assert list(form.rows(file, TYPES, each.after)) == whole[number:]


def test_people_can_read_what_is_written() -> None:
    row = {"money": -125000, "datetime": "2024-05-01T12:00:00", "texts": ["a", "=b"], "boolean": True, "text": "=1"}
    assert shown(COLUMNS, row)["datetime"] == "2024-05-01T12:00:00Z"
    assert _written(FORMATS["jsonl"], [row]).decode() == (
        '{"text":"=1","money":"-12.50","boolean":true,"datetime":"2024-05-01T12:00:00Z","texts":["a","=b"]}\n'
    )
    assert _written(FORMATS["csv"], [row]).decode().splitlines()[1] == (
        """,'=1,,,,,-12.50,true,,2024-05-01T12:00:00Z,,"[""a"",'""=b""]","""
    )


BROKEN = (
    ("jsonl", b'{"text":"a"}\n{"text":\n', 2, "not JSON"),
    ("jsonl", b'{"text":"a"}\n[]\n', 2, "not a JSON object"),
    ("jsonl", b'{"text":"a"}\n{"text":"b"}', 2, "ends within"),
    ("csv", b"id,text\n", 1, "should name the columns"),
    ("csv", b"", 1, "should name the columns"),
    ("csv", b"HEAD\n\xff" + b"," * 12 + b"\n", 2, "not UTF-8"),
    ("csv", b"HEAD\na,b\n", 2, "2 cells, wanted are 13"),
    ("csv", b'HEAD\n,"a' + b"," * 11 + b"\n", 2, "cannot be read"),
    ("csv", b"HEAD\n,,,x" + b"," * 9 + b"\n", 2, "int cannot be read from 'x'"),
    ("csv", b"HEAD\n" + b"," * 12, 2, "ends within"),
)


@pytest.mark.parametrize(("form", "text", "line", "reason"), BROKEN)
def test_a_broken_line_is_named(form: str, text: bytes, line: int, reason: str) -> None:
    whole = text.replace(b"HEAD\n", FORMATS["csv"].head(TYPES))
    with pytest.raises(BadLine, match=reason) as error:
        list(FORMATS[form].rows(io.BytesIO(whole), TYPES, Place()))
    assert error.value.line == line


@pytest.mark.parametrize(
    "cells",
    [{"int": "1"}, {"money": 12.5}, {"money": "12.34567"}, {"datetime": "2024-05-01"}, {"boolean": 1}, {"texts": [1]},
     {"other": "x"}, {"_stored": "x"}, {"float": 1}],
    ids=str,
)  # fmt: skip
def test_a_value_that_is_none_of_its_column_is_named(cells: Mapping[str, object]) -> None:
    with pytest.raises(BadCell, match=next(iter(cells))):
        stored(COLUMNS, cells)


def _written(form: Format, rows: list[dict[str, object]]) -> bytes:
    return form.head(TYPES) + form.lines([shown(COLUMNS, each) for each in rows], TYPES)
