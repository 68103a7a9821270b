"""Edges are kept of the model that counts, once it is settled, and change no answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from graph.cross_sell.serving import kept, statements
from graph.cross_sell.serving.kept import NOTHING, SETTLED, Kept
from graph.cross_sell.serving.ladder import for_customers
from graph.cross_sell.serving.weights import key_of, text_of
from tests.graph.cross_sell.serving import shop
from tests.graph.cross_sell.serving.conftest import QUESTION, Room

FIRST, SECOND = ("cross-sell/1", "2026-04-01"), ("cross-sell/2", "2026-04-02")
TEXTS = {"pro_a": text_of({"pro_b": 0.5}), "pro_b": None}
LEARNED = """MATCH (m:Model {id: 'cross-sell'}), (s:Sheet {key: $key})
SET m.number = 3, s.text = $weights"""


@dataclass
class Clock:
    """Tells the time that it is set to."""

    time: float = 0.0

    def __call__(self) -> float:
        return self.time


def test_of_a_model_that_may_be_seen_in_parts_nothing_is_kept() -> None:
    keeping = Kept(clock := Clock())
    assert keeping.of(FIRST, TEXTS) == {}
    clock.time = SETTLED - 1
    keeping.unpacked(FIRST, TEXTS)
    assert keeping.of(FIRST, TEXTS) == {}
    clock.time = SETTLED
    found = keeping.unpacked(FIRST, TEXTS)
    assert [list(each) for each in found["pro_a"]] == [["pro_b"], [0.5]]
    assert keeping.of(FIRST, ["pro_a", "pro_b", "pro_c"]) == found == {"pro_a": found["pro_a"], "pro_b": NOTHING}


def test_another_model_knows_nothing_of_the_one_before() -> None:
    keeping = Kept(clock := Clock())
    keeping.of(FIRST, ())
    clock.time = SETTLED
    keeping.unpacked(FIRST, TEXTS)
    assert keeping.of(SECOND, TEXTS) == {}
    keeping.unpacked(FIRST, TEXTS)
    assert keeping.of(SECOND, TEXTS) == {}


def test_there_is_an_end_to_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 1)
    keeping = Kept(clock := Clock())
    keeping.of(FIRST, ())
    clock.time = SETTLED
    for product in "abc":
        keeping.unpacked(FIRST, {product: None})
    assert keeping.of(FIRST, "abc") == {"c": NOTHING}


async def test_what_is_kept_is_not_read_again_and_changes_nothing(room: Room) -> None:
    await shop.customers(room.store, Ana="ab", Cleo="c")
    room.kept = Kept(clock := Clock())
    first = await _asked(room, "Ana")
    clock.time = SETTLED
    assert [await _asked(room, "Ana"), await _asked(room, "Ana"), await _asked(room, "Ana")] == [first] * 3
    firsts = [text for text in room.texts if text in (statements.WHOLE, statements.BESIDE)]
    assert firsts == [statements.WHOLE] * 3 + [statements.BESIDE]
    assert statements.WEIGHTS not in room.texts
    found = await _asked(room, "Cleo")
    assert statements.WEIGHTS in room.texts
    room.kept = Kept()
    assert await _asked(room, "Cleo") == found


async def test_a_new_model_counts_at_once(room: Room) -> None:
    await shop.customers(room.store, Ana="ab")
    room.kept = Kept(clock := Clock())
    for clock.time in (0, SETTLED, SETTLED, SETTLED):
        await _asked(room, "Ana")
    await shop.said(room.store, LEARNED, key=key_of("pro_b"), weights=text_of({"pro_f": 0.9}))
    assert (await _asked(room, "Ana"))[0] == ("pro_f", 0.9)


async def _asked(room: Room, who: str) -> list[tuple[Any, ...]]:
    found = await for_customers(room, [f"cus_{who}"], replace(QUESTION, explains=False))
    return [(each.product, each.score) for each in found[f"cus_{who}"].listed.items]
