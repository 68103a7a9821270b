"""Customers as far as serving knows them, read by one statement for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from graph.cross_sell.serving import statements
from graph.cross_sell.serving.reading import Asking

OPEN = ("OPEN", "PENDING")


class Consent(Enum):
    """What somebody said about being shown what fits them."""

    GIVEN = "given"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class Bought(NamedTuple):
    """What purchases and returns of a product come to. Without a purchase that we know of there is no last one.

    There are many for each answer, and a tuple takes a third of the time to make.
    """

    product: str
    last_at: str
    times: int
    quantity: int
    returned: int
    spent: int

    @property
    def is_returned(self) -> bool:
        """Whether all of it came back."""
        return 0 < self.quantity <= self.returned


@dataclass(frozen=True, slots=True)
class Person:
    """One customer. `complained` are the products of complaints."""

    id: str
    bought: tuple[Bought, ...] = ()
    consent: Consent = Consent.UNKNOWN
    complained: frozenset[str] = frozenset()
    has_open_complaint: bool = False
    country: str | None = None
    dismissed: frozenset[str] = frozenset()

    @property
    def unwanted(self) -> frozenset[str]:
        """What came back, was complained about, or dismissed: nothing that anybody would like to see again."""
        returned = {each.product for each in self.bought if each.returned}
        return self.complained | returned | self.dismissed

    @property
    def liked(self) -> tuple[Bought, ...]:
        """What speaks for other things: bought, kept, and not complained about."""
        kept = (each for each in self.bought if each.last_at and not each.is_returned)
        return tuple(each for each in kept if each.product not in self.complained)


async def persons(ask: Asking, ids: Sequence[str], *, now: str, dismissed_since: str) -> dict[str, Person]:
    """These customers by their ids; one that is not there is missing."""
    if not ids:
        return {}
    rows = await ask.read(
        statements.PERSONS, ids=sorted(ids), most=statements.MOST_BOUGHT, now=now, dismissed=dismissed_since
    )
    return {str(row[0]): person_of(row, now) for row in rows}


def person_of(row: Sequence[Any], now: str) -> Person:
    """A customer out of what was read of them by `now`."""
    id_, bought, consents, cases, countries, dismissed = row
    return Person(
        id_, tuple(bought_of(each) for each in bought), consent_of(consents, now),
        frozenset(product for _, products in cases for product in products),
        any(status in OPEN for status, _ in cases), min((each for each in countries if each), default=None),
        frozenset(dismissed),
    )  # fmt: skip


def bought_of(row: Sequence[Any]) -> Bought:
    """A row of what was bought; what is imported may not say everything."""
    product, at, times, quantity, returned, spent = row
    return Bought(str(product), at or "", times or 1, quantity or 0, returned or 0, spent or 0)


def consent_of(told: Sequence[Sequence[Any]], now: str) -> Consent:
    """What stands of consents: channel, state, when it was said and until when it is good.

    Of each channel the last word counts, and one refusal counts more than any number of grants: an offer does not
    know through which channel it will be shown. A grant that has run out is none.
    """
    last = dict[Any, tuple[str, str, str | None]]()
    for channel, state, at, until in told:
        if (at or "", state) >= last.get(channel, ("", "", None))[:2]:
            last[channel] = (at or "", state, until)
    states = {state for _, state, until in last.values() if until is None or until > now}
    if states & {"DENIED", "WITHDRAWN"}:
        return Consent.REFUSED
    return Consent.GIVEN if "GRANTED" in states else Consent.UNKNOWN


def latest(bought: Mapping[str, Sequence[Bought]] | Sequence[Bought]) -> dict[str, str]:
    """When each product was bought last, by any of several buyers."""
    found = dict[str, str]()
    every = bought if isinstance(bought, Sequence) else [each for some in bought.values() for each in some]
    for each in every:
        found[each.product] = max(each.last_at, found.get(each.product, ""))
    return found
