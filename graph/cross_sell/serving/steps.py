"""The steps of the ladder: each gives a list, maybe an empty one, to every customer who is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.cross_sell.serving import groups
from graph.cross_sell.serving import popular as many
from graph.cross_sell.serving.customers import Known, agrees, known_of, subject_of, weighed
from graph.cross_sell.serving.listing import NONE, Item, Listed, Subject, chosen_of, listed, narrowed
from graph.cross_sell.serving.persons import Person
from graph.cross_sell.serving.popular import Placed, alike, bands_of, merged, reasons_in
from graph.cross_sell.serving.reading import Asking, Question


async def personal(ask: Asking, ids: Sequence[str], known: Known, question: Question) -> dict[str, Listed]:
    """What goes with what they bought."""
    subjects = [subject_of(known.people[each], known.model, question) for each in ids]
    return await listed(ask, subjects, known.model, question, near=known.near)


async def household(ask: Asking, ids: Sequence[str], known: Known, question: Question) -> dict[str, Listed]:
    """What goes with what those bought who live with them, and agree to personalisation."""
    if "Household" not in question.knows:
        return dict.fromkeys(ids, NONE)
    others = await _others(ask, ids, question)
    people = await known_of(ask, groups.of_each(others), question)
    subjects = [
        _among(known.people[each], [people[one] for one in others[each] if one in people], known, question)
        for each in ids
    ]
    return await listed(ask, subjects, known.model, question)


async def _others(ask: Asking, ids: Sequence[str], question: Question) -> dict[str, list[str]]:
    """Those who live with each."""
    homes = await groups.homes(ask, ids, today=question.today)
    inside = await groups.members(ask, groups.of_each(homes), today=question.today) if homes else {}
    return {
        each: sorted({one for home in homes.get(each, ()) for one in inside.get(home, ())} - {each}) for each in ids
    }


def _among(person: Person, others: Sequence[Person], known: Known, question: Question) -> Subject:
    those = [other for other in others if agrees(other, question)]
    liked = [line for each in those for line in each.liked]
    weights = weighed(liked, [line for each in those for line in each.bought], known.model)
    return replace(subject_of(person, known.model, question), weights=weights, repeats={})


async def similar(ask: Asking, ids: Sequence[str], known: Known, question: Question) -> dict[str, Listed]:
    """The list of those most alike, if there are enough of them; else of those of the same country."""
    if known.model.name is None:
        return dict.fromkeys(ids, NONE)
    now = known.model.newest or known.model.at or question.now
    keys = {each: bands_of(known.people[each], known.model.name, now=now) for each in ids}
    lists = await alike(ask, groups.of_each(keys), question)
    mine = {each: [next((lists[key] for key in keys[each] if key in lists), [])] for each in ids}
    return await from_lists(ask, mine, _outs(ids, known, question), question)


async def popular(ask: Asking, ids: Sequence[str], known: Known, question: Question) -> dict[str, Listed]:
    """What many buy of late."""
    lists = await many.popular(ask, question)
    return await from_lists(ask, dict.fromkeys(ids, lists), _outs(ids, known, question), question)


def _outs(ids: Sequence[str], known: Known, question: Question) -> dict[str, frozenset[str]]:
    return {each: subject_of(known.people[each], known.model, question).out for each in ids}


async def from_lists(
    ask: Asking,
    lists: Mapping[str, Sequence[Sequence[Placed]]],
    outs: Mapping[str, frozenset[str]],
    question: Question,
) -> dict[str, Listed]:
    """What lists for many have for each: without what they have or do not want."""
    every = {id_: merged(lists[id_], out=out) for id_, out in outs.items()}
    kept = await narrowed(ask, [each.product for some in every.values() for each in some], question)
    there = {id_: [each for each in some if each.product in kept] for id_, some in every.items()}
    chosen = await chosen_of(ask, there, question)
    return {
        id_: Listed(
            tuple(Item(each.product, each.score, reasons_in(lists[id_], each.product)) for each in some),
            len(there[id_]) > len(some),
        )
        for id_, some in chosen.items()
    }
