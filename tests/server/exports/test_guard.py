"""No cell is a formula, however it is cut, and every text comes back."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from server.exports.guard import guarded, unguarded

TEXTS = st.text(st.sampled_from(list("=+-@'\" ;,|\t\r\n＝a1\u2028\u00a0")) | st.characters(codec="utf-8"))
CUTS = re.compile("[;,|\t\r\n\v\f\x85\u2028\u2029]")


@given(TEXTS)
@example("")
@example("'''")
@example("\t=1")
@example(";\"=cmd|' /C calc'!A0;")
def test_a_text_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(TEXTS)
@example("\t=1")
@example("x;=1")
@example('"=1')
@example("＝1")
@example("'\u00a0-1")
def test_no_part_begins_a_formula(text: str) -> None:
    parts = [part.lstrip(' "\u00a0\u3000') for part in CUTS.split(guarded(text))]
    assert not [part for part in parts if part.startswith(tuple("=+-@＝＋－＠"))]


@given(TEXTS)
def test_a_cell_of_no_text_is_the_empty_one_alone(text: str) -> None:
    assert guarded(text)


@pytest.mark.parametrize("text", ["Ann Smith", "O'Brien", "a-b", "2010-12-01", "ann@example.com", "a; b", "100%"])
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text
