"""What about referrals deserves a look: circles, shared identifiers, referrals inside a household, bursts.

An alert proves nothing. It says what was found, and names the nodes on which that rests.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum

from graph.normalise.moments import UTC
from graph.referrals import statements
from graph.referrals.bursts import LEAST, bursts
from graph.referrals.circles import circles
from graph.referrals.looking import Looking, listed
from graph.store import Row

MOST = 10_000
"""Rows that are read for each kind of alert."""
INNER = 50_000
"""Referrals between others that are looked through for circles."""
SHOWN = 100
"""Customers that one alert names."""


class Kind(StrEnum):
    """What was found, in the order in which it is told."""

    CYCLE = "CYCLE"
    SHARED_IDENTIFIER = "SHARED_IDENTIFIER"
    SAME_HOUSEHOLD = "SAME_HOUSEHOLD"
    BURST = "BURST"


@dataclass(frozen=True, slots=True)
class Alert:
    """One finding. `customers` are those in it, the referrer first; `shared` is what they have in common, by id.

    `words` are the kinds of identifiers. `first` and `last` are the moments of its claims, `claims` their number.
    """

    kind: Kind
    customers: tuple[str, ...]
    shared: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    claims: int = 1
    first: str | None = None
    last: str | None = None

    @property
    def key(self) -> tuple[int, str, str, str]:
        """Its place among all."""
        return list(Kind).index(self.kind), ",".join(self.customers), ",".join(self.shared), self.first or ""


@dataclass(frozen=True, slots=True)
class Days:
    """How moments become days, and which day it is."""

    zone: tzinfo
    today: str

    def of(self, moment: str | None) -> str:
        """The day of a moment; today where there is none."""
        if moment is None:
            return self.today
        return datetime.fromisoformat(moment).replace(tzinfo=UTC).astimezone(self.zone).date().isoformat()


Found = tuple[list[Alert], bool]
"""Alerts, and whether more was there than was read."""


async def alerts(kinds: Iterable[Kind], days: Days, looking: Looking) -> Found:
    """The alerts of these kinds in the order of their keys, of what is there for who asks."""
    wanted = frozenset(kinds)
    every = [await FINDERS[kind](looking, days) for kind in Kind if kind in wanted]
    found = [alert for some, _ in every for alert in some]
    seen = await looking.seen("Customer", sorted({one for each in found for one in each.customers}))
    shown = (each for each in found if seen.issuperset(each.customers))
    return sorted(shown, key=lambda each: each.key), any(is_cut for _, is_cut in every)


# --------------------------------------------------------------------------------------------------------- of each kind


async def _cycles(looking: Looking, _days: Days) -> Found:
    rows = listed(await looking.go_over(statements.INNER, limit=INNER + 1))
    moments = {(str(a), str(b)): _text(at) for a, b, at in rows}
    return [_cycle(each, moments) for each in circles(moments)], len(rows) > INNER


def _cycle(circle: tuple[str, ...], moments: dict[tuple[str, str], str | None]) -> Alert:
    steps = zip(circle, (*circle[1:], circle[0]), strict=True)
    dated = sorted(at for each in steps if (at := moments[each]) is not None)
    return Alert(Kind.CYCLE, circle, (), (), len(circle), *_ends(dated))


async def _shared(looking: Looking, _days: Days) -> Found:
    rows = await looking.go_over(statements.SHARED, limit=MOST + 1)
    seen = await looking.seen("Identifier", sorted({str(row[3]) for row in rows}))
    return shared([row for row in rows if row[3] in seen]), len(rows) > MOST


def shared(rows: Iterable[Row]) -> list[Alert]:
    """An alert for each two people, out of rows of both, the moment, and the id and type of an identifier."""
    pairs = defaultdict[tuple[str, str], list[Row]](list)
    for row in rows:
        pairs[str(row[0]), str(row[1])].append(row)
    return [_sharing(pair, some) for pair, some in pairs.items()]


def _sharing(pair: tuple[str, str], rows: Sequence[Row]) -> Alert:
    moments = sorted({str(row[2]) for row in rows if row[2] is not None})
    ids, words = sorted({str(row[3]) for row in rows}), sorted({str(row[4]) for row in rows})
    return Alert(Kind.SHARED_IDENTIFIER, pair, tuple(ids), tuple(words), max(len(moments), 1), *_ends(moments))


async def _homely(looking: Looking, days: Days) -> Found:
    rows = await looking.go_over(statements.LIVED, limit=MOST + 1)
    seen = await looking.seen("Household", sorted({str(row[3]) for row in rows}))
    return homely([row for row in rows if row[3] in seen], days), len(rows) > MOST


def homely(rows: Iterable[Row], days: Days) -> list[Alert]:
    """An alert for each two people and household of which both were members on the day of the claim.

    Rows are both people, the moment, the household, and from when to when each was a member. A claim without a moment
    is taken as one of today.
    """
    found = dict[tuple[str, str, str], Alert]()
    for a, b, at, home, *dates in sorted(rows, key=repr):
        moment = _text(at)
        day = days.of(moment)
        if _holds(dates[0], dates[1], day) and _holds(dates[2], dates[3], day):
            pair = str(a), str(b)
            alert = Alert(Kind.SAME_HOUSEHOLD, pair, (str(home),), first=moment, last=moment)
            found.setdefault((*pair, str(home)), alert)
    return list(found.values())


def _holds(since: object, until: object, day: str) -> bool:
    return (since is None or str(since) <= day) and (until is None or day < str(until))


async def _bursting(looking: Looking, _days: Days) -> Found:
    busy = await looking.go_over(statements.CLAIMANTS, least=LEAST, limit=MOST + 1)
    ids = [row[0] for row in busy]
    rows = listed(await looking.read(statements.CLAIMED, ids=ids, limit=INNER + 1)) if ids else []
    seen = await looking.seen("Customer", sorted({str(row[1]) for row in rows}))
    is_cut = len(busy) > MOST or len(rows) > INNER
    return bursting(row for row in rows if row[1] in seen), is_cut


def bursting(rows: Iterable[Row]) -> list[Alert]:
    """An alert for each burst, out of rows of both people and the moment."""
    claims = defaultdict[str, list[tuple[str, str]]](list)
    for a, b, at in rows:
        claims[str(a)].append((str(at), str(b)))
    return [_burst(referrer, some) for referrer, own in claims.items() for some in bursts(own)]


def _burst(referrer: str, claims: Sequence[tuple[str, str]]) -> Alert:
    brought = tuple(dict.fromkeys(customer for _, customer in claims))[: SHOWN - 1]
    return Alert(Kind.BURST, (referrer, *brought), (), (), len(claims), claims[0][0], claims[-1][0])


def _ends(moments: Sequence[str]) -> tuple[str | None, str | None]:
    return (moments[0], moments[-1]) if moments else (None, None)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


FINDERS: dict[Kind, Callable[[Looking, Days], Awaitable[Found]]] = {
    Kind.CYCLE: _cycles,
    Kind.SHARED_IDENTIFIER: _shared,
    Kind.SAME_HOUSEHOLD: _homely,
    Kind.BURST: _bursting,
}
