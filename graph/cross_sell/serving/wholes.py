"""What those are offered who are no customer: households, companies with those below them, and baskets of nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.cross_sell.serving import groups, statements
from graph.cross_sell.serving.customers import agrees, known_of, made
from graph.cross_sell.serving.ladder import NO_HISTORY, NO_MODEL, NOTHING, RESTS, Offer
from graph.cross_sell.serving.listing import NONE, Listed, Subject, listed
from graph.cross_sell.serving.models import Model, model_of
from graph.cross_sell.serving.persons import Bought, Person
from graph.cross_sell.serving.popular import popular
from graph.cross_sell.serving.reading import Asking, Question
from graph.cross_sell.serving.steps import from_lists
from graph.cross_sell.serving.terms import Strategy

BASKET = "basket"


async def for_households(ask: Asking, ids: Sequence[str], question: Question) -> dict[str, Offer]:
    """What goes with what members bought who agree to personalisation, and none of the members has."""
    model, inside = await asyncio.gather(model_of(ask), groups.members(ask, ids, today=question.today))
    known = await known_of(ask, groups.of_each(inside), question)
    members = {each: [known[one] for one in inside.get(each, ()) if one in known] for each in ids}
    away = await _dismissed(ask, "Household", ids, question)
    subjects = [without(_household(each, members[each], model, question), away[each]) for each in ids]
    return await _offered(ask, subjects, model, question, Strategy.HOUSEHOLD)


async def for_companies(ask: Asking, ids: Sequence[str], question: Question) -> dict[str, Offer]:
    """What goes with what a company and those below it bought, and none of them has."""
    model, inside = await asyncio.gather(model_of(ask), groups.companies(ask, ids, today=question.today))
    bought = await groups.bought_by(ask, groups.of_each(inside))
    away = await _dismissed(ask, "Company", ids, question)
    lines = {each: [line for one in inside[each] for line in bought.get(one, ())] for each in ids}
    subjects = [without(_company(each, lines[each], model, question), away[each]) for each in ids]
    return await _offered(ask, subjects, model, question, Strategy.PERSONAL)


async def for_basket(ask: Asking, products: Sequence[str], question: Question) -> Offer:
    """What goes with products that lie in a basket together."""
    model = await model_of(ask)
    subject = Subject(BASKET, dict.fromkeys(products, 1.0), frozenset(products))
    return (await _offered(ask, [subject], model, question, Strategy.BASKET))[BASKET]


async def in_basket(ask: Asking, skus: Sequence[str]) -> dict[str, str]:
    """The products of a basket by their SKUs, as far as they are there for who asks."""
    rows = {str(sku): str(id_) for sku, id_ in await ask.read(statements.BY_SKU, skus=sorted(set(skus)))}
    seen = await ask.seen("Product", sorted(rows.values()))
    return {sku: id_ for sku, id_ in rows.items() if id_ in seen}


def _household(id_: str, members: Sequence[Person], model: Model, question: Question) -> Subject:
    liked = [line for each in members if agrees(each, question) for line in each.liked]
    unwanted = frozenset(product for each in members for product in each.unwanted)
    return made(id_, liked, [line for each in members for line in each.bought], unwanted, model, question)


def _company(id_: str, bought: Sequence[Bought], model: Model, question: Question) -> Subject:
    liked = [each for each in bought if not each.is_returned]
    return made(id_, liked, bought, frozenset(each.product for each in bought if each.returned), model, question)


async def _dismissed(ask: Asking, label: str, ids: Sequence[str], question: Question) -> dict[str, frozenset[str]]:
    text = statements.DISMISSED_BY[label]
    rows = await ask.read(text, ids=sorted(ids), dismissed=question.dismissed_since)
    return {id_: frozenset(str(product) for who, product in rows if who == id_) for id_ in ids}


def without(subject: Subject, products: frozenset[str]) -> Subject:
    """The same, with these products out as well."""
    repeats = {product: worth for product, worth in subject.repeats.items() if product not in products}
    return replace(subject, out=subject.out | products, repeats=repeats)


async def _offered(
    ask: Asking, subjects: Sequence[Subject], model: Model, question: Question, strategy: Strategy
) -> dict[str, Offer]:
    """The list of each; who has none gets what is popular."""
    own = dict[str, Listed]()
    if question.begins is not Strategy.POPULAR:
        own = await listed(ask, subjects, model, question)
    left = [each for each in subjects if not own.get(each.id, NONE).items]
    fallen = await _popular(ask, left, question) if left else {}
    return {each.id: _offer(each, own.get(each.id), fallen, model, strategy) for each in subjects}


async def _popular(ask: Asking, subjects: Sequence[Subject], question: Question) -> dict[str, Listed]:
    lists = await popular(ask, question)
    outs = {each.id: each.out for each in subjects}
    return await from_lists(ask, dict.fromkeys(outs, lists), outs, question)


def _offer(
    subject: Subject, own: Listed | None, fallen: Mapping[str, Listed], model: Model, strategy: Strategy
) -> Offer:
    id_ = None if subject.id == BASKET else subject.id
    if own is not None and own.items:
        return Offer(id_, model, own, strategy, RESTS[strategy])
    whys = [] if own is None else [NOTHING[strategy] if subject.weights else NO_HISTORY]
    found = fallen[subject.id]
    if found.items:
        return Offer(id_, model, found, Strategy.POPULAR, " ".join([*whys, RESTS[Strategy.POPULAR]]))
    return Offer(id_, model, why=" ".join([*whys, NOTHING[Strategy.POPULAR] if model.name else NO_MODEL]))
