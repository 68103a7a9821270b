"""How names are kept, compared and found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.normalise.errors import Fault, Invalid
from graph.normalise.names import KEY_LONGEST, display_name, search_key, sort_key

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
ASCII = st.text(st.characters(max_codepoint=127), max_size=40)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("  Ann \t SMITH\n", "ann smith"),
        ("Straße", "strasse"),
        ("STRAẞE", "strasse"),
        ("İstanbul", "istanbul"),
        ("ısparta", "isparta"),
        ("ﬁne ﬂour", "fine flour"),
        ("Ĳssel", "ijssel"),
        ("Å", "a"),
        ("A\u030a", "a"),
        ("Ørsted", "orsted"),
        ("Łódź", "lodz"),
        ("Œuvre, Æther", "oeuvre, aether"),
        ("Nguyễn Thị", "nguyen thi"),
        ("Иван ЁЛКИН", "иван елкин"),
        ("ΟΔΥΣΣΕΎΣ", "οδυσσευσ"),
        ("أَحْمَد", "احمد"),
        ("שָׁלוֹם", "שלום"),
        ("ＡＢＣ１", "abc1"),
        ("x\u00ady\u200bz\u202e", "xyz"),
        ("", ""),
        ("\u0301", ""),
    ],
)
def test_the_sort_key_has_neither_case_nor_accents(text: str, key: str) -> None:
    assert sort_key(text) == key


@pytest.mark.parametrize(("one", "other"), [("が", "か"), ("की", "का"), ("สิ", "สี"), ("가", "각"), ("Þór", "tor")])
def test_what_makes_another_word_is_no_accent(one: str, other: str) -> None:
    assert sort_key(one) != sort_key(other)


def test_words_stay_in_their_own_script_and_order() -> None:
    assert sorted(["Яна", "ann", "Émile", "Иван", "Bob"], key=sort_key) == ["ann", "Bob", "Émile", "Иван", "Яна"]


@given(TEXTS)
def test_a_sort_key_is_its_own_sort_key(text: str) -> None:
    assert sort_key(sort_key(text)) == sort_key(text)


@given(ASCII)
def test_case_does_not_matter(text: str) -> None:
    assert sort_key(text.upper()) == sort_key(text.lower()) == sort_key(text)


@given(TEXTS)
def test_white_space_around_and_between_does_not_matter(text: str) -> None:
    assert sort_key(f" \n{text}\u3000") == sort_key(text) == " ".join(sort_key(text).split())


@given(st.integers(0, 4000), st.sampled_from("aß\ufdfa가\u0301 "))
def test_a_sort_key_fits_into_an_index(times: int, letter: str) -> None:
    key = sort_key(letter * times)
    assert len(key) <= KEY_LONGEST
    assert sort_key(key) == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Zoë O’Brien-Smith", "zoe obrien smith"),
        ("Иван Игорьев", "ivan igorev"),
        ("王小明", "wang xiao ming"),
        ("김철수", "gim cheol su"),
        ("Þór & Søn A/S", "thor son a s"),
        ("WHITE HANGING HEART T-LIGHT HOLDER", "white hanging heart t light holder"),
        ("...", ""),
    ],
)
def test_the_search_key_is_plain_latin_words(text: str, key: str) -> None:
    assert search_key(text) == key


@given(TEXTS)
def test_a_search_key_is_small_ascii_words_and_its_own_search_key(text: str) -> None:
    key = search_key(text)
    assert all(word.isalnum() and word.isascii() and word == word.lower() for word in key.split(" ") if word)
    assert search_key(key) == key


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("  Zoë\r\n O’Brien ", "Zoë O’Brien"),
        ("e\u0301", "é"),
        ("Ann\x07 \x1b[1mSmith", "Ann [1mSmith"),
        ("\ufeffAnn\u200b", "Ann"),
        ("نیم\u200cفاصله", "نیم\u200cفاصله"),
        ("gro\u202efa", "grofa"),
        ("-", "-"),
    ],
)
def test_a_name_keeps_what_can_be_seen(raw: str, name: str) -> None:
    assert display_name(raw) == name


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("", Fault.EMPTY),
        (" \t\u200d\u0301", Fault.EMPTY),
        ("Ann\x00Smith", Fault.CHARACTERS),
        ("\udc80", Fault.CHARACTERS),
        ("x" * 501, Fault.TOO_LONG),
    ],
)
def test_what_is_no_name_is_refused(raw: str, code: Fault) -> None:
    with pytest.raises(Invalid, match="Wanted a name") as caught:
        display_name(raw)
    assert caught.value.code is code


@given(TEXTS)
def test_a_cleaned_name_is_clean(raw: str) -> None:
    try:
        name = display_name(raw)
    except Invalid:
        return
    assert display_name(name) == name
