"""Weights, ranks, reasons, sentences and intervals: functions of values alone."""

from __future__ import annotations

import pytest

from graph.cross_sell.serving.intervals import newcombe, wilson
from graph.cross_sell.serving.persons import Consent, consent_of
from graph.cross_sell.serving.ranking import Candidate, Pair, ranked, spread
from graph.cross_sell.serving.reasons import Code, Edge, Numbers, Reason, reasons_of
from graph.cross_sell.serving.report import Shown, lines
from graph.cross_sell.serving.sentences import sentence
from graph.cross_sell.serving.terms import Arm, Terms
from graph.cross_sell.serving.weighing import weights_of

NUMBERS = Numbers(41, 212, 6.1)
LEARNED = {"a": 0.28, "b": 0.2, "c": 0.1}
WEIGHTS = {"p": 1.0, "o": 0.5}
KITCHEN = {"a": ["kitchen"], "b": ["kitchen"], "c": ["garden"]}


def order(*pairs: tuple[str, str, str], out: frozenset[str] = frozenset()) -> str:
    said = [Pair(product, word, candidate, None) for product, word, candidate in pairs]
    return "".join(each.product for each in ranked(LEARNED, said, WEIGHTS, out=out).best(9))


def test_visits_at_which_nothing_is_bought_again_make_things_older() -> None:
    last = {"a": "2026-01-03", "b": "2026-01-02", "c": "2026-01-02", "d": "2026-01-01"}
    assert weights_of(last, decay=0.5) == {"a": 1.0, "b": 0.5, "c": 0.5, "d": 0.25}


def test_what_weighs_next_to_nothing_is_left_out() -> None:
    last = {str(day): f"2026-01-{day:02}" for day in range(1, 21)}
    assert min(weights_of(last, decay=0.7).values()) == pytest.approx(0.7**10)


@pytest.mark.parametrize(
    ("pairs", "wanted"),
    [
        ([], "abc"), ([("p", "BOOSTED", "b")], "bac"), ([("p", "BOOSTED", "a"), ("p", "SUBSTITUTES", "a")], "bac"),
        ([("p", "PINNED", "c")], "cab"), ([("p", "BLOCKED", "a")], "bc"), ([("p", "COMPLEMENTS", "d")], "abcd"),
        ([("o", "COMPLEMENTS", "d")], "abcd"), ([("stranger", "BLOCKED", "a")], "abc"),
        ([("p", "PINNED", "a"), ("p", "BLOCKED", "a")], "bc"), ([("p", "SUBSTITUTES", "a")], "bca"),
    ],
)  # fmt: skip
def test_what_people_said_counts(pairs: list[tuple[str, str, str]], wanted: str) -> None:
    assert order(*pairs) == wanted


def test_what_is_out_does_not_come_back_for_being_pinned() -> None:
    assert order(("p", "PINNED", "a"), out=frozenset("a")) == "bc"


@pytest.mark.parametrize(("diversity", "wanted"), [(0.0, "abc"), (0.5, "acb"), (1.0, "acb"), (0.2, "abc")])
def test_categories_are_spread(diversity: float, wanted: str) -> None:
    some = [Candidate("a", 0.5), Candidate("b", 0.4), Candidate("c", 0.3)]
    assert "".join(each.product for each in spread(some, KITCHEN, first=3, diversity=diversity)) == wanted


def test_shares_of_what_was_bought_add_up() -> None:
    edges = [
        Edge("x", "p", "PAN", 0.3, NUMBERS),
        Edge("x", "o", None, 0.2, NUMBERS),
        Edge("y", "p", None, 9.0, NUMBERS),
    ]
    pairs = [Pair("p", "COMPLEMENTS", "x", "PAN"), Pair("p", "PINNED", "x", "PAN")]
    found = reasons_of(Candidate("x", 0.5), edges, pairs, WEIGHTS, again=0.5)
    assert [(each.code, each.share) for each in found] == [
        (Code.PINNED, None), (Code.BOUGHT_BEFORE, 0.5), (Code.BOUGHT_TOGETHER, pytest.approx(0.3)),
        (Code.BOUGHT_TOGETHER, pytest.approx(0.1)), (Code.COMPLEMENT, pytest.approx(0.1))]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "few", "wanted"),
    [("PAN", 1, "bought by 41 of the 212 buyers who bought PAN, 6.1 times as often as chance"),
     ("PAN", 100, "often bought by those who bought PAN"),
     (None, 100, "often bought by those who bought something bought before")],
)  # fmt: skip
def test_a_sentence_tells_only_what_may_be_told(name: str | None, few: int, wanted: str) -> None:
    reason = Reason(Code.BOUGHT_TOGETHER, "p", "PAN", 1.0, NUMBERS)
    assert sentence(reason, name=name, tells=lambda people: people >= few) == wanted


def test_a_grant_that_has_run_out_is_none() -> None:
    told = [(None, "GRANTED", "2026-01-01", "2026-02-01")]
    assert consent_of(told, "2026-03-01") is Consent.UNKNOWN
    assert consent_of(told, "2026-01-15") is Consent.GIVEN


def test_who_is_held_out_stays_so_when_more_are() -> None:
    ids = [f"cus_{number}" for number in range(2000)]
    few, more = ({each for each in ids if Terms(held_out=share).arm(each) is Arm.HELD_OUT} for share in (5, 20))
    assert few < more
    assert 60 < len(few) < 140


# The intervals of R. Newcombe's own examples (1998), of 81 of 263, and of 56 of 70 against 48 of 80.
def test_intervals_are_those_of_the_literature() -> None:
    one = wilson(81, 263)
    assert one is not None
    assert (round(one.low, 4), round(one.high, 4)) == (0.2553, 0.3662)
    left, right = wilson(56, 70), wilson(48, 80)
    assert left is not None
    assert right is not None
    found = newcombe(left, right)
    assert (round(found.value, 4), round(found.low, 4), round(found.high, 4)) == (0.2, 0.0524, 0.3339)
    assert wilson(0, 0) is None


def test_the_report_counts_customers_and_compares_them_with_those_held_out() -> None:
    def shown(who: str, arm: str, *, bought: bool) -> Shown:
        return Shown(
            "list", "p", who, "PERSONAL" if arm == "OFFERED" else "POPULAR", "m", arm, "", False, bought, False
        )

    told = [shown(f"a{number}", "OFFERED", bought=number < 30) for number in range(100)]
    told += [shown(f"b{number}", "HELD_OUT", bought=number < 10) for number in range(100)]
    held, all_, personal = lines([*told, told[0]])
    assert (held.arm, held.shown, held.bought, held.uplift) == ("HELD_OUT", 100, 10, None)
    assert (all_.strategy, personal.strategy, personal.shown, personal.bought) == (None, "PERSONAL", 100, 30)
    assert personal.uplift is not None
    assert (round(personal.uplift.value, 2), personal.uplift.low > 0) == (0.2, True)
