"""What happened in households, as the API shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.normalise.moments import moment_text
from graph.plan import During, Fields
from graph.shopping.timeline import Deed, Event, Stay, timeline
from resolvers.computed.ask import Ask
from resolvers.computed.pages import page_of
from resolvers.computed.reading import has, rows
from schema.finish import ByName

EVER = During(None, None)
MOST_STAYS, MOST_DEEDS = 1000, 5000
DEEDS = {"PURCHASE": "purchases", "RETURN": "returns", "CASE": "cases"}


async def timelines(ids: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """`Household.timeline`."""
    stays = await _stays(ids, ask)
    deeds, crowded = await _deeds(sorted({stay.who for some in stays.values() for stay in some}), ask)
    return {home: _timeline(home, some, deeds, crowded, ask) for home, some in stays.items()}


async def _stays(ids: Sequence[str], ask: Ask) -> Mapping[str, list[Stay]]:
    home, person = ask.model.node("Household"), ask.model.node("Customer")
    edge = {each.name: each for each in ask.model.edge(home.relation("members"))}
    inner = Fields((person.property("id"),), (edge["since"], edge["until"]))
    members = rows(home, "members", inner, most=MOST_STAYS, period=EVER)
    found = await ask.fetch("Household", Fields((home.property("id"),), (), (members,)), ids)
    return {row[0]: [Stay(who, since or "", until or "") for who, since, until in row[1]] for row in found}


async def _deeds(people: Sequence[str], ask: Ask) -> tuple[Mapping[str, list[Deed]], frozenset[str]]:
    """What people did, as far as it is seen, and who did more than was read."""
    person, deed = ask.model.node("Customer"), ask.model.node("Interaction")
    kinds = [(kind, name) for kind, name in DEEDS.items() if has(person, name)]
    inner = Fields((deed.property("id"), deed.property("at")))
    follows = tuple(rows(person, name, inner, most=MOST_DEEDS) for _, name in kinds)
    found = await ask.fetch("Customer", Fields((person.property("id"),), (), follows), people)
    done = {row[0]: list(_each(row[0], [kind for kind, _ in kinds], row[1:])) for row in found}
    return done, frozenset(row[0] for row in found if any(len(each) == MOST_DEEDS for each in row[1:]))


def _each(who: str, kinds: Sequence[str], columns: Sequence[Any]) -> Iterator[Deed]:
    for kind, deeds in zip(kinds, columns, strict=True):
        yield from (Deed(who, deed, kind, at) for deed, at in deeds)


def _timeline(
    home: str, stays: Sequence[Stay], deeds: Mapping[str, list[Deed]], crowded: frozenset[str], ask: Ask
) -> ByName:
    people = sorted({stay.who for stay in stays})
    done = [each for who in people for each in deeds.get(who, ())]
    events = timeline(stays, done, ask.values.setting.zone, ask.today)
    page, info, _ = page_of(events, ask, key=lambda each: each.key, question=f"timeline {home}")
    is_cut = len(stays) == MOST_STAYS or not crowded.isdisjoint(people)
    return ByName(nodes=list(map(_event, page)), pageInfo=info, totalCount=len(events), truncated=is_cut)


def _event(event: Event) -> ByName:
    return ByName(
        kind=event.kind,
        on=event.day,
        at=moment_text(event.at) if event.at else None,
        customer=event.who,
        interaction=event.deed or None,
    )
