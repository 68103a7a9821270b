"""What came of offers, added up: rates by strategy and model, and how far they lie above those who are held out.

Who is counted is a subject, a customer say, once for each strategy and model that they were shown something of; a
basket of nobody is counted as one. A purchase counts if it was reported, or if the subject bought within some days.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from graph.cross_sell.serving import statements
from graph.cross_sell.serving.intervals import Rate, newcombe, wilson
from graph.cross_sell.serving.offers import LABELS
from graph.cross_sell.serving.reading import Asking
from graph.cross_sell.serving.terms import Arm
from graph.normalise.durations import Duration, from_now
from graph.normalise.moments import UTC

MOST, AT_ONCE = 100_000, 500


@dataclass(frozen=True, slots=True)
class Shown:
    """Something that was shown, and what came of it."""

    list: str
    product: str
    subject: str | None
    strategy: str | None
    model: str | None
    arm: str
    at: str
    clicked: bool
    bought: bool
    dismissed: bool

    @property
    def whom(self) -> str:
        return self.subject or self.list


@dataclass(slots=True)
class Tally:
    """To whom something was shown, and who of them did what."""

    shown: set[str] = field(default_factory=set)
    clicked: set[str] = field(default_factory=set)
    bought: set[str] = field(default_factory=set)
    dismissed: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report; one without a strategy is about all of them. `uplift` is against those held out, of whom
    there are `held_out`."""

    strategy: str | None
    model: str | None
    arm: str
    shown: int
    clicked: int
    bought: int
    dismissed: int
    uplift: Rate | None = None
    held_out: int = 0

    @property
    def buying(self) -> Rate | None:
        return wilson(self.bought, self.shown)

    @property
    def clicking(self) -> Rate | None:
        return wilson(self.clicked, self.shown)


async def shown_between(ask: Asking, since: str, until: str, *, within: Duration) -> tuple[list[Shown], bool]:
    """What was shown to those who are there for who asks, with purchases that followed; whether there was more."""
    rows = await ask.read(statements.SHOWN, since=since, until=until, most=MOST + 1)
    every = [_shown(row) for row in rows[:MOST]]
    there = await _there(ask, every)
    bought = await _bought(ask, [each for each in there if each.subject and not each.bought], within)
    return [_with(each, bought) for each in there], len(rows) > MOST


async def _there(ask: Asking, shown: Sequence[Shown]) -> list[Shown]:
    """What was shown to those who are there for who asks, and to nobody who is known."""
    subjects = {each.subject for each in shown if each.subject}
    gone = set[str]()
    for prefix, name in LABELS.items():
        some = sorted(each for each in subjects if each.startswith(prefix))
        gone |= set(some) - await ask.seen(name, some)
    return [each for each in shown if each.subject not in gone]


def lines(shown: Iterable[Shown]) -> list[Line]:
    """The report: for each model all strategies together, each by itself, and those held out."""
    tallies = dict[tuple[str, str, str], Tally]()
    for each in shown:
        held = each.arm == Arm.HELD_OUT
        strategies = ("",) if held else ("", each.strategy or "")
        for strategy in strategies:
            _count(tallies.setdefault((each.model or "", each.arm, strategy), Tally()), each)
    found = {key: _line(key, tally) for key, tally in tallies.items()}
    return [_lifted(found[key], found.get((key[0], Arm.HELD_OUT, ""))) for key in sorted(found)]


def _count(tally: Tally, each: Shown) -> None:
    tally.shown.add(each.whom)
    for members, did in ((tally.clicked, each.clicked), (tally.bought, each.bought), (tally.dismissed, each.dismissed)):
        if did:
            members.add(each.whom)


def _line(key: tuple[str, str, str], tally: Tally) -> Line:
    model, arm, strategy = key
    counted = (len(tally.shown), len(tally.clicked), len(tally.bought), len(tally.dismissed))
    return Line(strategy or None, model or None, arm, *counted)


def _lifted(line: Line, held_out: Line | None) -> Line:
    """The line with its uplift, where somebody is held out to compare it with."""
    own, theirs = line.buying, held_out.buying if held_out else None
    if line.arm == Arm.HELD_OUT or held_out is None or own is None or theirs is None:
        return line
    return replace(line, uplift=newcombe(own, theirs), held_out=held_out.shown)


def _shown(row: Sequence[Any]) -> Shown:
    list_, product, subject, strategy, model, arm, at, *did = row
    return Shown(list_, product, subject, strategy, model, arm, at, *(each is not None for each in did))


async def _bought(ask: Asking, shown: Sequence[Shown], within: Duration) -> frozenset[tuple[str, str, str]]:
    """Which of these were bought by whom they were shown to, soon after."""
    found = set[tuple[str, str, str]]()
    for label in statements.BOUGHT_AFTER:
        rows = [[each.subject, each.product, each.at, _end(each.at, within)] for each in shown
                if (each.subject or "").startswith(label)]  # fmt: skip
        for start in range(0, len(rows), AT_ONCE):
            answer = await ask.read(statements.BOUGHT_AFTER[label], rows=rows[start : start + AT_ONCE])
            found |= {(str(subject), str(product), str(at)) for subject, product, at in answer}
    return frozenset(found)


def _end(at: str, within: Duration) -> str:
    return from_now(within, datetime.fromisoformat(at).replace(tzinfo=UTC), zone=UTC)


def _with(each: Shown, bought: frozenset[tuple[str, str, str]]) -> Shown:
    if each.bought or (each.subject or "", each.product, each.at) not in bought:
        return each
    return Shown(each.list, each.product, each.subject, each.strategy, each.model, each.arm, each.at, each.clicked,
                 bought=True, dismissed=each.dismissed)  # fmt: skip
