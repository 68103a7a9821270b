"""What to offer to whom, as the API shows it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from graph.cross_sell.serving import buyers
from graph.cross_sell.serving.ladder import Offer, for_customers
from graph.cross_sell.serving.reading import Question
from graph.cross_sell.serving.terms import Strategy
from graph.cross_sell.serving.wholes import for_basket, for_companies, for_households, in_basket
from graph.normalise.durations import duration, within_last
from resolvers.computed.ask import Ask
from resolvers.computed.reasons import Told, numbers, told_of
from resolvers.computed.selling import Selling
from resolvers.errors import BadInput
from resolvers.recommending import token
from schema.finish import ByName

USUAL, MOST, LARGEST_BASKET = 10, 100, 100
Offers = Callable[[Selling, Sequence[str], Question], Awaitable[Mapping[str, Offer]]]


async def customers(ids: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """`Customer.crossSell`."""
    return await _offered(ids, ask, for_customers)


async def households(ids: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """`Household.crossSell`."""
    return await _offered(ids, ask, for_households)


async def companies(ids: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """`Company.crossSell`."""
    return await _offered(ids, ask, for_companies)


async def basket(ask: Ask) -> ByName:
    """`Query.crossSell`."""
    skus = ask.given["forBasket"]
    if not 1 <= len(skus) <= LARGEST_BASKET:
        raise BadInput(
            f"forBasket: from 1 to {LARGEST_BASKET} SKUs, not {len(skus)}. Of a customer ask crossSell on it.",
            argument="forBasket",
        )
    question = question_of(ask)
    found = await in_basket(Selling(ask), skus)
    if missing := sorted(set(skus) - found.keys()):
        raise BadInput(
            f"forBasket: there is no product {', '.join(map(repr, missing[:5]))}. SKUs are exact.", argument="forBasket"
        )
    offer = await for_basket(Selling(ask), sorted(found.values()), question)
    return _offer(offer, ask, await told_of(ask, [each.reasons for each in offer.listed.items]))


async def _offered(ids: Sequence[str], ask: Ask, offers: Offers) -> dict[str, ByName]:
    found = await offers(Selling(ask), ids, question_of(ask))
    told = await told_of(ask, [each.reasons for offer in found.values() for each in offer.listed.items])
    return {id_: _offer(offer, ask, told) for id_, offer in found.items()}


def question_of(ask: Ask) -> Question:
    """The question of the arguments; raises BadInput."""
    setting, now = ask.values.setting, ask.values.now
    return Question(
        ask.number("first", usual=USUAL, least=0, most=MOST),
        setting.offers,
        ask.values.moment,
        ask.today,
        within_last(setting.offers.dismissed_for, now, zone=setting.zone),
        _strategy(ask),
        _diversity(ask),
        _bought_before(ask),
        narrows=ask.given.get("where") is not None,
        explains=ask.wants("nodes", "reasons"),
        knows=frozenset(ask.model.nodes),
    )


def _strategy(ask: Ask) -> Strategy:
    found = Strategy(ask.given.get("strategy") or "PERSONAL")
    if found is Strategy.BASKET:
        raise BadInput("strategy: BASKET is for crossSell(forBasket:), which knows no other.", argument="strategy")
    return found


def _diversity(ask: Ask) -> float:
    found = ask.given.get("diversity")
    if found is None or 0 <= found <= 1:
        return float(found or 0)
    raise BadInput(f"diversity: from 0 to 1, not {found}.", argument="diversity")


def _bought_before(ask: Ask) -> str | None:
    span = ask.given.get("excludeBoughtWithin")
    return None if span is None else within_last(duration(span), ask.values.now, zone=ask.values.setting.zone)


def _offer(offer: Offer, ask: Ask, told: Told) -> ByName:
    who = offer.subject
    return ByName(
        recommendationId=token(offer, ask.values.setting.key, ask.values.moment)
        if ask.wants("recommendationId")
        else None,
        strategyUsed=offer.strategy and offer.strategy.value,
        strategyReason=offer.why,
        personalised=offer.is_personal,
        heldOut=offer.is_held_out,
        model=offer.model.name,
        truncated=offer.listed.truncated,
        nodes=[
            ByName(score=each.score, product=each.product, reasons=told.reasons(each.reasons, who, each.product))
            for each in offer.listed.items
        ],
    )


# ------------------------------------------------------------------------------------------------------------- products


async def together(ids: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """`Product.boughtTogether`."""
    first = ask.number("first", usual=USUAL, least=0, most=MOST)
    model, found = await buyers.together(Selling(ask), ids)
    return {
        id_: ByName(
            model=model.name,
            truncated=len(edges) > first,
            nodes=[
                ByName(numbers(each.numbers, ask), product=each.candidate, weight=each.weight) for each in edges[:first]
            ],
        )
        for id_, edges in found.items()
    }


async def likely(ids: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """`Product.likelyBuyers`."""
    question = question_of(ask)
    model, found = await buyers.likely(Selling(ask), ids, question)
    first = {id_: some[: question.first] for id_, some in found.items()}
    told = await told_of(ask, [each.reasons for some in first.values() for each in some])
    return {
        id_: ByName(
            model=model.name,
            truncated=len(found[id_]) > len(some),
            nodes=[
                ByName(customer=each.customer, score=each.score, reasons=told.reasons(each.reasons, each.customer, id_))
                for each in some
            ],
        )
        for id_, some in first.items()
    }
