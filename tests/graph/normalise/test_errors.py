"""Errors tell what was wanted, what was found and what to try, and stay as they were made."""

import pickle

import pytest

from graph.normalise.errors import LONGEST_SHOWN, Fault, Invalid

ERROR = Invalid(Fault.SYNTAX, "a date such as 2024-02-29", found="soon", hint="Write year, month, day.")


def test_the_message_says_what_was_wanted_found_and_what_to_try() -> None:
    assert str(ERROR) == "Wanted a date such as 2024-02-29, found 'soon'. Write year, month, day."


def test_the_parts_are_there_for_programs() -> None:
    assert (ERROR.code, ERROR.wanted, ERROR.found) == ("SYNTAX", "a date such as 2024-02-29", "'soon'")
    assert ERROR.hint == "Write year, month, day."


@pytest.mark.parametrize("part", ["code", "wanted", "found", "hint"])
def test_the_parts_cannot_be_changed(part: str) -> None:
    with pytest.raises(AttributeError):
        setattr(ERROR, part, "something else")


def test_a_long_value_is_shortened_and_control_characters_are_escaped() -> None:
    long = Invalid(Fault.TOO_LONG, "a word", found="x\n" * 10**6, hint="Shorten it.")
    assert len(long.found) == LONGEST_SHOWN
    assert "\n" not in long.found


def test_an_error_survives_the_way_between_processes() -> None:
    again = pickle.loads(pickle.dumps(ERROR))  # noqa: S301 - the bytes are our own.
    assert str(again) == str(ERROR)
    assert again.code is Fault.SYNTAX
