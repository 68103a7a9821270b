"""What happened with companies, alone and with all below them: counted by plans, so with the rights of who asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.companies.groups import owned_by
from graph.companies.owning import below
from graph.declare import Node
from graph.plan import AsOf, Bind, Compare, Fields, Follow, Op, Slot
from resolvers.computed.ask import Ask
from resolvers.computed.companies import as_seen, day_of
from resolvers.computed.reading import has, number, number_and_sum, rows
from resolvers.computed.worth import worth
from schema.finish import ByName

OPEN = ("OPEN", "PENDING")
MOST_PEOPLE = 10_000
"""People counted in one company."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What happened with one company; None where that is not seen."""

    spent: int | None = None
    purchases: int | None = None
    interactions: int | None = None
    cases: int | None = None
    people: frozenset[str] | None = None


async def rollups(ids: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """`Company.rollup`."""
    found = await below(ask.reader, ids, day_of(ask), timeout=ask.timeout)
    ownings = await as_seen(found, ids, ask)
    groups = {each: owned_by(each, ownings.known) for each in ids}
    figures = await _figures(sorted(set[str]().union(*groups.values())), ask)
    return {each: _rollup(each, group, figures, ask, is_cut=ownings.is_cut) for each, group in groups.items()}


async def _figures(companies: Sequence[str], ask: Ask) -> Mapping[str, Figures]:
    wanted = dict(_wanted(ask.model.node("Company"), ask))
    fields = Fields((ask.model.node("Company").property("id"),), (), tuple(wanted.values()))
    found = await ask.fetch("Company", fields, companies)
    return {row[0]: _read(dict(zip(wanted, row[1:], strict=True))) for row in found}


def _wanted(company: Node, ask: Ask) -> Iterator[tuple[str, Follow]]:
    """What to count of each company, as far as it is seen."""
    if has(company, "purchases"):
        yield "purchases", number_and_sum(company, "purchases", ask.model.node("Purchase").property("total"))
    if has(company, "interactions"):
        yield "interactions", number(company, "interactions")
    if has(company, "cases"):
        is_open = Compare(ask.model.node("Case").property("status"), Op.IN, Bind(Slot(list(OPEN))))
        yield "cases", number(company, "cases", where=is_open)
    if has(company, "employees"):
        person = Fields((ask.model.node("Customer").property("id"),))
        day = AsOf(Bind(Slot(day_of(ask))))
        yield "people", rows(company, "employees", person, most=MOST_PEOPLE, period=day)


def _read(row: Mapping[str, Any]) -> Figures:
    purchases, sums = row.get("purchases", (None, (None,)))
    people = row.get("people")
    named = None if people is None else frozenset(each[0] for each in people)
    return Figures(sums[0], purchases, row.get("interactions"), row.get("cases"), named)


def _rollup(company: str, group: Iterable[str], figures: Mapping[str, Figures], ask: Ask, *, is_cut: bool) -> ByName:
    all_of = [figures[each] for each in sorted(group) if each in figures]
    own = [figures[company]] if company in figures else []
    is_crowded = any(each.people is not None and len(each.people) == MOST_PEOPLE for each in all_of)
    return ByName(own=_added_up(own, ask), consolidated=_added_up(all_of, ask), truncated=is_cut or is_crowded)


def _added_up(figures: Sequence[Figures], ask: Ask) -> ByName:
    people = [each.people for each in figures if each.people is not None]
    return ByName(
        companies=len(figures),
        spent=worth(_sum(each.spent for each in figures), ask),
        purchases=_sum(each.purchases for each in figures),
        interactions=_sum(each.interactions for each in figures),
        openCases=_sum(each.cases for each in figures),
        contacts=len(frozenset[str]().union(*people)) if people else None,
    )


def _sum(amounts: Iterable[int | None]) -> int | None:
    known = [each for each in amounts if each is not None]
    return sum(known) if known else None
