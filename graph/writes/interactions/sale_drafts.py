"""Rows of purchases and returns, read as far as that goes without the graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.ingest.kinds import COMPUTED
from graph.normalise.money import decimal_text
from graph.writes import keys, values
from graph.writes.drafts import Given, Scope
from graph.writes.faults import Fault, Refused
from graph.writes.interactions.naming import INTERACTION, Names, names_of
from graph.writes.interactions.worth import Told, lines_of
from graph.writes.keys import Key

BUYER = "buyer"


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for all rows: whether they are purchases or returns, who writes, the currency of the deployment, the
    moment it is, and what a row may name."""

    type: str
    scope: Scope
    currency: str
    now: str
    names: tuple[str, ...] = ("customer", "company", "contact")

    @property
    def kind(self) -> str:
        return self.type.upper()

    @property
    def payload(self) -> str:
        return self.type.lower()


@dataclass(frozen=True, slots=True)
class SaleDraft:
    """One row. `own` is the key by which it is known already, if it has one; lines are None where none were given."""

    given: Given
    header: Mapping[str, object]
    names: Names
    own: Key | None
    lines: tuple[Told, ...] | None

    @property
    def wanted(self) -> Iterator[Key]:
        yield from self.names.wanted
        yield from (each.product for each in self.lines or ())
        if self.own is not None:
            yield self.own

    @property
    def told(self) -> str:
        """The key under which a source told of it, if it said one."""
        external = self.given.get("external")
        return str(external["key"]) if isinstance(external, Mapping) else ""


def sale_of(given: Given, terms: Terms) -> SaleDraft:
    """One row; raises Refused with all that is wrong with it."""
    settable = (each for each in terms.scope.settable(terms.type) if each.name not in COMPUTED)
    header, faults = values.stored(settable, given)
    faults += [*_rate(given), *_buyers(given)]
    names, own, lines = Names({}), None, None
    try:
        names = names_of(given, (*terms.names, *(["purchase"] if terms.type == "Return" else [])), terms.scope)
    except Refused as refused:
        faults += refused.faults
    try:
        own = own_key(given)
    except Refused as refused:
        faults += refused.faults
    try:
        lines = _lines(given)
    except Refused as refused:
        faults += refused.faults
    if faults:
        raise Refused(*faults)
    return SaleDraft(given, header, names, own, lines)


def own_key(given: Given) -> Key | None:
    """By what an interaction is known already: its id, or its key in another system."""
    if given.get("id") is not None:
        return Key(INTERACTION.name, "id", str(given["id"]))
    external = given.get("external")
    return None if external is None else keys.read_key(INTERACTION, "external", external, "external")


def _lines(given: Given) -> tuple[Told, ...] | None:
    lines = given.get("lines")
    if not isinstance(lines, list):
        return None
    return lines_of(lines, given, creates=bool(given.get("createProducts")))


def _rate(given: Given) -> Iterator[Fault]:
    rate = given.get("rate")
    if isinstance(rate, int) and rate <= 0:
        yield Fault("INVALID", "rate", f"rate: wanted more than 0, found {decimal_text(rate)}.")


def _buyers(given: Given) -> Iterator[Fault]:
    named = [name for name in ("customer", "company", BUYER) if given.get(name) is not None]
    if BUYER in named and len(named) > 1:
        yield Fault("INVALID", BUYER, f"buyer: {named[0]} names who buys already. Give one of them.")
