"""How a key is written, and what is recognised as one."""

import pytest

from graph.keys.spelling import LETTERS, minted, spelled

GOOD = "kith_0123456789AB_abcdefghijklmnopqrstuvwxyzABCDEF4FFCLc"


def test_a_new_key_is_read_back() -> None:
    new = minted()
    assert spelled(new.text) == new
    assert (len(new.text), len(new.id), len(new.secret)) == (56, 12, 32)


def test_keys_differ() -> None:
    many = [minted() for _ in range(1000)]
    assert len({each.id for each in many}) == len({each.secret for each in many}) == 1000
    assert set("".join(each.secret for each in many)) == set(LETTERS)


def test_a_secret_is_not_printed() -> None:
    new = minted()
    assert new.secret not in repr(new)
    assert new.secret not in new.hash


@pytest.mark.parametrize("place", range(56))
def test_a_slip_anywhere_is_seen(place: int) -> None:
    text = minted().text
    other = "A" if text[place] != "A" else "B"
    assert spelled(text[:place] + other + text[place + 1 :]) is None


@pytest.mark.parametrize("text", ["", "kith_", "kith_a_b", "x" * 56, GOOD + "\n", GOOD.upper(), f" {GOOD}"])
def test_other_texts_are_no_keys(text: str) -> None:
    assert spelled(text) is None


def test_the_check_is_that_of_every_version() -> None:
    """A key that was given out must be good for ever."""
    assert spelled(GOOD) is not None
