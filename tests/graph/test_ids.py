"""Ids are typed, sort by time, and never come twice."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ids import KINDS, IdSource, is_id, kind_of, new_id
from graph.normalise.errors import Fault, Invalid

START = datetime(2010, 12, 1, tzinfo=UTC)


def stepping(*milliseconds: int) -> IdSource:
    steps: Iterator[int] = iter(milliseconds)
    return IdSource(lambda: next(steps))


@pytest.mark.parametrize("prefix", KINDS)
def test_an_id_says_what_it_names(prefix: str) -> None:
    new = new_id(prefix)
    assert is_id(new)
    assert (new[:4], len(new), kind_of(new)) == (f"{prefix}_", 30, KINDS[prefix])


def test_an_unknown_prefix_is_refused() -> None:
    with pytest.raises(Invalid, match="prefix of a kind") as caught:
        new_id("abc")
    assert caught.value.code is Fault.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "cus_",
        "cus_01hzxv5p8q6rw2m3k4n7t9b0c",
        "cus_01hzxv5p8q6rw2m3k4n7t9b0cdd",
        "cus_01HZXV5P8Q6RW2M3K4N7T9B0CD",
        "cus_81hzxv5p8q6rw2m3k4n7t9b0cd",
        "cus_01hzxv5p8q6rw2m3k4n7t9b0cu",
        "abc_01hzxv5p8q6rw2m3k4n7t9b0cd",
        "cus_01hzxv5p8q6rw2m3k4n7t9b0cd\n",
    ],
)
def test_what_has_not_the_form_is_no_id(text: str) -> None:
    assert not is_id(text)
    with pytest.raises(Invalid, match="Wanted an id"):
        kind_of(text)


def test_ids_begin_with_their_millisecond_as_the_specification_of_ulids_has_it() -> None:
    assert stepping(1_469_918_176_385).mint("cus")[4:14] == "01aryz6s41"
    assert IdSource.at(datetime(2016, 7, 30, 22, 36, 16, 385_000, tzinfo=UTC)).mint("cus")[4:14] == "01aryz6s41"


def test_a_new_id_is_of_now() -> None:
    before, new, after = (mint("cus")[4:14] for mint in (IdSource.at(datetime.now(UTC)).mint, new_id, later().mint))
    assert before <= new < after


def later() -> IdSource:
    return IdSource.at(datetime.now(UTC) + timedelta(minutes=1))


def test_ids_of_one_source_grow_and_never_come_twice() -> None:
    source = IdSource.at(START)
    minted = [source.mint("int") for _ in range(100_000)]
    assert minted == sorted(set(minted))
    assert all(map(is_id, minted))


def test_ids_grow_over_the_end_of_what_the_last_letters_can_count() -> None:
    source = IdSource.at(START)
    minted = [source.mint("int") for _ in range((1 << 20) + 1)]
    assert minted[-1][:-4] > minted[0][:-4]
    assert all(one < other for one, other in pairwise(minted))


@given(st.lists(st.integers(0, 10), min_size=2, max_size=30))
def test_ids_grow_though_the_clock_is_set_back(clock: list[int]) -> None:
    source = stepping(*clock)
    minted = [source.mint("cus") for _ in clock]
    assert minted == sorted(set(minted))


def test_a_later_millisecond_draws_fresh_chance() -> None:
    source = stepping(1, 1, 2)
    first, second, third = (source.mint("cus") for _ in range(3))
    assert first[:26] == second[:26] != third[:26]
    assert first[14:] != third[14:]


def test_sources_of_the_same_time_do_not_meet() -> None:
    one, other = IdSource.at(START), IdSource.at(START)
    assert {one.mint("cus") for _ in range(100)}.isdisjoint(other.mint("cus") for _ in range(100))


def test_a_source_that_forgets_begins_anew() -> None:
    source = IdSource.at(START)
    first = source.mint("cus")
    source.forget()
    assert source.mint("cus")[:26] != first[:26]


def test_threads_may_share_a_source() -> None:
    source = IdSource.at(START)
    with ThreadPoolExecutor(4) as threads:
        minted = [*threads.map(lambda _: [source.mint("cus") for _ in range(5_000)], range(4))]
    assert len({one for batch in minted for one in batch}) == 20_000


def test_times_before_the_epoch_have_no_ids() -> None:
    with pytest.raises(Invalid, match="1970") as caught:
        IdSource.at(datetime(1969, 12, 31, tzinfo=UTC))
    assert caught.value.code is Fault.OUT_OF_RANGE
