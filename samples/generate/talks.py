"""Conversations and cases: with people, and with companies through the people who act for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samples.generate.careers import Job
from samples.generate.days import FIRST, LAST, days, within
from samples.generate.dice import Dice
from samples.generate.firms import Firm
from samples.generate.people import Person
from samples.generate.retail import Bought, Buyer
from samples.generate.words import words

CONVERSATIONS, CASES = 2600, 900
_CHANNELS = {"CALL": "PHONE", "EMAIL": "EMAIL", "CHAT": "CHAT", "SOCIAL": "SOCIAL", "FORM": "WEB", "MEETING": "FIELD",
             "VISIT": "FIELD"}  # fmt: skip
_PEOPLE = {"CALL": 34, "EMAIL": 32, "CHAT": 12, "SOCIAL": 8, "FORM": 10, "VISIT": 4}
_FIRMS = {"CALL": 34, "EMAIL": 30, "MEETING": 16, "VISIT": 14, "FORM": 6}
_FEELING = {"POSITIVE": 30, "NEUTRAL": 52, "NEGATIVE": 18}


@dataclass(frozen=True, slots=True)
class Side:
    """With whom: a customer, or a company and the person who acted for it."""

    customer: str = ""
    company: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation or a case. Moments are UTC; `seconds` is how long it took."""

    key: str
    kind: str
    at: str
    channel: str
    subject: str
    outcome: str
    notes: str
    handled_by: str
    status: str
    sentiment: str
    side: Side
    direction: str = "INBOUND"
    due: str = ""
    seconds: int | None = None
    priority: str = ""
    resolved: str = ""
    sku: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Whom we talk to: a person, or a firm with its jobs."""

    buyer: Buyer
    firm: Firm | None
    jobs: tuple[Job, ...]

    def side(self, day: date) -> Side:
        """Who stands for the party on a day."""
        if self.firm is None:
            return Side(customer=self.buyer.key)
        return Side(company=self.firm.key, contact=next((job.person.key for job in self.jobs if job.on(day)), ""))


def conversations(people: Sequence[Person], firms: Sequence[Firm], jobs: Sequence[Job]) -> Iterator[Talk]:
    """With those who buy often more often; a fifth with companies."""
    parties = _parties(people, firms, jobs)
    for number in range(1, CONVERSATIONS + 1):
        dice = Dice("conversation", number)
        yield _conversation(f"T-{number:05}", _chosen(parties, dice), dice)


def cases(people: Sequence[Person], firms: Sequence[Firm], jobs: Sequence[Job], lines: Sequence[Bought]) -> list[Talk]:
    """Each about a product that the party had bought in the weeks before."""
    parties = {each.buyer.key: each for group in _parties(people, firms, jobs) for each in group}
    chosen = Dice("cases").some(lines, CASES)
    return [_case(f"C-{number:05}", parties[line.buyer], line) for number, line in enumerate(chosen, 1)]


def _parties(people: Sequence[Person], firms: Sequence[Firm], jobs: Sequence[Job]) -> tuple[list[Party], list[Party]]:
    """People, those with more orders more often, and firms."""
    teams: dict[str, list[Job]] = defaultdict(list)
    for job in jobs:
        teams[job.firm.key].append(job)
    persons = [Party(each.buyer, None, ()) for each in people if each.buyer for _ in range(1 + each.buyer.orders // 3)]
    return persons, [Party(each.buyer, each, tuple(teams[each.key])) for each in firms if each.buyer]


def _chosen(parties: tuple[list[Party], list[Party]], dice: Dice) -> Party:
    return dice.one(parties[1] if dice.chance(22) else parties[0])


def _conversation(key: str, party: Party, dice: Dice) -> Talk:
    kind = dice.weighted(_FIRMS if party.firm else _PEOPLE)
    subject, outcome = _said(words("phrases")["conversations"][kind], dice)
    day = dice.day(max(days(party.buyer.first, -40), days(FIRST, -60)), within(days(party.buyer.last, 45)))
    open_ = day > days(LAST, -25) and dice.chance(45)
    due = dice.moment(days(day, dice.between(2, 30))) if open_ or dice.chance(6) else ""
    return Talk(
        key, kind, dice.moment(day), _CHANNELS[kind], subject, "" if open_ else outcome, _note(dice), _staff(dice),
        status=dice.one(("OPEN", "PENDING")) if open_ else dice.one(("CLOSED", "CLOSED", "RESOLVED")),
        sentiment=dice.weighted(_FEELING) if dice.chance(70) else "",
        direction="OUTBOUND" if kind in ("CALL", "EMAIL", "VISIT", "MEETING") and dice.chance(35) else "INBOUND",
        due=due, seconds=_length(kind, dice), side=party.side(day),
    )  # fmt: skip


def _case(key: str, party: Party, line: Bought) -> Talk:
    dice = Dice("case", key)
    kind = dice.weighted({"COMPLAINT": 58, "SUPPORT": 42})
    subject, outcome = _said(words("phrases")["cases"][kind], dice)
    day = within(days(line.day, dice.between(1, 40)))
    end = days(day, dice.weighted({0: 20, 1: 25, 3: 25, 8: 20, 21: 10}))
    done = end < LAST and dice.chance(94)
    return Talk(
        key, kind, dice.moment(day), dice.weighted({"EMAIL": 46, "PHONE": 34, "WEB": 12, "CHAT": 8}), subject,
        outcome if done else "", _note(dice), _staff(dice), sku=line.sku,
        status=dice.one(("RESOLVED", "CLOSED")) if done else dice.one(("OPEN", "PENDING")),
        sentiment=dice.weighted({"NEGATIVE": 72, "NEUTRAL": 28} if kind == "COMPLAINT" else _FEELING),
        due="" if done else dice.moment(days(day, dice.between(1, 14))), resolved=f"{end}T19:00:00Z" if done else "",
        priority=dice.weighted({"LOW": 18, "NORMAL": 56, "HIGH": 20, "URGENT": 6}), side=party.side(day),
    )  # fmt: skip


def _said(topics: Sequence[str], dice: Dice) -> tuple[str, str]:
    subject, _, outcomes = dice.one(topics).partition("|")
    return subject, dice.one(outcomes.split(";"))


def _length(kind: str, dice: Dice) -> int | None:
    """Seconds, of what lasts."""
    spans: Mapping[str, tuple[int, int]] = {"CALL": (40, 1500), "CHAT": (90, 1200), "MEETING": (1200, 7200),
                                            "VISIT": (900, 5400)}  # fmt: skip
    return dice.between(*spans[kind]) if kind in spans else None


def _note(dice: Dice) -> str:
    notes: list[str] = words("phrases")["cases"]["notes"]
    return dice.one(notes) if dice.chance(22) else ""


def _staff(dice: Dice) -> str:
    staff: list[str] = words("phrases")["staff"]
    return dice.one(staff)
